import Domain
import Storage

extension Office {
    /// Longer than the server may take, or a slow one would get every mail twice.
    static let mailClaimTime: Int64 = 120_000
    /// With its pauses somewhat more than a day: a mail server may be down over a night.
    static let mostMailAttempts = 12

    /// Sends one mail, if one waits and there is a server. At least once: who dies between the server's answer and ours sends it again.
    /// - Returns: whether there was anything to do.
    package func sendNextMail() async throws -> Bool {
        guard let server = settings.mail else { return false }
        guard let claimed = try await database.write({ tx in try Outbox.claim(for: Self.mailClaimTime, in: tx) }) else { return false }
        do {
            try await send(claimed, by: server)
            _ = try await database.write { tx in try Outbox.sent(claimed.id, in: tx) }
        } catch let failure as MailFailure {
            log.warning("mail not sent", metadata: ["mail": "\(claimed.id)", "attempt": "\(claimed.attempts)", "error": "\(failure.text)"])
            try await keep(claimed, after: failure)
        }
        return true
    }

    private func send(_ claimed: Outbox.Claimed, by server: MailServer) async throws {
        guard EmailAddress.isPlausible(claimed.mail.to) else { throw MailFailure.refused(553) }
        let message = MailMessage(claimed.mail, id: claimed.id, from: server.from, at: clock.instant)
        try await postmen.runIfActive { try SMTP.send(message, by: server) }
    }

    /// Tried again after pauses that double from one minute to six hours; what is refused for good, or too often, waits for a person.
    private func keep(_ claimed: Outbox.Claimed, after failure: MailFailure) async throws {
        if case .refused = failure { return try await bury(claimed, failure) }
        guard claimed.attempts < Self.mostMailAttempts else { return try await bury(claimed, failure) }
        let pause = min(Int64(1) << (claimed.attempts - 1), 360) * 60_000
        _ = try await database.write { tx in try Outbox.postpone(claimed.id, by: pause, failure.text, in: tx) }
    }

    private func bury(_ claimed: Outbox.Claimed, _ failure: MailFailure) async throws {
        _ = try await database.write { tx in try Outbox.bury(claimed.id, failure.text, in: tx) }
    }
}
