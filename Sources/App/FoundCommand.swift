import ArgumentParser
import Domain
import Foundation
import Service
import Web

/// Exit 0: founded; 1: refused, and nothing was done.
struct FoundCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "found", abstract: "Sets up an empty installation: all units, and the first two people of the unit that administers.",
        discussion: "A person is given as \"name; title; service number\", and \"; E-Customs account\" where there is one.")

    @OptionGroup var options: DataOptions

    @Option(help: "The code of the unit that issues the administrator accounts of all others.")
    var unit = "CNTT"

    @Option(help: "Number and date of the decision this rests on.")
    var request: String

    @Option(help: ArgumentHelp("The head of that unit, who approves its lists.", valueName: "person"))
    var head: AccountListEntry

    @Option(help: ArgumentHelp("Who holds its administrator account, and signs in first.", valueName: "person"))
    var holder: AccountListEntry

    @Option(help: ArgumentHelp("Where people reach this installation.", valueName: "url"))
    var address: String?

    func run() async throws {
        let office = try await openOffice(options) { settings in
            if let address { settings.address = address }
        }
        let opening = UnitOpening(unit: unit, request: request, head: head, holder: holder)
        do {
            let ticket = try await office.found(opening, units: URL(filePath: try Shipped.folder("organisation")).appending(path: "units.tsv"))
            print(answer(ticket, office))
            await office.database.close()
        } catch {
            await office.database.close()
            guard let words = Self.words(error) else { throw error }
            FileHandle.standardError.write(Data("\(words)\n".utf8))
            throw ExitCode(1)
        }
    }

    private func answer(_ ticket: HandOverTicket, _ office: Office) -> String {
        """
        Founded. \(ticket.access.account.person) signs in first, and sets a password of their own at this address,
        once, before \(ticket.endsAt). It is shown nowhere else:

        \(office.activationLink(ticket.access.account.name, ticket.secret))
        """
    }

    private static func words(_ refusal: any Error) -> String? {
        switch refusal {
        case is AlreadyFounded: "There are units already; nothing was done."
        case let invalid as Invalid: "--\(invalid.field): there is no such unit"
        case let faults as UnitOpening.Faults:
            (lines("--head", faults.head) + lines("--holder", faults.holder)).joined(separator: "\n")
        case let violation as OrganisationViolation: "\(violation.fault.words(in: .en)) [\(violation.mark.id)]"
        default: nil
        }
    }

    private static func lines(_ option: String, _ faults: [CellFault]) -> [String] {
        faults.map { "\(option), \($0.column): \($0.fault.words(in: .en)) [\($0.mark.id)]" }
    }
}

extension AccountListEntry: ExpressibleByArgument {
    package init?(argument: String) {
        let parts = argument.split(separator: ";", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
        guard (3...4).contains(parts.count) else { return nil }
        self.init()
        (person, title, serviceNumber) = (parts[0], parts[1], parts[2])
        if parts.count == 4 { eCustomsAccount = parts[3] }
    }
}
