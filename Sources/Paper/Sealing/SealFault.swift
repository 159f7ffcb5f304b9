/// Why a document is not sealed, or a seal is not what it claims.
package enum SealFault: Error, Equatable {
    // The key
    case keyUnreadable
    case wrongPassphrase
    /// The key file uses ciphers that libcrypto no longer offers; export it anew with AES.
    case keyFileOutdated
    case noCertificateForKey
    /// Only RSA from 2048 bits and P-256 sign.
    case keyNotSupported
    /// Key usage of the certificate excludes signing.
    case certificateMayNotSign
    case certificateNotValidThen

    // The document
    case encrypted
    case malformed(String)
    case unsupported(String)
    case alreadySigned

    // Sealing and verifying
    case signingFailed
    case notSealed
    /// The signed range is not everything but the signature itself.
    case rangeNotWhole
    /// The signature's container is not a strict CMS of one signer with SHA-256.
    case signatureMalformed
    /// The bytes, the signature and the certificate do not belong together.
    case signatureWrong
}

extension SealFault {
    init(_ fault: PDFFault) {
        switch fault {
        case .encrypted: self = .encrypted
        case .malformed(let what): self = .malformed(what)
        case .unsupported(let what): self = .unsupported(what)
        case .tooComplex: self = .unsupported("too complex")
        }
    }
}
