/// Walks breadth first from the draft: whoever may do something does it, time goes on to the next moment that matters, the unit changes.
struct Explorer {
    struct State {
        var dossier: Dossier
        var audit = Audit()
        var now: Instant
        var change: Reorganisation?
    }

    /// What holds before or after one reorganisation of the unit.
    struct World {
        var rules: Rules
        var company: Company
        var facts: Audit.Facts
    }

    let configuration: Configuration
    let table: MoveIndex
    let worlds: [Reorganisation?: World]
    var found = Exploration()
    var queue: [State] = []
    var known: [StateKey: Int] = [:]
    /// From and to, of everything the office can do or time does.
    var officeSteps: [(from: Int, to: Int)] = []
    var isClosed: [Bool] = []
    var phasesTriedInFull: Set<Phase> = []

    init(_ configuration: Configuration, moves: [Move]) {
        self.configuration = configuration
        table = MoveIndex(moves)
        var worlds: [Reorganisation?: World] = [:]
        for change in [nil] + configuration.reorganisations.map(Optional.some) {
            let (rules, company) = (configuration.rules(after: change), Company(configuration, after: change))
            worlds[change] = World(rules: rules, company: company, facts: Audit.Facts(rules: rules, people: company.byAccount))
        }
        self.worlds = worlds
    }

    mutating func run() -> Exploration {
        let draft = Dossier.draft(procedure: Company.procedure, version: 1, unit: Company.unit, party: "02001")
        _ = add(State(dossier: draft, now: configuration.beginning))
        var next = 0
        while next < queue.count {
            expand(next)
            next += 1
        }
        found.configurations = 1
        found.states = queue.count
        lookForDeadEnds()
        return found
    }

    // MARK: - One state

    private mutating func expand(_ index: Int) {
        let state = queue[index]
        guard let world = worlds[state.change] else { return }
        tryEverything(in: state, index, world)
        if let moment = nextMoment(after: state, world.rules) {
            var later = state
            later.now = moment
            step(from: index, to: later, byOffice: true)
        }
        if state.change == .vacancy {
            var filled = state
            filled.change = nil
            step(from: index, to: filled, byOffice: true)
        }
        guard state.change == nil, state.dossier.phase != .draft, !state.dossier.phase.isClosed else { return }
        for change in configuration.reorganisations {
            var changed = state
            changed.change = change
            step(from: index, to: changed, byOffice: false)
        }
    }

    /// Nothing changes by time alone but at these moments.
    private func nextMoment(after state: State, _ rules: Rules) -> Instant? {
        guard !state.dossier.phase.isClosed else { return nil }
        let dossier = state.dossier
        let moments = [dossier.supplement.until, dossier.lapseWarningFrom(under: rules), dossier.lapsesAt(under: rules)]
        return (moments.compactMap { $0 } + dossier.deputies.map(\.to)).filter { state.now < $0 }.min()
    }

    private mutating func step(from index: Int, to state: State, byOffice: Bool) {
        let target = add(state)
        found.transitions += 1
        if byOffice { officeSteps.append((index, target)) }
    }

    private mutating func add(_ state: State) -> Int {
        guard let world = worlds[state.change] else { return 0 }
        let key = StateKey(state, under: world.rules)
        if let index = known[key] { return index }
        known[key] = queue.count
        queue.append(state)
        isClosed.append(state.dossier.phase.isClosed)
        return queue.count - 1
    }

    // MARK: - Acts

    /// Rows of another phase or role refuse whatever is given, so it is enough to try those once in each phase; elsewhere only acts with
    /// a row in this phase are tried, by those who play its role. A row is a conjunction: what is filled in badly can only be let through
    /// where the same from the same person passes when filled in well.
    private mutating func tryEverything(in state: State, _ index: Int, _ world: World) {
        let inFull = phasesTriedInFull.insert(state.dossier.phase).inserted
        let plan = table.plan(in: state.dossier.phase)
        let candidates = Candidates(
            configuration: configuration, rules: world.rules, dossier: state.dossier, now: state.now, isReorganised: state.change != nil)
        let entries = (inFull ? table.everything : plan).entries.map { ($0, candidates.good($0.act)) }
        for actor in world.company.persons {
            var accepted: [Act] = []
            for (entry, actions) in entries where inFull || entry.mayBePlayed(by: actor, on: state.dossier) {
                let before = accepted.count
                for action in actions where attempt(action, by: actor, entry, in: state, index, world) { accepted.append(entry.act) }
                if accepted.count > before { tryBad(candidates.bad(entry.act), by: actor, entry, in: state, index, world) }
            }
            guard plan.entries.contains(where: { $0.mayBePlayed(by: actor, on: state.dossier) }) else { continue }
            checkOffers(to: actor, in: state, world, plan.rows, tried: entries, accepted)
        }
    }

