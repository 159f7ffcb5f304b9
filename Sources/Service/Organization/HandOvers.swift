import Domain
import Storage

/// A hand-over being prepared: the secret exists here and nowhere else until `handOver` keeps its digest.
package struct HandOverTicket: Sendable {
    package var access: AccountAccess
    package var secret = OneTimeSecret()
    /// 3035-D6.4: the first moment that is too late.
    package var endsAt: Instant
}

/// How a secret reaches its person.
package struct HandOverCommand: Hashable, Sendable {
    package var way: HandOver
    package var receivedBy: String
    /// Where the letter goes; for a link the mail address.
    package var address: String
    /// 3035-D6.2-ii: of the written reply that brings the letter.
    package var replyNumber: String?

    package init(way: HandOver, receivedBy: String, address: String, replyNumber: String? = nil) {
        (self.way, self.receivedBy, self.address, self.replyNumber) = (way, receivedBy, address, replyNumber)
    }
}

extension Office {
    /// Whether a secret may be handed over at all, and a fresh one; nothing has changed yet, so a letter that cannot be printed costs nobody a password.
    package func prepareHandOver(of account: String, by actor: Actor) async throws -> HandOverTicket {
        let now = clock.instant
        return try await database.read { tx in
            let access = try AccessTable.find(account, visibleTo: actor, in: tx)
            _ = try access.demandHandOver(by: actor)
            return HandOverTicket(access: access, endsAt: ActivationTime.end(handedOverAt: now))
        }
    }

    /// 2988-D6.2.b-ii: "bàn giao bí mật, an toàn". From here the secret alone opens the account, once; what opened it before is over.
    package func handOver(_ ticket: HandOverTicket, _ command: HandOverCommand, by actor: Actor) async throws {
        try command.check()
        let (id, mailID) = (ticket.access.account.id, String.newID())
        let mail = command.way == .link ? activationMail(ticket, to: command.address) : nil
        try await database.write { tx in
            let access = try AccessTable.find(id, visibleTo: actor, in: tx)
            let mark = try access.demandHandOver(by: actor)
            try Self.handOver(ticket, command.way, command.receipt, mark, by: actor.author, in: tx)
            try tx.send("UPDATE account SET email = \(mail?.to ?? access.email) WHERE id = \(id)")
            if let mail { try Outbox.queue(mail, id: mailID, in: tx) }
        }
    }

    static func handOver(
        _ ticket: HandOverTicket, _ way: HandOver, _ receipt: HandOverReceipt, _ mark: Mark, by author: Author, in tx: Transaction
    ) throws {
        let id = ticket.access.account.id
        try AccessTable.endCredentials(of: id, in: tx)
        try OneTimeSecrets.keep(ticket.secret, for: .activation, account: id, lifetime: ticket.endsAt.milliseconds - tx.now, in: tx)
        try tx.send("UPDATE account SET handed_over_at = \(tx.now) WHERE id = \(id)")
        try AccountHistory.append(.credentialsHandedOver(way, receipt: receipt), mark, to: id, by: author, in: tx)
    }

    private func activationMail(_ ticket: HandOverTicket, to address: String) -> Mail {
        let account = ticket.access.account
        return Mail(
            to: address, subject: "Kích hoạt tài khoản \(account.name) trên Hải Đăng",
            body: """
                Kính gửi \(account.person),

                Tài khoản \(account.name) đã được bàn giao cho bạn. Mở liên kết sau và đặt mật khẩu riêng:

                \(activationLink(account.name, ticket.secret))

                Liên kết dùng được một lần, đến hết ngày \(ticket.endsAt.advanced(bySeconds: -1).day.inVietnamese). Quá thời hạn đó tài khoản bị khóa (Điều 6 khoản 4 Quyết định 3035/QĐ-TCHQ).
                Không chuyển thư này cho người khác. Nếu bạn không chờ thư này, báo ngay cho người quản trị của đơn vị.
                """)
    }

    package func activationLink(_ account: String, _ secret: OneTimeSecret) -> String {
        "\(settings.address)/activate?account=\(account)&secret=\(secret.text)"
    }
}

extension AccountAccess {
    fileprivate func demandHandOver(by actor: Actor) throws -> Mark {
        let mark = try actor.demand(.handOverCredentials, over: self)
        if isClosed { throw OrganisationViolation(mark, .access(.accountClosed)) }
        if lockedAt != nil { throw OrganisationViolation(mark, .access(.alreadyLocked)) }
        return mark
    }
}

extension HandOverCommand {
    fileprivate var receipt: HandOverReceipt { HandOverReceipt(receivedBy: receivedBy, address: address, replyNumber: replyNumber) }

    fileprivate func check() throws {
        if receivedBy.isEmpty { throw Invalid("receivedBy", .missing) }
        switch way {
        case .letter, .counter: if (replyNumber ?? "").isEmpty { throw Invalid("replyNumber", .missing) }
        case .link: if !EmailAddress.isPlausible(address) { throw Invalid("address", .malformed(address)) }
        }
    }
}

extension Day {
    /// `09/11/2018`
    var inVietnamese: String {
        let (year, month, day) = parts
        return "\(day < 10 ? "0" : "")\(day)/\(month < 10 ? "0" : "")\(month)/\(year)"
    }
}
