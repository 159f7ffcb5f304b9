// What acts carry and events keep: the papers of the trade.

package struct Filing: Hashable, Sendable {
    package var answers: Answers
    /// SHA-256 of the answers as stored; the event keeps this and not the personal data.
    package var answersDigest: String
    package var documents: [Document]
    package var byHand: [ManualPart]
    /// NEWS-6: the declarant says that no paper of the dossier is Mật, Tối mật or Tuyệt mật.
    package var noStateSecrets: Bool

    package init(answers: Answers, answersDigest: String, documents: [Document], byHand: [ManualPart] = [], noStateSecrets: Bool) {
        (self.answers, self.answersDigest, self.documents, self.byHand) = (answers, answersDigest, documents, byHand)
        self.noStateSecrets = noStateSecrets
    }
}

/// 2988-D7.1.c-only: a part the declarant says cannot be filed electronically.
package struct ManualPart: Hashable, Sendable, Codable {
    package var slot: Slot
    /// A4 pages, for a long document; nil for a sample or medium.
    package var pages: Int?
    /// Why it cannot be digitised (A-05: the declarant states it, the officer confirms or rejects).
    package var reason: String

    package init(slot: Slot, pages: Int? = nil, reason: String) {
        (self.slot, self.pages, self.reason) = (slot, pages, reason)
    }
}

package enum Assignee: Hashable, Sendable, Codable {
    case division(String)
    case officer(String)
}

package enum SendBackTarget: String, Hashable, Sendable, Codable, CaseIterable { case divisionLeader, officer }

package struct Proposal: Hashable, Sendable, Codable {
    package var kind: Kind
    package var recommendation: String
    /// For a result.
    package var outcome: Outcome?
    /// For a refusal.
    package var reason: String?
    /// For a supplement.
    package var supplement: SupplementContent?
    /// Result documents, or the draft notice under the component `notice`.
    package var documents: [Document]
    package var memo: Document?

    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable { case refusal, supplement, result }

    /// The component name under which a written notice travels (2988-D9.1.a, 2988-D9.2.a).
    package static let notice = "notice"

    package init(
        kind: Kind, recommendation: String, outcome: Outcome? = nil, reason: String? = nil,
        supplement: SupplementContent? = nil, documents: [Document] = [], memo: Document? = nil
    ) {
        (self.kind, self.recommendation, self.outcome, self.reason) = (kind, recommendation, outcome, reason)
        (self.supplement, self.documents, self.memo) = (supplement, documents, memo)
    }
}

/// 2988-D9.2-i to -iii: what a supplement notice must say.
package struct SupplementContent: Hashable, Sendable, Codable {
    /// The time limit, in working days from the notice.
    package var workingDays: Int
    package var gaps: [Gap]

    package struct Gap: Hashable, Sendable, Codable {
        package var subject: Subject
        package var missing: String
        package var legalBasis: String
        package init(subject: Subject, missing: String, legalBasis: String) {
            (self.subject, self.missing, self.legalBasis) = (subject, missing, legalBasis)
        }
    }

    package enum Subject: Hashable, Sendable, Codable {
        case document(Slot)
        /// A path of the form, `employees[1].name`.
        case field(String)
    }

    package init(workingDays: Int, gaps: [Gap]) { (self.workingDays, self.gaps) = (workingDays, gaps) }
}

package struct SupplementAnswer: Hashable, Sendable {
    package var documents: [Document]
    /// The whole form anew, when fields were asked for.
    package var answers: Answers?
    package var answersDigest: String?
    package var note: String?
    /// NEWS-6, of the papers added.
    package var noStateSecrets: Bool

    package init(documents: [Document], answers: Answers? = nil, answersDigest: String? = nil, note: String? = nil, noStateSecrets: Bool) {
        (self.documents, self.answers, self.answersDigest, self.note) = (documents, answers, answersDigest, note)
        self.noStateSecrets = noStateSecrets
    }
}

/// an undecided document for which the officer records why no paper is asked.
package struct PaperExemption: Hashable, Sendable, Codable {
    package var slot: Slot
    package var reason: String
    package init(slot: Slot, reason: String) { (self.slot, self.reason) = (slot, reason) }
}

/// 2988-D11.1.b-i: one document to be handed in or shown on paper, and why.
package struct PaperItem: Hashable, Sendable, Codable {
    package var slot: Slot
    package var reasons: [Mark]
    package init(slot: Slot, reasons: [Mark]) { (self.slot, self.reasons) = (slot, reasons) }
}

package struct FeeStatement: Hashable, Sendable, Codable {
    /// In đồng; nil: nothing is due.
    package var amount: Int?
    package var basis: String
    /// 2988-D11.2.b-i: where and how to pay.
    package var guidance: String
    package init(amount: Int?, basis: String, guidance: String = "") {
        (self.amount, self.basis, self.guidance) = (amount, basis, guidance)
    }
}

package enum VoidCause: String, Hashable, Sendable, Codable, CaseIterable { case paperDiffers, errorFound }

/// 2988-D7.3.c-only: the only reasons for a result on paper.
package enum PaperReason: Hashable, Sendable, Codable {
    case onRequest
    case stamping
    /// The declared outage during which it was returned, and when.
    case outage(id: String, happenedAt: Instant)
}

package struct Issue: Hashable, Sendable, Codable {
    package var number: String
    package var date: Day
    package var place: String
    package init(number: String, date: Day, place: String) { (self.number, self.date, self.place) = (number, date, place) }
}

/// An acting leader for one dossier, with dates and a reason.
package struct Deputy: Hashable, Sendable, Codable {
    package var account: String
    package var level: Level
    package var from: Instant
    package var to: Instant
    package var reason: String
    package init(account: String, level: Level, from: Instant, to: Instant, reason: String) {
        (self.account, self.level, self.from, self.to, self.reason) = (account, level, from, to, reason)
    }
}

/// The level at which somebody acts on a proposal.
package enum Level: String, Hashable, Sendable, Codable, CaseIterable { case officer, divisionLeader, unitLeader }

package struct SealedDocument: Hashable, Sendable, Codable {
    package var document: String
    /// What was approved, and what it became by the seal.
    package var approvedSHA256: String
    package var sealedSHA256: String
    package var sealedSize: Int
    package init(document: String, approvedSHA256: String, sealedSHA256: String, sealedSize: Int) {
        (self.document, self.approvedSHA256) = (document, approvedSHA256)
        (self.sealedSHA256, self.sealedSize) = (sealedSHA256, sealedSize)
    }
}