    private mutating func tryBad(_ actions: [Action], by actor: Actor, _ entry: MoveIndex.Entry, in state: State, _ index: Int, _ world: World) {
        for action in actions where attempt(action, by: actor, entry, in: state, index, world) {
            report(.faultsRefused, "\(actor.account) got through with \(action)", in: state)
        }
    }

    private mutating func attempt(
        _ action: Action, by actor: Actor, _ entry: MoveIndex.Entry, in state: State, _ index: Int, _ world: World
    ) -> Bool {
        guard
            let events = try? decide(action, by: actor, on: state.dossier, under: world.rules, at: state.now, moves: entry.rows)
        else { return false }
        var next = state
        for event in events {
            for broken in next.audit.read(event, under: world.facts) { report(broken, "\(actor.account) did \(action)", in: state) }
            if event.recordedAt != state.now { report(.historyWhole, "another time than now", in: state) }
            next.dossier.apply(event)
        }
        visit(action, by: actor, entry, from: state, to: next.dossier.phase, world)
        step(from: index, to: next, byOffice: actor.role != .declarant)
        return true
    }

    private mutating func visit(
        _ action: Action, by actor: Actor, _ entry: MoveIndex.Entry, from state: State, to phase: Phase, _ world: World
    ) {
        let instance = Case(action: action, actor: actor, dossier: state.dossier, rules: world.rules, now: state.now)
        guard let move = try? instance.allowedMove(in: entry.rows) else { return }
        found.movesVisited.insert(table.place(of: move))
        if !move.to.contains(phase) { report(.rowsLeadWhereTheySay, "\(move.mark) led to \(phase)", in: state) }
    }

    // MARK: - Offers

    private mutating func checkOffers(
        to actor: Actor, in state: State, _ world: World, _ rows: [Move], tried: [(entry: MoveIndex.Entry, actions: [Action])],
        _ accepted: [Act]
    ) {
        guard actor.role != .system else { return }
        let offers = Case.offers(to: actor, on: state.dossier, under: world.rules, at: state.now, moves: rows)
        for (entry, actions) in tried where !actions.isEmpty {
            let isOffered = offers.contains { $0.act == entry.act && $0.closed == nil }
            // Of all who could be named deputy only some are tried.
            if isOffered != accepted.contains(entry.act), !isOffered || entry.act != .nameDeputy {
                report(.offersAgree, "\(entry.act) is \(isOffered ? "offered" : "closed") to \(actor.account)", in: state)
            }
        }
    }

    // MARK: - Ends

    /// Backwards from the closed states along what the office can do; whatever open state is not met is a dead end.
    private mutating func lookForDeadEnds() {
        var reaches = isClosed
        var sources: [[Int]] = Array(repeating: [], count: queue.count)
        for step in officeSteps { sources[step.to].append(step.from) }
        var waiting = reaches.indices.filter { reaches[$0] }
        while let target = waiting.popLast() {
            for source in sources[target] where !reaches[source] {
                reaches[source] = true
                waiting.append(source)
            }
        }
        // A draft is nobody's business yet.
        for index in queue.indices where !reaches[index] && queue[index].dossier.phase != .draft {
            found.deadEnds += 1
            report(.officeCanFinish, "nobody of the office can bring it to an end", in: queue[index])
        }
    }

    private mutating func report(_ invariant: Invariant, _ what: String, in state: State) {
        if found.broken.insert(invariant).inserted {
            found.findings.append("\(invariant): \(what) in \(state.dossier.phase), officer \(state.dossier.hand.officer ?? "-"), after \(state.change.map { "\($0)" } ?? "nothing"), under \(configuration)")
        }
    }
}
