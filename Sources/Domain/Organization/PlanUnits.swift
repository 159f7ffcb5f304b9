/// The one place where it is decided whether a reorganisation is whole. Pure.
///
/// - Parameter holdings: of the units closed or split, by id.
package func planUnits(
    _ changes: UnitChanges, on tree: UnitTree, holding holdings: [String: UnitHolding], today: Day
) throws(UnitFaults) -> UnitPlan {
    var planner = UnitPlanner(changes, tree, holdings)
    planner.run(today: today)
    guard planner.faults.isEmpty else { throw UnitFaults(faults: planner.faults.sorted { $0.line < $1.line }) }
    return planner.plan
}

private struct UnitPlanner {
    let changes: UnitChanges
    let before: UnitTree
    let holdings: [String: UnitHolding]
    var plan: UnitPlan
    var faults: [UnitFault] = []
    /// Where each unit was closed, given a parent, or got something.
    private var closedAt: [String: Int] = [:]
    private var movedAt: [String: Int] = [:]
    private var received: Set<String> = []

    init(_ changes: UnitChanges, _ tree: UnitTree, _ holdings: [String: UnitHolding]) {
        (self.changes, before, self.holdings) = (changes, tree, holdings)
        plan = UnitPlan(from: changes.from, decision: changes.decision, tree: tree)
        for level in changes.levels { plan.tree.levels[level.key] = level }
    }

    mutating func run(today: Day) {
        if changes.from > today { refuse(1, "HD-16", .dayToCome(changes.from)) }
        for change in changes.changes { take(change) }
        for (id, line) in closedAt {
            let children = plan.tree.children(of: id)
            if !children.isEmpty { refuse(line, "HD-16", .openChildren(children)) }
        }
        for (id, line) in movedAt where isAboveItself(id) { refuse(line, "HD-16", .parentBelow(plan.tree.units[id]?.details.code ?? id)) }
    }

    private mutating func take(_ change: UnitChange) {
        let line = change.line
        switch change.kind {
        case .open(let details): open(details, line)
        case .rename(let code, let name, let level):
            alter(code, line) { planner, details in
                details.name = name
                if let level { details.level = planner.known(level: level, line) }
            }
        case .recode(let code, let new, let origin):
            alter(code, line) { planner, details in
                planner.give(new, to: code, line)
                (details.code, details.origin) = (new, origin)
            }
        case .move(let code, let parent):
            alter(code, line) { planner, details in details.parent = parent.flatMap { planner.known(unit: $0, line) } }
            if let id = plan.tree.open(code) { movedAt[id] = line }
        case .close(let codes, let successor): for code in codes { close(code, successor, line) }
        case .split(let code, let by, let parts, let rest): split(code, by, parts, rest, line)
        }
    }

    // MARK: - Details

    private mutating func open(_ details: UnitDetails, _ line: Int) {
        give(details.code, to: details.code, line)
        var known = details
        known.level = self.known(level: details.level, line)
        known.parent = details.parent.flatMap { self.known(unit: $0, line) }
        plan.tree.units[details.code] = UnitTree.Member(details: known, since: changes.from)
        plan.opened.append(details.code)
    }

    private mutating func alter(_ code: String, _ line: Int, _ how: (inout UnitPlanner, inout UnitDetails) -> Void) {
        guard let id = touched(code, line), var member = plan.tree.units[id] else { return }
        how(&self, &member.details)
        plan.tree.units[id] = member
        if !plan.opened.contains(id), !plan.changed.contains(id) { plan.changed.append(id) }
    }

    /// HD-17: once given, a code belongs to its unit for ever.
    private mutating func give(_ new: String, to code: String, _ line: Int) {
        let owner = plan.tree.codes[new]
        let id = plan.tree.open(code) ?? code
        if owner != nil { refuse(line, "HD-17", .codeTaken(new)) } else { plan.tree.codes[new] = id }
    }

    private mutating func known(level: String, _ line: Int) -> String {
        if plan.tree.levels[level] == nil { refuse(line, "A-38", .unknownLevel(level)) }
        return level
    }

    private mutating func known(unit code: String, _ line: Int) -> String? {
        if let id = plan.tree.open(code) { return id }
        refuse(line, "HD-16", .unknownUnit(code))
        return nil
    }

    /// A unit that this file changes, and that no later file has changed already.
    private mutating func touched(_ code: String, _ line: Int) -> String? {
        guard let id = known(unit: code, line) else { return nil }
        if let since = before.units[id]?.since, since >= changes.from {
            refuse(line, "HD-16", .notAfterLastChange(code, since))
            return nil
        }
        return id
    }

