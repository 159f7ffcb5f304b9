/// One version of a procedure: everything the rules need to know about it. A dossier stays under the version it was filed under.
/// Read from a YAML file of the catalogue; nothing about a single procedure is code.
package struct Procedure: Hashable, Sendable {
    /// Appendix and number of 2151/QĐ-TCHQ, `I-18`. Rows I-28 and I-38 are one matter at two levels and so two procedures.
    package var key: String
    package var version: Int
    package var validFrom: Day?
    /// The last day on which it can be filed under this version.
    package var validTo: Day?
    package var name: Localized
    /// For whom it is, in one sentence.
    package var summary: Localized?
    /// Other words people look for it by.
    package var keywords: [String]
    package var kind: Kind
    package var state: State
    /// NEWS-6: its papers hold state secrets, so that it is never on the system.
    package var classified: Bool
    /// Key of the catalogue's list of fields.
    package var field: String
    /// 2988-D14.3: the department at the Tổng cục that keeps the process, by its name; nil: not evident from the sources.
    package var owner: String?
    /// The level that carries it out, a level code of the unit tree (`TC`, `CUC`, `CHICUC`).
    package var level: String
    package var serviceLevel: ServiceLevel
    package var legalBasis: [Citation]
    package var conditions: [Localized]
    package var fields: [FormField]
    package var components: [Component]
    package var results: [ResultDocument]
    package var checklist: [ChecklistItem]
    /// 2988-D9.1, 2988-D9.2: must the declarant be told in writing?
    package var writtenNotice: WrittenNotice
    /// 2988-D9.1.b: may the officer refuse a dossier outside the unit's authority alone?
    package var officerMayRefuse: Bool
    /// 2988-D10.1.a: who has the authority to approve, per kind of proposal.
    package var approver: ApprovedBy
    package var fee: Fee
    package var processingTime: ProcessingTime
    package var clockWhileWaiting: ClockWhileWaiting
    /// The time the office has to say what is missing; nil: the provisions name none.
    package var supplementNotice: ProcessingTime?
    package var paperResult: PaperResult
    /// The time a declarant has for a supplement, proposed to the officer, in working days.
    package var supplementWorkingDays: Int
    /// The period after which a silent dossier lapses, in working days; nil: it never does.
    package var lapseWorkingDays: Int?
    /// What the sources do not tell (`documents`, `deadline`, `fee` …); the start page says so.
    package var unknown: [String]
    /// Rules the sources leave open and this entry chose (`serviceLevel`, `writtenNotice` …).
    package var assumed: [String]
    /// What else a reader must know, above all which text of an amended provision was read.
    package var notes: [Localized]

    package init(
        key: String, version: Int = 1, validFrom: Day? = nil, validTo: Day? = nil, name: Localized,
        summary: Localized? = nil, keywords: [String] = [], kind: Kind = .administrative, state: State = .live, classified: Bool = false,
        field: String, owner: String? = nil, level: String, serviceLevel: ServiceLevel, legalBasis: [Citation] = [],
        conditions: [Localized] = [], fields: [FormField] = [], components: [Component] = [],
        results: [ResultDocument] = [], checklist: [ChecklistItem] = [],
        writtenNotice: WrittenNotice = WrittenNotice(refusal: false, supplement: false), officerMayRefuse: Bool = false,
        approver: ApprovedBy = .usual, fee: Fee = .unknown, processingTime: ProcessingTime = .unknown,
        clockWhileWaiting: ClockWhileWaiting = .usual, supplementNotice: ProcessingTime? = nil,
        paperResult: PaperResult = .never, supplementWorkingDays: Int = 10, lapseWorkingDays: Int? = nil,
        unknown: [String] = [], assumed: [String] = [], notes: [Localized] = []
    ) {
        (self.key, self.version, self.validFrom, self.validTo) = (key, version, validFrom, validTo)
        (self.name, self.summary, self.keywords, self.kind, self.state) = (name, summary, keywords, kind, state)
        (self.classified, self.field, self.owner, self.level, self.serviceLevel) = (classified, field, owner, level, serviceLevel)
        (self.legalBasis, self.conditions, self.fields) = (legalBasis, conditions, fields)
        (self.components, self.results, self.checklist) = (components, results, checklist)
        (self.writtenNotice, self.officerMayRefuse, self.approver) = (writtenNotice, officerMayRefuse, approver)
        (self.fee, self.processingTime, self.clockWhileWaiting) = (fee, processingTime, clockWhileWaiting)
        (self.supplementNotice, self.paperResult) = (supplementNotice, paperResult)
        (self.supplementWorkingDays, self.lapseWorkingDays) = (supplementWorkingDays, lapseWorkingDays)
        (self.unknown, self.assumed, self.notes) = (unknown, assumed, notes)
    }

    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable { case administrative, other }

    package enum State: Hashable, Sendable {
        case draft
        /// 2151-III.4-iii: the units the pilot was announced for.
        case pilot(units: [String])
        case live
        case suspended(reason: Localized)
        case abolished(by: Localized)
        /// 2988-D3.1-iii: done on a specialised system.
        case elsewhere(system: Localized)
        /// 2151 Phụ lục II: why, and where to go instead.
        case notOffered(reason: Localized, instead: Localized)
    }

    package struct ServiceLevel: Hashable, Sendable {
        package var before: Int
        package var now: Int
        package init(before: Int, now: Int) { (self.before, self.now) = (before, now) }
    }

    package struct WrittenNotice: Hashable, Sendable {
        package var refusal: Bool
        package var supplement: Bool
        package init(refusal: Bool, supplement: Bool) { (self.refusal, self.supplement) = (refusal, supplement) }
    }

    package enum Approver: String, Hashable, Sendable, Codable, CaseIterable { case divisionLeader, unitLeader }

    package struct ApprovedBy: Hashable, Sendable {
        package var refusal: Approver
        package var supplement: Approver
        package var result: Approver
        package init(refusal: Approver, supplement: Approver, result: Approver) {
            (self.refusal, self.supplement, self.result) = (refusal, supplement, result)
        }
        package static let usual = ApprovedBy(refusal: .divisionLeader, supplement: .divisionLeader, result: .unitLeader)
    }

    package enum Fee: Hashable, Sendable {
        case none
        /// In đồng, with the provision that sets it.
        case amount(Int, basis: Localized)
        /// The officer states the amount or none, with its basis, before the gate opens.
        case unknown
    }

    package enum PaperResult: Hashable, Sendable {
        case never
        /// 2988-D13.6, A-14: the decision that put the procedure on the list.
        case onRequest(decision: String)
        /// 2988-D7.3.c-ii: customs stamps the declarant's own documents.
        case requiredByStamping
    }

    /// what happens to the deadline while the declarant owes something.
    package struct ClockWhileWaiting: Hashable, Sendable {
        package var supplement: Effect
        package var paper: Effect
        package var fee: Effect
        package enum Effect: String, Hashable, Sendable, Codable, CaseIterable { case stop, restart, runOn }
        package static let usual = ClockWhileWaiting(supplement: .restart, paper: .stop, fee: .stop)
        package init(supplement: Effect, paper: Effect, fee: Effect) {
            (self.supplement, self.paper, self.fee) = (supplement, paper, fee)
        }
    }
}

