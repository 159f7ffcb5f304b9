import Domain
import Service

/// One thing an act must or may be given: the same list makes the form on a page, the `parameters` of the API and the reading of both.
package struct ActField: Sendable, Hashable {
    package var name: String
    package var kind: Kind
    package var required: Bool

    package enum Kind: Sendable, Hashable {
        case line
        case text
        case day
        case moment
        case number
        case money
        case yesNo
        /// What must be declared, not chosen: NEWS-6.
        case declaration
        /// Value and label; a label is words in the reader's language already, or a name.
        case choice([Option])
        /// A document, sent under `name`.
        case file(Localized)
        /// Rows `gaps.0.component`, `gaps.0.row` or `gaps.0.field`, `gaps.0.missing`, `gaps.0.legalBasis`.
        case gaps([Option])
        /// Rows `exemptions.0.slot`, `exemptions.0.reason`.
        case exemptions([Option])
    }

    package struct Option: Sendable, Hashable {
        package var value: String
        package var label: Localized
        package init(_ value: String, _ label: Localized) { (self.value, self.label) = (value, label) }
    }

    package init(_ name: String, _ kind: Kind, required: Bool = true) { (self.name, self.kind, self.required) = (name, kind, required) }
}

extension ActField {
    /// What `act` takes on this dossier. Options are those the rules would accept now.
    package static func fields(of act: Act, on view: DossierView) -> [ActField] {
        switch act {
        case .confirmManualPart: [.slot(view.outstandingParts, view), ActField("keptAt", .line)]
        case .rejectManualPart: [.slot(view.outstandingParts, view), ActField("reason", .text)]
        case .uploadManualPart: view.outstandingParts.map { ActField($0.text, .file(view.name(of: $0))) } + [noStateSecrets]
        case .assign, .reassign: assignment(act, view)
        case .propose: proposal(view)
        case .forward: [ActField("recommendation", .text)]
        case .approve: [ActField("direction", .text)]
        case .sendBack: [ActField("to", .choice(view.sendBackTargets)), ActField("direction", .text)]
        case .refuse: view.dossier.phase == .inProcessing ? [ActField("reason", .text)] : []
        case .requestSupplement: view.dossier.phase == .inProcessing ? supplement(view) : []
        case .supplement: supplementAnswer(view)
        case .takeBack: [ActField("reason", .text, required: false)]
        case .demandPaper: [ActField("exemptions", .exemptions(view.undecidedPapers), required: false)]
        case .confirmPaper: [.slot(view.dossier.paper.owed.map(\.slot), view), ActField("keptAt", .line, required: false)]
        case .notifyFee: [ActField("amount", .money, required: false), ActField("basis", .line), ActField("guidance", .text, required: false)]
        case .confirmPayment: [ActField("receipt", .line)]
        case .voidApproval: [ActField("cause", .choice(words(VoidCause.allCases, "voidCause"))), ActField("reason", .text)]
        case .release: view.dossier.phase == .issued ? [ActField("scan", .file(.init(vi: "Bản quét kết quả", en: "Scan of the result")))] : []
        case .releaseOnPaper: paperRelease(view)
        case .issue: [ActField("number", .line), ActField("date", .day), ActField("place", .line)]
        case .answerPaperRequest: [ActField("accepted", .yesNo), ActField("reason", .text, required: false)]
        case .openSupplement, .requestPaperResult: [ActField("reason", .text)]
        case .withdraw: [ActField("reason", .text, required: false)]
        case .nameDeputy:
            [ActField("account", .choice(view.possibleDeputies)), ActField("from", .moment), ActField("to", .moment), ActField("reason", .text)]
        case .apologise: [ActField("newDue", .moment), ActField("reason", .text)]
        case .file, .claim, .fallBack, .recordSeal, .recordSealFailure, .warnOfLapse, .lapse, .succeed: []
        }
    }

    private static func slot(_ slots: [Slot], _ view: DossierView) -> ActField {
        ActField("slot", .choice(slots.map { Option($0.text, view.name(of: $0)) }))
    }

    private static func assignment(_ act: Act, _ view: DossierView) -> [ActField] {
        let reason = act == .reassign ? [ActField("reason", .text)] : []
        return [ActField("to", .choice(view.assignees(for: act)))] + reason
    }

    private static func proposal(_ view: DossierView) -> [ActField] {
        let results = view.procedure.results.map { ActField($0.id, .file($0.name), required: false) }
        return [
            ActField("kind", .choice(words(Proposal.Kind.allCases, "proposalKind"))),
            ActField("recommendation", .text),
            ActField("outcome", .choice(words(Outcome.allCases, "outcome")), required: false),
            ActField("reason", .text, required: false),
        ] + supplement(view).map { ActField($0.name, $0.kind, required: false) } + results + [
            ActField(Proposal.notice, .file(.init(vi: "Dự thảo thông báo", en: "Draft notice")), required: false),
            ActField("memo", .file(.init(vi: "Tờ trình", en: "Memo")), required: false),
        ]
    }

    private static func supplement(_ view: DossierView) -> [ActField] {
        [ActField("workingDays", .number), ActField("gaps", .gaps(view.gapSubjects))]
    }

    private static func supplementAnswer(_ view: DossierView) -> [ActField] {
        let asked = view.askedFor.map { ActField($0.text, .file(view.name(of: $0)), required: false) }
        return asked + [ActField("note", .text, required: false), noStateSecrets]
    }

    private static let noStateSecrets = ActField(Violation.Field.noStateSecrets.rawValue, .declaration)

    private static func paperRelease(_ view: DossierView) -> [ActField] {
        [
            ActField("cause", .choice(["onRequest", "stamping", "outage"].map { Option($0, Localized(vi: "paperReason.\($0)")) })),
            ActField("outage", .choice(view.rules.outages.map { Option($0.id, Localized(vi: $0.id)) }), required: false),
            ActField("happenedAt", .moment, required: false),
        ]
    }

    /// Labels are keys of the words files here: `voidCause.paperDiffers`.
    private static func words<Value: RawRepresentable>(_ values: [Value], _ prefix: String) -> [Option] where Value.RawValue == String {
        values.map { Option($0.rawValue, Localized(vi: "\(prefix).\($0.rawValue)")) }
    }
}
