import Domain
import HTTPTypes
import Hummingbird
import Service

/// Requests for monitoring accounts for programs (3035 Điều 6); what is done alike with lists of either kind stands in `AccountAPI`.
enum MonitoringListAPI {
    static func add(to api: APIRoutes) {
        api.get("monitoring-lists") { call in
            let found = try await call.office.accountLists(.monitoring, after: try call.request.cursor(), limit: try call.limit(), for: call.actor)
            return try .json(ListJSON(items: found.lines.map(AccountListLineJSON.init), next: found.next?.text))
        }
        api.post("monitoring-lists", needs: .compileMonitoringList) { call, _ in
            try .json(MadeJSON(id: try await call.office.beginMonitoringList(by: call.actor), sequence: 1), status: .created)
        }
        api.get("monitoring-lists/{id}") { call in
            try .json(MonitoringListJSON(try await call.office.accountList(call.parameter("id"), .monitoring, for: call.actor), call.context.language))
        }
        api.post("monitoring-lists/{id}/rows", needs: .compileMonitoringList) { call, values in
            try await put(call, &values, row: nil, status: .created)
        }
        api.put("monitoring-lists/{id}/rows/{row}", needs: .compileMonitoringList) { call, values in
            try await put(call, &values, row: call.parameter("row"), status: .ok)
        }
        api.post("monitoring-lists/{id}/submissions", needs: .compileMonitoringList) { call, values in
            let (_, paper) = (try call.sequence(), try WrittenPaper(&values))
            return try await call.list { try await call.office.send(list: $0, request: paper, by: call.actor, seen: $1) }
        }
        api.post("monitoring-lists/{id}/replies", needs: .executeMonitoringList) { call, values in
            let (_, paper) = (try call.sequence(), try WrittenPaper(&values))
            return try await call.list { try await call.office.reply(to: $0, with: paper, by: call.actor, seen: $1) }
        }
    }

    private static func put(_ call: APICall, _ values: inout FormValues, row: String?, status: HTTPResponse.Status) async throws -> Response {
        let (id, seen, entry) = (try call.parameter("id"), try call.sequence(), try UnitAccountEntry(&values))
        return try .json(MadeJSON(id: id, sequence: try await call.office.put(entry, as: row, in: id, by: call.actor, seen: seen)), status: status)
    }
}

extension AccountList.Kind {
    var apiPath: String { String(ListTerms.of(self).path.dropFirst()) + "/{id}" }
}

struct MonitoringListJSON: Encodable {
    struct Row: Encodable {
        var id: String
        var unit: String
        /// The class of the unit's account.
        var `class`: MonitoringClass?
        var form: UnitAccountRow.Form
        var holder: String?
        var note: String
    }

    struct Paper: Encodable {
        var number: String
        var date: String

        init(_ paper: WrittenPaper) { (number, date) = (paper.number, paper.date) }
    }

    var id: String
    var unit: String
    var state: AccountList.State
    var reason: String?
    var sequence: Int
    var rows: [Row]
    var results: [RowResultJSON]
    var request: Paper?
    var reply: Paper?
    var submitted: ListSignatureJSON?
    var decided: ListSignatureJSON?
    var history: [EntryJSON]

    init(_ view: AccountListView, _ language: Language) {
        let list = view.list
        (id, unit, state, reason, sequence) = (view.id, view.unit.code, list.state, list.reason, view.sequence)
        rows = list.unitRows.map { row in
            let unit = view.units.first { $0.id == row.unit }
            return Row(id: row.id, unit: unit?.code ?? row.unit, class: unit?.monitors, form: row.form, holder: row.holder?.name, note: row.note)
        }
        results = list.rowIDs.compactMap { row in list.results[row].map { RowResultJSON(row, $0, language) } }
        (request, reply) = (list.request.map(Paper.init), list.reply.map(Paper.init))
        (submitted, decided) = (list.submitted.map(ListSignatureJSON.init), list.decided.map(ListSignatureJSON.init))
        history = view.history.map(EntryJSON.init)
    }
}
