import Domain
import Storage

extension Office {
    static let riskMark: Mark = "2988-D4.4-ii"

    /// "Tài khoản của tôi có nguy cơ": sign-in is suspended, everything signed in ends, and whoever answers for the account is told, in one act.
    /// - Parameter account: the reporter's own.
    package func reportRisk(to account: String) async throws {
        let mailIDs = (0..<Self.mostTold).map { _ in String.newID() }
        try await database.write { tx in
            guard let access = try AccessTable.find(account, in: tx) else { throw NotFound() }
            let isFirst = try AccessTable.lock(account, .atRisk, in: tx)
            try AccessTable.endCredentials(of: account, in: tx)
            guard isFirst else { return }
            let author = Author(account: account, role: access.account.role)
            try AccountHistory.append(.locked(.atRisk), Self.riskMark, to: account, by: author, in: tx)
            try Self.tellAdministrators(of: access, mailIDs, in: tx)
        }
    }

    /// The same for one who is not signed in and still knows the password.
    /// - Throws: `WrongCredentials`, after the same time whether the account exists or not.
    package func reportRisk(account name: String, password: String) async throws {
        let found = try await database.read { tx in
            try tx.row("SELECT id, password FROM account WHERE name = \(name)").map { (id: try $0.text("id"), password: try $0.text("password")) }
        }
        guard try await passwords.matches(password, stored: found?.password), let found else { throw WrongCredentials() }
        try await reportRisk(to: found.id)
    }

    private static let mostTold = 5

    private static func tellAdministrators(of access: AccountAccess, _ mailIDs: [String], in tx: Transaction) throws {
        let unit = access.isCentral ? nil : access.account.unit?.id
        let stream = AccountHistory.stream(access.account.id)
        let sequence = try EventTable.length(stream, in: tx)
        for (holder, id) in zip(try UnitAccountTable.holders(of: unit, except: access.account.id, in: tx), mailIDs) {
            try NoticeTable.tell(holder.account, of: stream, at: sequence, in: tx)
            guard let email = holder.email else { continue }
            try Outbox.queue(riskMail(access.account, to: email), id: id, in: tx)
        }
    }

    private static func riskMail(_ account: Account, to address: String) -> Mail {
        Mail(
            to: address, subject: "Tài khoản \(account.name) báo có nguy cơ lộ mật khẩu",
            body: """
                \(account.person) (\(account.name)) vừa báo tài khoản có nguy cơ bị lộ. Hệ thống đã khóa tài khoản và kết thúc mọi phiên đăng nhập.

                Xác minh với người giữ tài khoản, rồi mở khóa và bàn giao lại ở mục Tài khoản cần xử lý (Điều 4 khoản 4 Quyết định 2988/QĐ-TCHQ).
                """)
    }
}

extension UnitAccountTable {
    /// Who acts as a unit's administrator now; where nobody else does, or without a unit, who acts as the one of Cục CNTT & Thống kê.
    static func holders(of unit: String?, except account: String, in tx: Snapshot) throws -> [(account: String, email: String?)] {
        if let unit {
            let own = try holders(where: "a.unit = \(unit)", except: account, in: tx)
            if !own.isEmpty { return own }
        }
        return try holders(where: "a.root_since IS NOT NULL", except: account, in: tx)
    }

    private static func holders(where condition: Statement, except account: String, in tx: Snapshot) throws -> [(account: String, email: String?)] {
        try tx.rows(
            """
            SELECT p.id, p.email FROM administrator a
            JOIN administrator_holder h ON h.administrator = a.name AND h.from_at <= \(tx.now) AND (h.to_at IS NULL OR h.to_at > \(tx.now))
            JOIN account p ON p.id = h.account
            WHERE \(condition) AND a.kind = 'administration' AND a.closed_at IS NULL AND p.id <> \(account) ORDER BY p.id
            """
        ).map { (try $0.text("id"), try $0.optionalText("email")) }
    }
}
