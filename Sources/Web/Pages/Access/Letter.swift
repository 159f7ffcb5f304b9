import Domain
import Foundation
import Hummingbird
import Service

/// What stands in a sealed letter (3035-D6.2-ii). Template `letter`.
struct Letter: Sendable {
    var unitName: String
    var replyNumber: String
    var receiver: String
    var address: String
    var accountName: String
    var personName: String
    var secret: String
    var activateAddress: String
    var leastLetters: String
    var lastDay: String
    var letterDemo: Bool
}

extension Desk {
    /// Prints the letter, then records the hand-over, then lets it out: once, and it is kept nowhere.
    func letter(_ ticket: HandOverTicket, _ command: HandOverCommand, by actor: Actor) async throws -> Response {
        let letter = Letter(ticket, command, office)
        let html = try site.templates.render("letter", Frame(words: site.templates.words[.vi], page: Page(), content: letter))
        let pdf = try await office.printed(html)
        try await office.handOver(ticket, command, by: actor)
        var answer = Download.response(ByteBuffer(bytes: pdf), name: "ban-giao-\(ticket.access.account.name).pdf", type: "application/pdf")
        answer.status = .created
        return answer
    }
}

extension Letter {
    fileprivate init(_ ticket: HandOverTicket, _ command: HandOverCommand, _ office: Office) {
        let account = ticket.access.account
        self.init(
            unitName: account.unit?.name ?? "", replyNumber: command.replyNumber ?? "", receiver: command.receivedBy, address: command.address,
            accountName: account.name, personName: account.person, secret: ticket.secret.text, activateAddress: "\(office.settings.address)/activate",
            leastLetters: "\(PasswordRule.least)", lastDay: Language.vi.date(ticket.endsAt.advanced(bySeconds: -1).day), letterDemo: office.settings.isDemo)
    }
}
