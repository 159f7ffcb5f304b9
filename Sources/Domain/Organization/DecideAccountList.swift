/// What is done with a list.
package enum AccountListAct: Hashable, Sendable {
    case put(AccountListRow)
    case putUnit(UnitAccountRow)
    case add([AccountListRow], from: String)
    case remove(row: String)
    case discard
    case submit
    /// Submits with the unit's written request.
    case request(WrittenPaper)
    case approve
    case sendBack(reason: String)
    case reply(WrittenPaper)
    case carryOut(row: String)

    package enum Name: String, Hashable, Sendable, CaseIterable { case put, add, remove, discard, submit, approve, sendBack, reply, carryOut }

    package var name: Name {
        switch self {
        case .put, .putUnit: .put
        case .add: .add
        case .remove: .remove
        case .discard: .discard
        case .submit, .request: .submit
        case .approve: .approve
        case .sendBack: .sendBack
        case .reply: .reply
        case .carryOut: .carryOut
        }
    }
}

/// One permission: this act on lists of this kind in these states, to whoever has this right at the list's unit.
package struct AccountListMove: Hashable, Sendable {
    package var kind: AccountList.Kind
    package var mark: Mark
    package var act: AccountListAct.Name
    package var right: Right
    package var states: [AccountList.State]

    private init(_ kind: AccountList.Kind, _ mark: Mark, _ act: AccountListAct.Name, by right: Right, in states: [AccountList.State]) {
        (self.kind, self.mark, self.act, self.right, self.states) = (kind, mark, act, right, states)
    }

    // swift-format-ignore
    package static let table: [AccountListMove] = [
        // "…người quản trị tổng hợp danh sách […] theo Mẫu số 01 […] để trình Lãnh đạo đơn vị phê duyệt"
        AccountListMove(.officers, "2988-D6.2.a",   .put,      by: .compileAccountList, in: [.draft, .sentBack]),
        AccountListMove(.officers, "2988-D6.2.a",   .add,      by: .compileAccountList, in: [.draft, .sentBack]),
        AccountListMove(.officers, "2988-D6.2.a",   .remove,   by: .compileAccountList, in: [.draft, .sentBack]),
        AccountListMove(.officers, "2988-D6.2.a",   .submit,   by: .compileAccountList, in: [.draft, .sentBack]),
        // What was never submitted is its author's own paper.
        AccountListMove(.officers, "HD-35",         .discard,  by: .compileAccountList, in: [.draft]),
        // "Sau khi Lãnh đạo đơn vị phê duyệt, người quản trị thực hiện…"
        AccountListMove(.officers, "2988-D6.2.b-i", .approve,  by: .decideAccountList,  in: [.submitted]),
        AccountListMove(.officers, "2988-D6.2.b-i", .sendBack, by: .decideAccountList,  in: [.submitted]),
        AccountListMove(.officers, "2988-D6.2.b-i", .carryOut, by: .executeAccountList, in: [.approved, .carriedOut]),

        // "Đơn vị Vụ, Cục tổng hợp danh sách đề nghị cấp tài khoản (cấp Cục và Chi cục) truy cập Hệ thống Giám sát…"
        AccountListMove(.monitoring, "3035-D6.0-ii", .put,      by: .compileMonitoringList, in: [.draft, .sentBack]),
        AccountListMove(.monitoring, "3035-D6.0-ii", .remove,   by: .compileMonitoringList, in: [.draft, .sentBack]),
        AccountListMove(.monitoring, "HD-35",        .discard,  by: .compileMonitoringList, in: [.draft]),
        // "Gửi văn bản tới Tổng cục Hải quan (Cục CNTT và Thống kê hải quan) đề nghị được cấp tài khoản…"
        AccountListMove(.monitoring, "3035-D6.1",    .submit,   by: .compileMonitoringList, in: [.draft, .sentBack]),
        // "Trên cơ sở văn bản đề nghị được cấp có thẩm quyền phê duyệt, Cục CNTT và Thống kê hải quan tiến hành cấp tài khoản, phân quyền truy cập…"
        AccountListMove(.monitoring, "3035-D6.2-i",  .approve,  by: .decideMonitoringList,  in: [.submitted]),
        AccountListMove(.monitoring, "3035-D6.2-i",  .sendBack, by: .decideMonitoringList,  in: [.submitted]),
        // "…đồng thời gửi văn bản trả lời kèm tài khoản truy cập để trong phong bì dán kín."
        AccountListMove(.monitoring, "3035-D6.2-ii", .reply,    by: .executeMonitoringList, in: [.approved]),
        AccountListMove(.monitoring, "3035-D6.2-i",  .carryOut, by: .executeMonitoringList, in: [.approved, .carriedOut]),
    ]

    /// - Precondition: there is such an act on lists of this kind.
    package static func right(_ act: AccountListAct.Name, on kind: AccountList.Kind) -> Right { of(act, on: kind)!.right }

    /// Nil: there is no such act on lists of this kind.
    package static func of(_ act: AccountListAct.Name, on kind: AccountList.Kind) -> AccountListMove? {
        table.first { $0.act == act && $0.kind == kind }
    }
}