    private func isAboveItself(_ id: String) -> Bool {
        var above = plan.tree.units[id]?.details.parent
        for _ in plan.tree.units {
            if above == id { return true }
            above = above.flatMap { plan.tree.units[$0]?.details.parent }
        }
        return false
    }

    // MARK: - Ends

    private mutating func close(_ code: String, _ successor: String?, _ line: Int) {
        guard let id = end(code, line) else { return }
        var transfer = UnitPlan.Transfer(from: id)
        if let successor { transfer.rest = self.successor(successor, of: id, line) }
        guard successor == nil || transfer.rest != nil else { return }
        shut(id, line)
        settle(&transfer, by: .procedure, [:], line)
    }

    private mutating func split(_ code: String, _ by: UnitChange.Part, _ parts: [String: UnitChange.Share], _ rest: String?, _ line: Int) {
        guard let id = end(code, line) else { return }
        var transfer = UnitPlan.Transfer(from: id)
        var named: [String: String] = [:]
        for (code, share) in parts.sorted(by: { $0.key < $1.key }) {
            guard let part = successor(code, of: id, line) else { continue }
            for key in share.keys { give(key, part, by, &transfer, line) }
            for account in share.accounts where named.updateValue(part, forKey: account) != nil { refuse(line, "HD-16", .givenTwice(account)) }
        }
        // What is left may stay where it is: then the unit goes on.
        let stays = rest == code
        if let rest { transfer.rest = stays ? id : successor(rest, of: id, line) }
        if !stays { shut(id, line) }
        settle(&transfer, by: by, named, line)
    }

    private mutating func give(_ key: String, _ part: String, _ by: UnitChange.Part, _ transfer: inout UnitPlan.Transfer, _ line: Int) {
        let earlier =
            switch by {
            case .procedure: transfer.byProcedure.updateValue(part, forKey: key)
            case .division: transfer.byDivision.updateValue(part, forKey: key)
            }
        if earlier != nil { refuse(line, "HD-16", .givenTwice(key)) }
        if by == .division, holdings[transfer.from]?.divisions.contains(key) != true { refuse(line, "HD-16", .unknownDivision(key)) }
    }

    private mutating func end(_ code: String, _ line: Int) -> String? {
        guard let id = touched(code, line) else { return nil }
        if received.contains(id) { refuse(line, "HD-16", .tookOver(code)) }
        if plan.transfers.contains(where: { $0.from == id }) { refuse(line, "HD-16", .twice(code)) }
        return id
    }

    private mutating func successor(_ code: String, of id: String, _ line: Int) -> String? {
        guard let successor = known(unit: code, line) else { return nil }
        if successor == id { refuse(line, "HD-16", .successorOfItself(code)) }
        if let since = before.units[successor]?.since, since > changes.from { refuse(line, "HD-16", .notAfterLastChange(code, since)) }
        received.insert(successor)
        return successor
    }

    private mutating func shut(_ id: String, _ line: Int) {
        plan.tree.units[id]?.isOpen = false
        plan.changed.removeAll { $0 == id }
        plan.closed.append(id)
        closedAt[id] = line
    }

    /// HD-16: everybody and everything finds a place, or the file is refused.
    private mutating func settle(_ transfer: inout UnitPlan.Transfer, by: UnitChange.Part, _ named: [String: String], _ line: Int) {
        let holding = holdings[transfer.from] ?? UnitHolding()
        for division in holding.divisions {
            let home = transfer.byDivision[division] ?? transfer.rest
            transfer.divisions[division] = .some(home.flatMap { plan.tree.mayHaveDivisions($0) ? $0 : nil })
        }
        let names = Set(holding.accounts.map(\.name))
        for name in named.keys.sorted() where !names.contains(name) { refuse(line, "HD-16", .unknownAccount(name)) }
        var homeless: [String] = []
        for account in holding.accounts {
            let home = named[account.name] ?? account.division.flatMap { transfer.byDivision[$0] } ?? transfer.rest
            if let home { transfer.accounts[account.id] = home } else { homeless.append(account.name) }
        }
        if !homeless.isEmpty { refuse(line, "HD-16", .accountsWithoutUnit(homeless.sorted())) }
        let left = holding.dossiers.filter { transfer.home(ofProcedure: $0.procedure, division: $0.division) == nil }.reduce(0) { $0 + $1.count }
        if left > 0 { refuse(line, "HD-16", .dossiersWithoutUnit(left)) }
        plan.transfers.append(transfer)
    }

    private mutating func refuse(_ line: Int, _ mark: Mark, _ reason: UnitFault.Reason) {
        faults.append(UnitFault(line: line, mark: mark, reason: reason))
    }
}
