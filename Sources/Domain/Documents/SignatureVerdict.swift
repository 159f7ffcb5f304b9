/// What is known about the digital signatures of an uploaded document. Only `signed` counts as filed with a digital signature
/// (2988-D7.1.d-i); what follows from the others is reading A-07.
package enum SignatureVerdict: String, Hashable, Sendable, Codable, CaseIterable {
    /// At least one signature, and every one is good at the time asked for.
    case signed
    /// The document carries no signature.
    case unsigned
    /// A signature is broken: the document changed after it, or its certificate did not hold.
    case invalid
    /// Nobody could judge: encrypted, unreadable, of an unknown kind or authority, or not yet looked at.
    case undecided
    /// An earlier revision carried a signature that the present one no longer shows.
    case removed
}
