import Domain
import Service

/// What there is to choose from on a dossier, for forms and for programs.
extension DossierView {
    var outstandingParts: [Slot] { dossier.outstandingByHand.map(\.slot) }

    /// The places a supplement notice asked papers for.
    var askedFor: [Slot] {
        (dossier.supplement.content?.gaps ?? []).compactMap { gap in
            if case .document(let slot) = gap.subject { slot } else { nil }
        }
    }

    /// A paper by name, and whose row it is.
    package func name(of slot: Slot) -> Localized {
        let known = procedure.components.first { $0.id == slot.component }
        guard let known, let row = slot.row else { return known?.name ?? Localized(vi: slot.component) }
        let whose = known.perRowOf.flatMap { answers.rows($0).indices.contains(row) ? answers.rows($0)[row]["name"]?.text : nil }
        let suffix = whose ?? "\(row + 1)"
        return Localized(vi: "\(known.name.vi) – \(suffix)", en: known.name.en.map { "\($0) – \(suffix)" })
    }

    func assignees(for act: Act) -> [ActField.Option] {
        let unit = rules.unit
        let wantsDivision = dossier.phase == .toBeAssignedByUnitLeader && dossier.mode == .leaderDivisionOfficer
        let wantsOfficer = dossier.phase == .toBeAssignedByDivisionLeader && act == .assign || dossier.mode == .leaderOfficer
        let divisions = wantsOfficer ? [] : unit.divisions.filter { !$0.leaders.isEmpty }.map { option(division: $0.id) }
        let officers = wantsDivision ? [] : unit.officers.filter { isPossible($0, wantsOfficer) }.map { option(officer: $0.account) }
        return divisions + officers
    }

    private func isPossible(_ officer: UnitRules.Officer, _ ownDivision: Bool) -> Bool {
        officer.handlesProcedure && (!ownDivision || dossier.hand.division == nil || officer.division == dossier.hand.division)
    }

    private func option(division: String) -> ActField.Option {
        ActField.Option("division:\(division)", Localized(vi: names.divisions[division] ?? division))
    }

    private func option(officer: String) -> ActField.Option {
        ActField.Option("officer:\(officer)", Localized(vi: names.people[officer] ?? officer))
    }

    var possibleDeputies: [ActField.Option] {
        let leaders = rules.unit.divisions.flatMap(\.leaders)
        return (rules.unit.officers.map(\.account) + leaders).sorted().map {
            ActField.Option($0, Localized(vi: names.people[$0] ?? $0))
        }
    }

    var sendBackTargets: [ActField.Option] {
        let all = SendBackTarget.allCases.map { ActField.Option($0.rawValue, Localized(vi: "sendBackTarget.\($0.rawValue)")) }
        return dossier.phase == .atDivisionLeader || dossier.hand.division == nil ? all.filter { $0.value == "officer" } : all
    }

    var undecidedPapers: [ActField.Option] {
        dossier.paperOutstanding(under: procedure)
            .filter { item in dossier.documents.contains { $0.slot == item.slot && $0.verdict == .undecided } }
            .map { ActField.Option($0.slot.text, name(of: $0.slot)) }
    }

    /// Every paper and every answer a supplement may be asked for.
    var gapSubjects: [ActField.Option] {
        procedure.places(for: answers).map { ActField.Option("document:\($0.slot.text)", name(of: $0.slot)) }
            + procedure.fields.map { ActField.Option("field:\($0.id)", $0.label) }
    }
}
