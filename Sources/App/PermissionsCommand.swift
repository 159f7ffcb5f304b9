import ArgumentParser
import Domain
import Foundation
import Service
import Web

/// Who may do what where: printed from what decides, as `docs/permissions.md`.
struct PermissionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "permissions", abstract: "Role × act × scope, as Markdown or JSON.")

    @Flag(help: "Answer with one JSON document.")
    var json = false

    func run() async throws {
        print(json ? try PermissionsJSON().text : PermissionsText().markdown, terminator: json ? "\n" : "")
    }
}

/// One row: this role may do this within this scope.
struct PermissionRow: Hashable, Encodable {
    var role: Role
    var act: String
    var scope: String
    var clause: String

    /// Acts on dossiers, as the moves permit them: the scope is what is asked of every act of a role.
    static let acts: [PermissionRow] = unique(
        Move.table.map { PermissionRow(role: $0.by, act: $0.act.rawValue, scope: scope(of: $0.by), clause: $0.mark.id) })

    static let rights: [PermissionRow] = Permission.table.map {
        PermissionRow(role: $0.by, act: $0.right.rawValue, scope: $0.scope.rawValue, clause: $0.mark.id)
    }

    /// Which dossiers a role sees.
    static let reads: [PermissionRow] = Role.allCases.filter { $0 != .system }.map {
        PermissionRow(role: $0, act: "see dossiers", scope: $0.seesDossiers.rawValue, clause: $0.seesDossiers.mark.id)
    }

    private static func scope(of role: Role) -> String {
        let standing = Guard.standing(of: role)
        if standing.contains(.ownDivision) { return "ownDivision" }
        if standing.contains(.ownUnit) { return "ownUnit" }
        return standing.contains(.ownParty) ? "ownParty" : "system"
    }

    private static func unique(_ rows: [PermissionRow]) -> [PermissionRow] {
        var seen: Set<PermissionRow> = []
        return rows.filter { seen.insert($0).inserted }
    }
}

private struct PermissionsJSON: Encodable {
    var acts = PermissionRow.acts
    var rights = PermissionRow.rights
    var reads = PermissionRow.reads
    var routes = RouteTable.all.map { RouteRow($0) }

    struct RouteRow: Encodable {
        var method: String
        var path: String
        var who: String

        init(_ entry: RouteEntry) { (method, path, who) = (entry.method.rawValue, entry.path, entry.who.text) }
    }

    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

struct PermissionsText {
    var markdown: String {
        """
        # Who may do what

        Printed by `haidang permissions` from what decides; do not edit. `ownUnit` is the unit without its child units (2988-D5.1.c). Out of scope is "not found";
        what a role never may is refused with its clause. Acts carry further conditions, printed in `rules.md`.

        ## Dossiers one sees

        \(table(PermissionRow.reads))

        ## Acts on dossiers

        \(table(PermissionRow.acts))

        ## Everything else

        \(table(PermissionRow.rights))

        ## Routes

        | method | path | who |
        |---|---|---|
        \(RouteTable.all.map { "| \($0.method.rawValue) | `\($0.path)` | \($0.who.text) |" }.joined(separator: "\n"))

        """
    }

    private func table(_ rows: [PermissionRow]) -> String {
        let sorted = Role.allCases.flatMap { role in rows.filter { $0.role == role } }
        return "| role | act | scope | clause |\n|---|---|---|---|\n"
            + sorted.map { "| \($0.role.rawValue) | \($0.act) | \($0.scope) | \($0.clause) |" }.joined(separator: "\n")
    }
}
