/// What happened to who may file for an organisation or person; the stream is `party/<id>`. Stored as JSON under the case's name; a case is
/// never renamed or reshaped once released.
package enum PartyFact: Hashable, Sendable, Codable {
    case registered(owner: String, paper: PaperShown?)
    case asked(account: String)
    case consented(account: String)
    case declined(account: String)
    case revoked(account: String)
    /// The one who answers for it has shown the paper afterwards.
    case proven(account: String, paper: PaperShown)
}

/// The paper somebody showed at the counter. Its number is personal data and stays out of the history.
package enum PaperShown: String, Hashable, Sendable, Codable, CaseIterable {
    case citizenCard, idCard, passport, introductionLetter

    /// Whether it shows that one may speak for an organisation; else for the person it names.
    package func proves(organisation: Bool) -> Bool { (self == .introductionLetter) == organisation }
}
