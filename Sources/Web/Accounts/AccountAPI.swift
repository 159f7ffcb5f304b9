import Domain
import HTTPTypes
import Hummingbird
import Service

/// Accounts, lists, accounts of units and hats for programs: the same acts as on the pages, with the same rules and marks.
package enum AccountAPI {
    package static func add(to router: Router<WebContext>, _ desk: Desk) {
        let api = APIRoutes(group: router.group("api/v1"), desk: desk)
        addAccounts(api)
        addLists(api)
        addListActs(api, .officers)
        MonitoringListAPI.add(to: api)
        addListActs(api, .monitoring)
        addAdministrators(api)
        addHats(api)
    }

    private static func addAccounts(_ api: APIRoutes) {
        api.get("accounts") { call in
            let (state, limit) = (try call.query("state", of: AccountStanding.State.self), try call.limit())
            let found = try await call.office.accounts(
                matching: try call.query("q", atMost: 100), state: state, after: try call.query("after", atMost: 100), limit: limit, for: call.actor)
            return try .json(ListJSON(items: found.lines.map(AccountLineJSON.init), next: found.next?.number))
        }
        api.get("accounts/{id}") { call in
            try .json(AccountRecordJSON(try await call.office.account(call.parameter("id"), historyBefore: call.request.place(), for: call.actor)))
        }
        api.post("accounts", needs: .grantObserver) { call, values in
            let id = try await call.office.grantObserver(try ObserverRequest(&values), by: call.actor)
            return try .json(MadeJSON(id: id, sequence: 1), status: .created)
        }
        api.post("accounts/{id}/releases", needs: .releaseAccount) { call, values in
            let (seen, reason) = (try call.sequence(), try values.only("reason"))
            return try await call.account { try await call.office.release(account: $0, reason: reason, by: call.actor, seen: seen) }
        }
        api.post("accounts/{id}/deactivations", needs: .grantObserver) { call, values in
            let (seen, reason) = (try call.sequence(), try values.only("reason"))
            return try await call.account { try await call.office.deactivateObserver($0, reason: reason, by: call.actor, seen: seen) }
        }
        api.post("accounts/{id}/acting-terms", needs: .nameActingLeader) { call, values in
            let (seen, term) = (try call.sequence(), try ActingTerm(&values, now: call.office.clock.instant))
            return try await call.account { try await call.office.nameActingLeader(term, account: $0, by: call.actor, seen: seen) }
        }
        api.post("accounts/{id}/acting-terms/{term}/ends", needs: .nameActingLeader) { call, values in
            let (seen, reason, term) = (try call.sequence(), try values.only("reason"), try call.parameter("term"))
            return try await call.account { try await call.office.endActingLeader(term, account: $0, reason: reason, by: call.actor, seen: seen) }
        }
    }

    private static func addLists(_ api: APIRoutes) {
        api.get("account-lists") { call in
            let found = try await call.office.accountLists(after: try call.request.cursor(), limit: try call.limit(), for: call.actor)
            return try .json(ListJSON(items: found.lines.map(AccountListLineJSON.init), next: found.next?.text))
        }
        api.post("account-lists", needs: .compileAccountList) { call, _ in
            try .json(MadeJSON(id: try await call.office.beginAccountList(by: call.actor), sequence: 1), status: .created)
        }
        api.get("account-list-template") { call in
            try Permission.refuseRole(call.actor, without: .seeAccounts)
            return Download.response(ByteBuffer(string: Office.accountSheetTemplate), name: "mau-so-01.csv", type: "text/csv; charset=utf-8")
        }
        api.get("account-lists/{id}") { call in
            try .json(AccountListJSON(try await call.office.accountList(call.parameter("id"), for: call.actor), call.context.language))
        }
        api.get("account-lists/{id}/document") { call in
            let pdf = try await call.office.printAccountList(call.parameter("id"), for: call.actor)
            return Download.response(ByteBuffer(bytes: pdf), name: "mau-so-01.pdf", type: "application/pdf")
        }
        addListRows(api)
    }

    private static func addListRows(_ api: APIRoutes) {
        api.post("account-lists/{id}/rows", needs: .compileAccountList) { call, values in
            try await call.put(&values, row: nil, status: .created)
        }
        api.put("account-lists/{id}/rows/{row}", needs: .compileAccountList) { call, values in
            try await call.put(&values, row: call.parameter("row"), status: .ok)
        }
        api.post("account-lists/{id}/imports", needs: .compileAccountList, form: false) { call, _ in
            let (id, seen) = (try call.parameter("id"), try call.sequence())
            let (_, file) = try await SheetIntake.read(call.request)
            guard let file else { throw FieldErrors([FieldError("file", .missing)]) }
            let sequence = try await call.office.importSheet(file.bytes, name: file.name, into: id, by: call.actor, seen: seen)
            return try .json(MadeJSON(id: id, sequence: sequence), status: .created)
        }
        api.post("account-lists/{id}/submissions", needs: .compileAccountList) { call, _ in
            try await call.list { try await call.office.submit(list: $0, by: call.actor, seen: $1) }
        }
    }

    /// What is done alike with lists of either kind.
    private static func addListActs(_ api: APIRoutes, _ kind: AccountList.Kind) {
        let (path, compile, decide) = (kind.apiPath, AccountListMove.right(.remove, on: kind), AccountListMove.right(.approve, on: kind))
        api.delete("\(path)/rows/{row}", needs: compile) { call in
            let (id, row) = (try call.parameter("id"), try call.parameter("row"))
            return try .json(MadeJSON(id: id, sequence: try await call.office.remove(row: row, from: id, kind, by: call.actor, seen: call.sequence())))
        }
        api.post("\(path)/discards", needs: compile) { call, _ in
            try await call.list { try await call.office.discard(list: $0, kind, by: call.actor, seen: $1) }
        }
        api.post("\(path)/approvals", needs: decide) { call, _ in
            try await call.list { try await call.office.approve(list: $0, kind, by: call.actor, seen: $1) }
        }
        api.post("\(path)/sendbacks", needs: decide) { call, values in
            let (_, reason) = (try call.sequence(), try values.only("reason"))
            return try await call.list { try await call.office.sendBack(list: $0, kind, reason: reason, by: call.actor, seen: $1) }
        }
        api.post("\(path)/executions", needs: AccountListMove.right(.carryOut, on: kind)) { call, values in
            let (id, seen, row) = (try call.parameter("id"), try call.sequence(), values.optional("row", maximum: 60))
            try values.finish()
            let done = try await row.asyncMap { [try await call.office.carryOut(row: $0, of: id, kind, by: call.actor, seen: seen)] }
            let results = if let done { done } else { try await call.office.carryOut(list: id, kind, by: call.actor, seen: seen) }
            return try .json(ListJSON(items: results.map { RowResultJSON($0.row, $0.result, call.context.language) }, next: nil), status: .created)
        }
    }

    private static func addAdministrators(_ api: APIRoutes) {
        api.get("administrators") { call in
            let found = try await call.office.unitAccounts(after: try call.query("after", atMost: 100), limit: try call.limit(), for: call.actor)
            return try .json(ListJSON(items: found.lines.map(UnitAccountJSON.init), next: found.next?.number))
        }
        api.get("administrators/{name}") { call in
            try .json(UnitAccountRecordJSON(try await call.office.unitAccount(call.parameter("name"), for: call.actor)))
        }
        api.post("administrators", needs: .issueUnitAccount) { call, values in
            let (unit, holder, request) = (values.text("unit", maximum: 20), values.text("holder", maximum: 60), values.text("request", maximum: 200))
            try values.finish()
            let name = try await call.office.issueAdministrator(unit: unit, holder: holder, request: request, by: call.actor)
            return try .json(UnitAccountRecordJSON(try await call.office.unitAccount(name, for: call.actor)), status: .created)
        }
        api.post("unit-openings", needs: .openUnit) { call, values in
            let opening = UnitOpening(&values)
            try values.finish()
            let name = try await call.office.openUnit(opening, by: call.actor)
            return try .json(UnitAccountRecordJSON(try await call.office.unitAccount(name, for: call.actor)), status: .created)
        }
        api.post("administrators/{name}/holders", needs: .assignHolder) { call, values in
            let (seen, term) = (try call.sequence(), try HolderTerm(&values, now: call.office.clock.instant))
            return try await call.administrator { try await call.office.assignHolder(term, to: $0, by: call.actor, seen: seen) }
        }
        api.post("administrators/{name}/closings", needs: .issueUnitAccount) { call, values in
            let (seen, request) = (try call.sequence(), try values.only("request"))
            return try await call.administrator { try await call.office.closeUnitAccount($0, request: request, by: call.actor, seen: seen) }
        }
    }

    private static func addHats(_ api: APIRoutes) {
        api.get("hats") { call in try .json(ListJSON(items: try await call.office.hats(of: call.actor.account).map(HatJSON.init), next: nil)) }
        api.post("hats", needs: nil) { call, values in
            let hat = values.optional("hat", maximum: 60)
            try values.finish()
            let token = SessionToken()
            let worn = try await call.office.wear(hat, session: call.signedIn.session, account: call.actor.account, tokenDigest: token.digest)
            return try .json(SessionJSON(token: token.secret, account: AccountJSON(worn.account)), status: .created)
        }
    }
}
