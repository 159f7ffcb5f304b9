import Domain
import Hummingbird
import Service

/// What lists of both kinds have in common: the page of one, and the acts on it.
enum ListActs {
    static func add(to router: Router<WebContext>, _ desk: Desk, _ kind: AccountList.Kind) {
        let path = String(ListTerms.of(kind).path.dropFirst()) + "/{id}"
        router.pages(desk, get: path) { try await show($0, kind) }
        router.pages(desk, post: "\(path)/rows/{row}/removals") { reader in
            try await act(reader, kind, "table", as: .remove, done: "removed") { list, actor, seen, _ in
                _ = try await reader.office.remove(row: reader.parameter("row"), from: list, kind, by: actor, seen: seen)
            }
        }
        router.pages(desk, post: "\(path)/discards") { reader in
            try await act(reader, kind, "discard", as: .discard, done: "discarded") { list, actor, seen, _ in
                _ = try await reader.office.discard(list: list, kind, by: actor, seen: seen)
            }
        }
        addDecisions(to: router, desk, kind, path)
        addExecutions(to: router, desk, kind, path)
    }

    private static func addDecisions(to router: Router<WebContext>, _ desk: Desk, _ kind: AccountList.Kind, _ path: String) {
        router.pages(desk, post: "\(path)/approvals") { reader in
            try await act(reader, kind, "approve", as: .approve, done: "approved") { list, actor, seen, _ in
                _ = try await reader.office.approve(list: list, kind, by: actor, seen: seen)
            }
        }
        router.pages(desk, post: "\(path)/sendbacks") { reader in
            try await act(reader, kind, "send-back", as: .sendBack, done: "sent-back") { list, actor, seen, values in
                let reason = values.text("reason", maximum: 1000)
                try values.finish()
                _ = try await reader.office.sendBack(list: list, kind, reason: reason, by: actor, seen: seen)
            }
        }
    }

    private static func addExecutions(to router: Router<WebContext>, _ desk: Desk, _ kind: AccountList.Kind, _ path: String) {
        router.pages(desk, post: "\(path)/executions") { reader in
            try await act(reader, kind, "carry-out", as: .carryOut, done: "carried-out") { list, actor, seen, _ in
                _ = try await reader.office.carryOut(list: list, kind, by: actor, seen: seen)
            }
        }
        router.pages(desk, post: "\(path)/rows/{row}/executions") { reader in
            try await act(reader, kind, "table", as: .carryOut, done: "carried-out") { list, actor, seen, _ in
                _ = try await reader.office.carryOut(row: reader.parameter("row"), of: list, kind, by: actor, seen: seen)
            }
        }
    }

    static func act(
        _ reader: Reader, _ kind: AccountList.Kind, _ form: String, as name: AccountListAct.Name, done: String,
        _ body: @escaping (_ list: String, _ actor: Actor, _ seen: Int, _ values: inout FormValues) async throws -> Void
    ) async throws -> Response {
        guard let move = AccountListMove.of(name, on: kind) else { throw Problem.notFound }
        return try await reader.act(form, needs: move.right, on: "id", of: ListTerms.of(kind).path, done: done, body) { try await show(reader, kind, $0) }
    }

    static func show(_ reader: Reader, _ kind: AccountList.Kind, _ attempt: Attempt? = nil) async throws -> Response {
        let view = try await reader.office.accountList(try reader.parameter("id"), kind, for: reader.actor())
        return try await reader.shown(AccountListRecord(view: view, reader: reader, actor: try reader.actor(), attempt: attempt).page, attempt)
    }
}
