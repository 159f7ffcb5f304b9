import CCrypto

/// What a verified seal says. Whether its certificate is to be trusted is not asked here.
package struct VerifiedSeal: Equatable, Sendable {
    package let certificate: Certificate
    /// The CMS container, encoded.
    package let container: [UInt8]
    /// Everything of the file but the signature itself.
    package let signedBytes: [UInt8]
}

extension Seal {
    /// Verifies a file that `sign` made: one signature, over everything but itself, in the very spelling that `sign` writes, made over
    /// these bytes with the key of the certificate that it carries and names.
    package static func verify(_ pdf: [UInt8]) throws(SealFault) -> VerifiedSeal {
        let place: (gap: Range<Int>, contents: [UInt8])
        do { place = try signaturePlace(in: pdf) } catch let fault as PDFFault { throw SealFault(fault) } catch { throw error as? SealFault ?? .notSealed }
        guard Array(pdf[place.gap]) == [UInt8(ascii: "<")] + hexadecimal(place.contents) + [UInt8(ascii: ">")] else { throw .rangeNotWhole }
        let container = try unpadded(place.contents)
        let signedBytes = Array(pdf[..<place.gap.lowerBound] + pdf[place.gap.upperBound...])
        let certificate = try Container(container).verify(over: signedBytes)
        return VerifiedSeal(certificate: certificate, container: container, signedBytes: signedBytes)
    }

    /// Where the only signature of the file leaves its gap, and what its Contents hold.
    private static func signaturePlace(in pdf: [UInt8]) throws -> (gap: Range<Int>, contents: [UInt8]) {
        var reader = try PDFReader(pdf)
        let fields = try reader.signatureFields()
        guard fields.count == 1, let reference = fields[0]["V"]?.reference, case .offset = try reader.place(of: reference),
            let signature = try reader.object(reference).value.dictionary, let contents = signature["Contents"]?.string
        else { throw SealFault.notSealed }
        guard signature["SubFilter"]?.name == "ETSI.CAdES.detached" else { throw SealFault.unsupported("signature format") }
        let range = (signature["ByteRange"]?.array ?? []).compactMap(\.integer)
        guard range.count == 4, range[0] == 0, range[1] > 0, range[2] > range[1], range[2] <= pdf.count, range[3] == pdf.count - range[2]
        else { throw SealFault.rangeNotWhole }
        return (range[1]..<range[2], contents)
    }

    /// The container without the zeros that fill its room.
    private static func unpadded(_ contents: [UInt8]) throws(SealFault) -> [UInt8] {
        guard let count = DER.extent(of: contents), contents[count...].allSatisfy({ $0 == 0 }) else { throw .signatureMalformed }
        return Array(contents[..<count])
    }
}

/// A parsed CMS container. It is judged by libcrypto, not by the code that built it.
private final class Container {
    private let pointer: OpaquePointer

    init(_ bytes: [UInt8]) throws(SealFault) {
        let found = withBIO(bytes) { d2i_CMS_bio($0, nil) }
        ERR_clear_error()
        guard let pointer = found ?? nil else { throw .signatureMalformed }
        self.pointer = pointer
    }

    deinit { CMS_ContentInfo_free(pointer) }

    func verify(over bytes: [UInt8]) throws(SealFault) -> Certificate {
        defer { ERR_clear_error() }
        guard OBJ_obj2nid(CMS_get0_type(pointer)) == NID_pkcs7_signed, CMS_is_detached(pointer) == 1, haidang_signer_count(pointer) == 1,
            let signer = haidang_signer(pointer, 0), digestIsSHA256(of: signer)
        else { throw .signatureMalformed }
        let certificates = CMS_get1_certs(pointer)
        defer { haidang_free_certificates(certificates) }
        let own = (0..<haidang_count(certificates)).lazy.compactMap { haidang_certificate(certificates, $0) }
            .first { CMS_SignerInfo_cert_cmp(signer, $0) == 0 }
        guard let own, let certificate = Certificate(own) else { throw .signatureMalformed }
        guard isGood(over: bytes, signer: own) else { throw .signatureWrong }
        return certificate
    }

    private func digestIsSHA256(of signer: OpaquePointer) -> Bool {
        var digest: UnsafeMutablePointer<X509_ALGOR>?
        CMS_SignerInfo_get0_algs(signer, nil, nil, &digest, nil)
        return digest.map { OBJ_obj2nid($0.pointee.algorithm) == NID_sha256 } ?? false
    }

    // CMS_CADES compares the certificate with the signing-certificate-v2 attribute, but only along a verified chain; so the signer's own
    // certificate is made the trust anchor, for this question alone.
    private func isGood(over bytes: [UInt8], signer: OpaquePointer) -> Bool {
        guard let store = X509_STORE_new() else { return false }
        defer { X509_STORE_free(store) }
        X509_STORE_add_cert(store, signer)
        X509_STORE_set_purpose(store, X509_PURPOSE_ANY)
        X509_STORE_set_flags(store, UInt(X509_V_FLAG_PARTIAL_CHAIN) | UInt(X509_V_FLAG_NO_CHECK_TIME))
        let flags = UInt32(CMS_BINARY) | UInt32(CMS_DETACHED) | UInt32(CMS_CADES)
        return withBIO(bytes) { CMS_verify(pointer, nil, store, $0, nil, flags) == 1 } ?? false
    }
}
