/// NEWS-6: a paper that holds a state secret was found among those the declarant filed, and nobody sees it any more.
package struct Withholding: Hashable, Sendable {
    package var account: String
    package var at: Instant
    package var reason: String

    package init(account: String, at: Instant, reason: String) { (self.account, self.at, self.reason) = (account, at, reason) }
}

/// Why a document is not shown, or cannot be withheld.
package enum WithholdingFault: Error, Hashable, Sendable, CaseIterable {
    /// To nobody, in whatever role.
    case outOfReach
    case withheldBefore
    case reasonMissing
    /// What the office wrote is not among the declarant's papers.
    case ofTheOffice

    package var mark: Mark { "NEWS-6" }
}

extension Dossier {
    /// Withholds documents that are one by their content. In every phase, after the end too: it is about a paper, not about the dossier's way.
    package func withholding(_ documents: [String], reason: String, by actor: Actor, at now: Instant) throws(WithholdingFault) -> [Event] {
        if !reason.contains(where: { !$0.isWhitespace }) { throw .reasonMissing }
        let reachable = documents.filter { withheld[$0] == nil }
        if reachable.isEmpty { throw .withheldBefore }
        return reachable.map { document in
            Event(actor: actor.author, recordedAt: now, mark: "NEWS-6", fact: .documentWithheld(document: document, reason: reason))
        }
    }

    /// - Throws: for a document nobody sees any more.
    package func demandReach(of document: String) throws(WithholdingFault) {
        if withheld[document] != nil { throw .outOfReach }
    }
}
