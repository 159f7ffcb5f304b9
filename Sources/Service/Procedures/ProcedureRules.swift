import Domain

// The rules of a procedure: state, time, fee, who decides.
extension ProcedureReader {
    func state(_ entry: Entry) -> Procedure.State? {
        let reasons = "pilot: {units}, suspended: {reason}, abolished: {by}, elsewhere: {system}, notOffered: {reason, instead}"
        switch entry.word {
        case "live": return .live
        case "draft": return .draft
        case let word?:
            if reasons.contains("\(word):") { return entry.refuse("\(word) needs its reason, as in \(reasons)") }
            return entry.refuse("“\(word)” is not one of: draft, live, \(reasons)")
        case nil: break
        }
        guard let keys = entry.keys("pilot", "suspended", "abolished", "elsewhere", "notOffered") else { return nil }
        let states = [
            keys.may("pilot", pilot), keys.may("suspended", suspended), keys.may("abolished", abolished),
            keys.may("elsewhere", elsewhere), keys.may("notOffered", notOffered),
        ].compactMap { $0 }
        guard states.count < 2 else { return entry.refuse("a procedure has one state") }
        return states.first
    }

    private func pilot(_ entry: Entry) -> Procedure.State? {
        entry.keys("units")?.need("units") { $0.texts() }.map { .pilot(units: $0) }
    }

    private func suspended(_ entry: Entry) -> Procedure.State? {
        entry.keys("reason")?.need("reason") { $0.localized() }.map { .suspended(reason: $0) }
    }

    private func abolished(_ entry: Entry) -> Procedure.State? {
        entry.keys("by")?.need("by") { $0.localized() }.map { .abolished(by: $0) }
    }

    private func elsewhere(_ entry: Entry) -> Procedure.State? {
        entry.keys("system")?.need("system") { $0.localized() }.map { .elsewhere(system: $0) }
    }

    private func notOffered(_ entry: Entry) -> Procedure.State? {
        guard let keys = entry.keys("reason", "instead") else { return nil }
        let reason = keys.need("reason") { $0.localized() }
        let instead = keys.need("instead") { $0.localized() }
        guard let reason, let instead else { return nil }
        return .notOffered(reason: reason, instead: instead)
    }

    func serviceLevel(_ entry: Entry) -> Procedure.ServiceLevel? {
        guard let keys = entry.keys("before", "now") else { return nil }
        let before = keys.need("before") { $0.whole(in: 1...4) }
        let now = keys.need("now") { $0.whole(in: 1...4) }
        return .init(before: before ?? 1, now: now ?? 1)
    }

    func readRules(into procedure: inout Procedure) {
        procedure.writtenNotice = keys.may("writtenNotice", writtenNotice) ?? procedure.writtenNotice
        procedure.officerMayRefuse = keys.may("officerMayRefuse") { $0.flag() } ?? false
        procedure.approver = keys.may("approver", approver) ?? .usual
        procedure.fee = known("fee", or: "fee", of: procedure, fee) ?? .unknown
        procedure.processingTime = known("processingTime", or: "deadline", of: procedure, time) ?? .unknown
        procedure.clockWhileWaiting = keys.may("clockWhileWaiting", clock) ?? .usual
        procedure.supplementNotice = keys.may("supplementNotice", time)
        procedure.paperResult = keys.may("paperResult", paperResult) ?? .never
        procedure.supplementWorkingDays = keys.may("supplementWorkingDays") { $0.whole(in: 1...365) } ?? procedure.supplementWorkingDays
        procedure.lapseWorkingDays = keys.may("lapseWorkingDays") { $0.whole(in: 1...365) }
    }

    /// What is not written must be owned up to under `unknown`, so that it is never left out by accident.
    private func known<Value>(_ key: String, or name: String, of procedure: Procedure, _ read: (Entry) -> Value?) -> Value? {
        if procedure.unknown.contains(name) {
            keys[key]?.fault("written here although \(name) is listed under unknown")
            return nil
        }
        if procedure.takesDossiers, keys[key] == nil {
            missing(key, "write it, or list \(name) under unknown")
        }
        return keys.may(key, read)
    }