/// A text of the catalogue in the interface's languages; Vietnamese is the official one.
package struct Localized: Hashable, Sendable, Codable {
    package var vi: String
    package var en: String?
    package init(vi: String, en: String? = nil) { (self.vi, self.en) = (vi, en) }
}

package struct Citation: Hashable, Sendable, Codable {
    package var reference: String
    package var note: String?
    package init(reference: String, note: String? = nil) { (self.reference, self.note) = (reference, note) }
}

/// A paper the dossier must or may hold.
package struct Component: Hashable, Sendable {
    package var id: String
    package var name: Localized
    package var required: Bool
    /// Filed once for each row of this repeating form field, when set.
    package var perRowOf: String?
    /// Asked only of those who answered so.
    package var shownWhen: Condition?
    /// How many, and what kind of copy, as the provision says; nil: it does not.
    package var copies: Copies?
    /// 2988-D7.1.c: may it be handed in instead of uploaded, and as what?
    package var byHand: ByHand
    /// 2988-D7.1.d-ii
    package var mustBeStamped: Bool
    /// 2988-D7.1.d-iii
    package var originalPresented: Bool
    /// the law wants a signed document, not plain answers; unsigned uploads cost a paper later (2988-D7.1.d-i).
    package var signed: Bool
    /// What kinds of file are taken, by content: `pdf`, `jpeg`, `png`, `xml`, `office`.
    package var formats: [String]
    package var legalBasis: String?
    package var hint: Localized?

    package enum ByHand: String, Hashable, Sendable, Codable, CaseIterable { case never, sampleOrMedium, longDocument }

    package struct Copies: Hashable, Sendable {
        package var count: Int
        package var kind: CopyKind
        package init(count: Int, kind: CopyKind) { (self.count, self.kind) = (count, kind) }
    }

    /// Bản chính · bản chụp, bản sao · bản sao có chứng thực, công chứng · bản dịch có chứng thực · ảnh · dữ liệu khai điện tử.
    package enum CopyKind: String, Hashable, Sendable, Codable, CaseIterable {
        case original, copy, certifiedCopy, certifiedTranslation, photo, electronic
    }

    package init(
        id: String, name: Localized, required: Bool = true, perRowOf: String? = nil, shownWhen: Condition? = nil,
        copies: Copies? = nil, byHand: ByHand = .never, mustBeStamped: Bool = false, originalPresented: Bool = false,
        signed: Bool = true, formats: [String] = ["pdf"], legalBasis: String? = nil, hint: Localized? = nil
    ) {
        (self.id, self.name, self.required, self.perRowOf) = (id, name, required, perRowOf)
        (self.shownWhen, self.copies, self.byHand) = (shownWhen, copies, byHand)
        (self.mustBeStamped, self.originalPresented, self.signed) = (mustBeStamped, originalPresented, signed)
        (self.formats, self.legalBasis, self.hint) = (formats, legalBasis, hint)
    }
}

/// 2988-D7.3.a: a document the result must hold.
package struct ResultDocument: Hashable, Sendable {
    package var id: String
    package var name: Localized
    /// Only proposed when the outcome is this one; nil: always.
    package var outcome: Outcome?
    package var required: Bool
    /// The template a draft is printed from, a name in the catalogue's template folder.
    package var template: String?

    package init(id: String, name: Localized, outcome: Outcome? = nil, required: Bool = true, template: String? = nil) {
        (self.id, self.name, self.outcome, self.required, self.template) = (id, name, outcome, required, template)
    }
}

/// a "no" on the substance is a result too.
package enum Outcome: String, Hashable, Sendable, Codable, CaseIterable { case granted, refused }

package struct ChecklistItem: Hashable, Sendable {
    package var id: String
    package var text: Localized
    package var legalBasis: String?
    package init(id: String, text: Localized, legalBasis: String? = nil) {
        (self.id, self.text, self.legalBasis) = (id, text, legalBasis)
    }
}