extension AccountList {
    /// Why an actor may not do this now; nil: they may.
    package func refusal(of act: AccountListAct.Name, by actor: Actor) -> OrganisationViolation? {
        guard let move = AccountListMove.of(act, on: kind) else { return OrganisationViolation("2988-D4.4-i", .roleMayNot) }
        switch Permission.check(move.right, of: actor, at: unit) {
        case .roleMayNot(let mark): return OrganisationViolation(mark, .roleMayNot)
        // Who sees another unit's request decides on it, and writes none of it.
        case .outOfReach: return OrganisationViolation(move.mark, .roleMayNot)
        case .allowed: break
        }
        if !move.states.contains(state) { return OrganisationViolation(move.mark, .account(.listState(state))) }
        return refusal(of: move, by: actor)
    }

    private func refusal(of move: AccountListMove, by actor: Actor) -> OrganisationViolation? {
        switch move.act {
        case .discard where author != actor.account: OrganisationViolation(move.mark, .account(.anothersList))
        // Four eyes.
        case .approve, .sendBack:
            if compilers.contains(actor.account) { OrganisationViolation(kind == .officers ? move.mark : "HD-38", .account(.ownList)) } else { nil }
        case .carryOut where kind == .monitoring && reply == nil: OrganisationViolation("3035-D6.2-ii", .account(.replyMissing))
        default: nil
        }
    }

    /// The entry an act makes; what carrying out a row does to an account is decided by `AccountSituation`, or by what the unit has.
    package func decide(_ act: AccountListAct, by actor: Actor) throws(OrganisationViolation) -> AccountListFact? {
        if let refusal = refusal(of: act.name, by: actor) { throw refusal }
        guard let mark = AccountListMove.of(act.name, on: kind)?.mark else { return nil }
        switch act {
        case .put(let row): return .rowPut(row)
        case .putUnit(let row): return .unitRowPut(row)
        case .add(let rows, let name): return .rowsImported(rows, from: name)
        case .remove(let row): return .rowRemoved(row)
        case .discard: return .discarded
        case .submit:
            if rows.isEmpty { throw OrganisationViolation(mark, .account(.listEmpty)) }
            return .submitted
        case .request(let paper):
            if unitRows.isEmpty { throw OrganisationViolation("3035-D6.0-ii", .account(.listEmpty)) }
            return .requested(try paper.named(by: mark))
        case .approve: return .approved
        case .sendBack(let reason):
            if reason.isEmpty { throw OrganisationViolation(mark, .account(.reasonMissing)) }
            return .sentBack(reason: reason)
        case .reply(let paper): return .replied(try paper.named(by: mark))
        case .carryOut(let row):
            if results[row]?.isDone == true { throw OrganisationViolation(mark, .account(.rowDone)) }
            return nil
        }
    }
}

extension WrittenPaper {
    fileprivate func named(by mark: Mark) throws(OrganisationViolation) -> WrittenPaper {
        if number.isEmpty { throw OrganisationViolation(mark, .account(.reasonMissing)) }
        return self
    }
}
