import Domain
import Storage

extension Differences {
    /// A history whose row is gone, or with an entry missing.
    @Sendable static func ofStream(_ stream: String, _ tx: Snapshot) throws -> [String] {
        var problems: [String] = []
        let count = try tx.row("SELECT count(*) AS n FROM event WHERE stream = \(stream)")?.int("n")
        if try EventTable.length(stream, in: tx) != count { problems.append("\(stream): an entry of the history is missing") }
        if try tx.row(subject(of: stream)) == nil { problems.append("\(stream): a history of something that is not there") }
        return problems
    }

    private static func subject(of stream: String) -> Statement {
        let parts = stream.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return "SELECT number FROM dossier WHERE number = \(stream)" }
        return switch parts[0] {
        case "unit": "SELECT id FROM unit WHERE id = \(parts[1])"
        case "account": "SELECT id FROM account WHERE id = \(parts[1])"
        case "list": "SELECT id FROM account_list WHERE id = \(parts[1])"
        case "administrator": "SELECT name FROM administrator WHERE name = \(parts[1])"
        // What a mail has come to is not history, only who sent it on its way again.
        case "mail": "SELECT id FROM mail WHERE id = \(parts[1])"
        case "party": "SELECT id FROM party WHERE id = \(parts[1])"
        default: "SELECT stream FROM event WHERE 1 = 0"
        }
    }
}
