import Domain

// What can only be judged with the whole file read.
extension ProcedureReader {
    func checkWhole(_ procedure: Procedure) {
        if let from = procedure.validFrom, let to = procedure.validTo, to < from {
            keys["validTo"]?.fault("the last day lies before the first, \(from)")
        }
        // A draft is to be filed one day, and what is suspended again.
        if procedure.classified, !procedure.staysOff {
            missing("state", "NEWS-6: papers that are state secrets are never accepted, so it is notOffered, elsewhere or abolished")
        }
        guard procedure.takesDossiers else { return }
        if !procedure.components.contains(where: \.required) {
            missing("components", "a procedure that takes dossiers asks for one required paper at least")
        }
        for outcome in Outcome.allCases where !procedure.results.contains(where: { $0.required && $0.outcome ?? outcome == outcome }) {
            missing("results", "a procedure that takes dossiers has a required document for the outcome \(outcome.rawValue)")
        }
        if procedure.legalBasis.isEmpty, !procedure.unknown.contains("legalBasis") {
            missing("legalBasis", "name the provisions, or list legalBasis under unknown")
        }
    }

    func missing(_ key: String, _ message: String) {
        keys.entry.faults.add(keys[key]?.line ?? keys.entry.line, keys.path(key), message)
    }
}

extension Procedure {
    /// Its state keeps it off the system for good.
    fileprivate var staysOff: Bool {
        switch state {
        case .notOffered, .elsewhere, .abolished: true
        case .live, .pilot, .draft, .suspended: false
        }
    }

    var takesDossiers: Bool {
        switch state {
        case .live, .pilot: true
        case .draft, .suspended, .abolished, .elsewhere, .notOffered: false
        }
    }
}
