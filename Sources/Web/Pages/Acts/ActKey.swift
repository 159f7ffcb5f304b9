import Domain
import Service

/// An act as a page offers it: where one act of the rules has several faces (three kinds of proposal), each is a key of its own.
struct ActKey: Hashable, Sendable {
    enum Face: String, Sendable { case refusal, supplement, result, officer, divisionLeader }

    var act: Act
    var face: Face?

    init(_ act: Act, _ face: Face? = nil) { (self.act, self.face) = (act, face) }

    /// Nil for what no page offers.
    init?(_ act: Act, on view: DossierView) {
        guard act.noun != nil else { return nil }
        self.init(act, act == .propose ? .result : nil)
    }

    /// What the address says, `proposals?kind=refusal`, `manual-parts?act=rejectManualPart`; of several acts of a noun the one open now.
    /// - Throws: `Problem.notFound` for a noun that does not exist, `Violation` when the actor can do no such act now.
    init(noun: String, kind: String?, act wanted: String?, on view: DossierView, for actor: Actor) throws {
        let acts = Act.allCases.filter { $0.noun == noun && (wanted == nil || $0.rawValue == wanted) }
        guard !acts.isEmpty else { throw Problem.notFound }
        let offers = view.offers.filter { acts.contains($0.act) }
        guard let offer = offers.first(where: { $0.closed == nil }) ?? offers.first else { throw view.refusal(of: acts, to: actor) }
        if let closed = offer.closed { throw closed }
        act = offer.act
        face = kind.flatMap { Face(rawValue: $0) } ?? (act == .propose ? .result : nil)
    }

    /// All faces of an act on this dossier, for the desk of an officer.
    static func all(_ act: Act, on view: DossierView) -> [ActKey] {
        switch act {
        case .propose:
            let again = view.dossier.supplement.requested > 0 && view.dossier.supplement.opened == 0
            return [ActKey(act, .result)] + (again ? [] : [ActKey(act, .supplement)]) + [ActKey(act, .refusal)]
        case .sendBack: return view.sendBackTargets.compactMap { Face(rawValue: $0.value) }.map { ActKey(act, $0) }
        default: return ActKey(act, on: view).map { [$0] } ?? []
        }
    }

    var kind: Proposal.Kind? { act == .propose ? face.flatMap { Proposal.Kind(rawValue: $0.rawValue) } : nil }

    func path(_ number: String) -> String { "/dossiers/\(number)/acts/\(act.noun ?? "")\(query)" }

    /// Where files wait for the act to be tried again.
    func tray(_ number: String) -> String { "\(number)/\(act.rawValue)\(face.map { "-\($0)" } ?? "")" }

    private var query: String {
        switch act {
        case .rejectManualPart, .confirmManualPart: "?act=\(act.rawValue)"
        default: face.map { "?kind=\($0.rawValue)" } ?? ""
        }
    }
}

extension DossierView {
    /// Why none of these acts is there for this actor.
    fileprivate func refusal(of acts: [Act], to actor: Actor) -> Violation {
        let rows = Move.table.filter { acts.contains($0.act) }
        let own = rows.first { $0.by == actor.role }
        let row = own ?? rows.first
        return Violation(row?.mark ?? "2988-D14.1.c", row?.act ?? acts[0], own == nil ? .roleMayNot(actor.role) : .notInPhase(dossier.phase))
    }
}
