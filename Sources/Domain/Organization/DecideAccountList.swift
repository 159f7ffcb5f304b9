/// What is done with a list.
package enum AccountListAct: Hashable, Sendable {
    case put(AccountListRow)
    case add([AccountListRow], from: String)
    case remove(row: String)
    case discard
    case submit
    case approve
    case sendBack(reason: String)
    case carryOut(row: String)

    package enum Name: String, Hashable, Sendable, CaseIterable { case put, add, remove, discard, submit, approve, sendBack, carryOut }

    package var name: Name {
        switch self {
        case .put: .put
        case .add: .add
        case .remove: .remove
        case .discard: .discard
        case .submit: .submit
        case .approve: .approve
        case .sendBack: .sendBack
        case .carryOut: .carryOut
        }
    }
}

/// One permission: this act in these states, to whoever has this right at the list's unit.
package struct AccountListMove: Hashable, Sendable {
    package var mark: Mark
    package var act: AccountListAct.Name
    package var right: Right
    package var states: [AccountList.State]

    // swift-format-ignore
    package static let table: [AccountListMove] = [
        // "…người quản trị tổng hợp danh sách […] theo Mẫu số 01 […] để trình Lãnh đạo đơn vị phê duyệt"
        AccountListMove(mark: "2988-D6.2.a",   act: .put,      right: .compileAccountList, states: [.draft, .sentBack]),
        AccountListMove(mark: "2988-D6.2.a",   act: .add,      right: .compileAccountList, states: [.draft, .sentBack]),
        AccountListMove(mark: "2988-D6.2.a",   act: .remove,   right: .compileAccountList, states: [.draft, .sentBack]),
        AccountListMove(mark: "2988-D6.2.a",   act: .submit,   right: .compileAccountList, states: [.draft, .sentBack]),
        // What was never submitted is its author's own paper.
        AccountListMove(mark: "HD-35",         act: .discard,  right: .compileAccountList, states: [.draft]),
        // "Sau khi Lãnh đạo đơn vị phê duyệt, người quản trị thực hiện…"
        AccountListMove(mark: "2988-D6.2.b-i", act: .approve,  right: .decideAccountList,  states: [.submitted]),
        AccountListMove(mark: "2988-D6.2.b-i", act: .sendBack, right: .decideAccountList,  states: [.submitted]),
        AccountListMove(mark: "2988-D6.2.b-i", act: .carryOut, right: .executeAccountList, states: [.approved, .carriedOut]),
    ]

    package static func of(_ act: AccountListAct.Name) -> AccountListMove { table.first { $0.act == act }! }
}

extension AccountList {
    /// Why an actor may not do this now; nil: they may.
    package func refusal(of act: AccountListAct.Name, by actor: Actor) -> OrganisationViolation? {
        let move = AccountListMove.of(act)
        if case .roleMayNot(let mark) = Permission.check(move.right, of: actor, at: unit) { return OrganisationViolation(mark, .roleMayNot) }
        if !move.states.contains(state) { return OrganisationViolation(move.mark, .account(.listState(state))) }
        if act == .discard, author != actor.account { return OrganisationViolation(move.mark, .account(.anothersList)) }
        if move.right == .decideAccountList, compilers.contains(actor.account) { return OrganisationViolation(move.mark, .account(.ownList)) }
        return nil
    }

    /// The entry an act makes; what carrying out a row does to an account is decided by `AccountSituation`.
    package func decide(_ act: AccountListAct, by actor: Actor) throws(OrganisationViolation) -> AccountListFact? {
        if let refusal = refusal(of: act.name, by: actor) { throw refusal }
        let mark = AccountListMove.of(act.name).mark
        switch act {
        case .put(let row): return .rowPut(row)
        case .add(let rows, let name): return .rowsImported(rows, from: name)
        case .remove(let row): return .rowRemoved(row)
        case .discard: return .discarded
        case .submit:
            if rows.isEmpty { throw OrganisationViolation(mark, .account(.listEmpty)) }
            return .submitted
        case .approve: return .approved
        case .sendBack(let reason):
            if reason.isEmpty { throw OrganisationViolation(mark, .account(.reasonMissing)) }
            return .sentBack(reason: reason)
        case .carryOut(let row):
            if results[row]?.isDone == true { throw OrganisationViolation(mark, .account(.rowDone)) }
            return nil
        }
    }
}
