/// 2988-D7.1.a: a dossier must hold every paper its procedure asks for. Judged from what is there, by whichever way.
extension Procedure {
    /// Every place a paper may be filed in with these answers, in the order of the catalogue; per row where it is asked per row.
    package func places(for answers: Answers) -> [Place] {
        components.flatMap { component -> [Place] in
            guard let field = component.perRowOf else {
                return [place(of: component, row: nil, [:], answers)].compactMap { $0 }
            }
            return answers.rows(field).enumerated().compactMap { place(of: component, row: $0, $1, answers) }
        }
    }

    /// One fault for a place at most; empty when the papers are complete.
    package func faults(in answers: Answers, uploaded: Set<Slot>, byHand: Set<Slot> = []) -> [SlotFault] {
        let places = places(for: answers)
        let known = Set(places.map(\.slot))
        let strangers = uploaded.union(byHand).subtracting(known)
            .sorted { ($0.component, $0.row ?? -1) < ($1.component, $1.row ?? -1) }
        return places.compactMap { $0.fault(uploaded: uploaded, byHand: byHand) }
            + strangers.map { SlotFault(slot: $0, fault: .noSuchPlace) }
    }

    private func place(of component: Component, row: Int?, _ rowAnswers: [String: AnswerValue], _ answers: Answers) -> Place? {
        guard component.shownWhen?.holds(inRow: rowAnswers, of: answers.values) ?? true else { return nil }
        return Place(slot: Slot(component: component.id, row: row), component: component)
    }
}

/// A component where it stands in one dossier.
package struct Place: Hashable, Sendable {
    package var slot: Slot
    package var component: Component

    package init(slot: Slot, component: Component) { (self.slot, self.component) = (slot, component) }

    fileprivate func fault(uploaded: Set<Slot>, byHand: Set<Slot>) -> SlotFault? {
        switch (uploaded.contains(slot), byHand.contains(slot)) {
        case (true, true): SlotFault(slot: slot, fault: .bothWays)
        case (false, true) where component.byHand == .never: SlotFault(slot: slot, fault: .mayNotBeHandedIn)
        case (false, false) where component.required: SlotFault(slot: slot, fault: .missing)
        default: nil
        }
    }
}

package struct SlotFault: Hashable, Sendable {
    package var slot: Slot
    package var fault: Fault

    package enum Fault: String, Hashable, Sendable {
        case missing
        /// 2988-D7.1.c lists what may be handed in instead of uploaded; this may not.
        case mayNotBeHandedIn
        case bothWays
        case noSuchPlace
    }

    package init(slot: Slot, fault: Fault) { (self.slot, self.fault) = (slot, fault) }
}