    private func writtenNotice(_ entry: Entry) -> Procedure.WrittenNotice? {
        guard let keys = entry.keys("refusal", "supplement") else { return nil }
        return .init(
            refusal: keys.may("refusal") { $0.flag() } ?? false, supplement: keys.may("supplement") { $0.flag() } ?? false)
    }

    private func approver(_ entry: Entry) -> Procedure.ApprovedBy? {
        guard let keys = entry.keys("refusal", "supplement", "result") else { return nil }
        func who(_ key: String, or usual: Procedure.Approver) -> Procedure.Approver {
            keys.may(key) { $0.one(of: Procedure.Approver.self) } ?? usual
        }
        let usual = Procedure.ApprovedBy.usual
        return .init(
            refusal: who("refusal", or: usual.refusal), supplement: who("supplement", or: usual.supplement),
            result: who("result", or: usual.result))
    }

    private func fee(_ entry: Entry) -> Procedure.Fee? {
        if entry.word != nil { return entry.one(of: ["none"]).map { _ in Procedure.Fee.none } }
        guard let keys = entry.keys("amount", "basis") else { return nil }
        let amount = keys.need("amount") { $0.whole(in: 1...1_000_000_000) }
        let basis = keys.need("basis") { $0.localized() }
        guard let amount, let basis else { return nil }
        return .amount(amount, basis: basis)
    }

    private func time(_ entry: Entry) -> ProcessingTime? {
        guard let keys = entry.keys("workingDays", "calendarDays", "workingHours", "steps") else { return nil }
        let times = [
            keys.may("workingDays") { $0.whole(in: 1...1000) }.map(ProcessingTime.workingDays),
            keys.may("calendarDays") { $0.whole(in: 1...1000) }.map(ProcessingTime.calendarDays),
            keys.may("workingHours") { $0.whole(in: 1...1000) }.map(ProcessingTime.workingHours),
            keys.may("steps", steps).map(ProcessingTime.steps),
        ].compactMap { $0 }
        return times.count == 1 ? times[0] : entry.refuse("one of workingDays, calendarDays, workingHours, steps, with its value")
    }

    private func steps(_ entry: Entry) -> [ProcessingTime.Step]? {
        let steps = entry.list { step -> ProcessingTime.Step? in
            guard let keys = step.keys("name", "time") else { return nil }
            let name = keys.need("name") { $0.localized() }
            return keys.need("time", time).map { ProcessingTime.Step(name: name, time: $0) }
        }
        return steps?.isEmpty == true ? entry.refuse("no step") : steps
    }

    private func clock(_ entry: Entry) -> Procedure.ClockWhileWaiting? {
        guard let keys = entry.keys("supplement", "paper", "fee") else { return nil }
        typealias Effect = Procedure.ClockWhileWaiting.Effect
        let usual = Procedure.ClockWhileWaiting.usual
        return .init(
            supplement: keys.may("supplement") { $0.one(of: Effect.self) } ?? usual.supplement,
            paper: keys.may("paper") { $0.one(of: Effect.self) } ?? usual.paper,
            fee: keys.may("fee") { $0.one(of: Effect.self) } ?? usual.fee)
    }

    private func paperResult(_ entry: Entry) -> Procedure.PaperResult? {
        switch entry.word {
        case "never": .never
        case "requiredByStamping": .requiredByStamping
        case _?: entry.refuse("“\(entry.word ?? "")” is not one of: never, requiredByStamping, onRequest: {decision}")
        case nil:
            entry.keys("onRequest")?.need("onRequest") { $0.keys("decision")?.need("decision") { $0.text() } }
                .map { .onRequest(decision: $0) }
        }
    }
}
