/// The CMS container of a PAdES baseline B-B signature (ETSI EN 319 122-1 and 319 142-1): detached, SHA-256, signing-certificate-v2,
/// and no signing-time attribute, because the time of a PDF signature is its /M entry.
struct SignedData {
    let certificates: [Certificate]
    let key: SigningKey

    private static let sha256Algorithm = DER.sequence(DER.object(2, 16, 840, 1, 101, 3, 4, 2, 1))
    private static let data = DER.object(1, 2, 840, 113549, 1, 7, 1)
    private static let signedData = DER.object(1, 2, 840, 113549, 1, 7, 2)

    /// The encoded container over a document with this SHA-256. `certificates` begins with the signer's.
    func encoded(digest: [UInt8]) throws(SealFault) -> [UInt8] {
        let attributes = Self.attributes(digest: digest, signer: certificates[0])
        let signer = DER.sequence(
            DER.integer(1),
            certificates[0].issuerAndSerial,
            Self.sha256Algorithm,
            DER.set(attributes, tag: 0xA0),
            key.algorithm,
            DER.octets(try key.sign(DER.set(attributes))))
        let body = DER.sequence(
            DER.integer(1),
            DER.set([Self.sha256Algorithm]),
            DER.sequence(Self.data),
            DER.set(certificates.map(\.der), tag: 0xA0),
            DER.set([signer]))
        return DER.sequence(Self.signedData, DER.explicit(0, body))
    }

    private static func attributes(digest: [UInt8], signer: Certificate) -> [[UInt8]] {
        let binding = DER.sequence(DER.sequence(DER.sequence(DER.octets(sha256(signer.der)))))
        return [
            attribute(DER.object(1, 2, 840, 113549, 1, 9, 3), data),
            attribute(DER.object(1, 2, 840, 113549, 1, 9, 4), DER.octets(digest)),
            attribute(DER.object(1, 2, 840, 113549, 1, 9, 16, 2, 47), binding),
        ]
    }

    private static func attribute(_ type: [UInt8], _ value: [UInt8]) -> [UInt8] {
        DER.sequence(type, DER.set([value]))
    }
}
