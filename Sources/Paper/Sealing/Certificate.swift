import CCrypto
import Foundation

/// What sealing needs to know of an X.509 certificate.
package struct Certificate: Equatable, Sendable {
    package let der: [UInt8]
    /// The common name of the holder.
    package let holder: String
    /// From and until, in milliseconds since 1970.
    package let validity: ClosedRange<Int64>
    /// IssuerAndSerialNumber of RFC 5652, encoded.
    let issuerAndSerial: [UInt8]
    /// Key usage allows signing documents (digitalSignature or nonRepudiation, or no restriction).
    let maySign: Bool

    /// Reads `x509`, which stays with the caller; nil if its dates make no sense.
    init?(_ x509: OpaquePointer) {
        guard let from = milliseconds(X509_get0_notBefore(x509)), let until = milliseconds(X509_get0_notAfter(x509)), from <= until
        else { return nil }
        der = encoded { i2d_X509(x509, $0) }
        holder = commonName(X509_get_subject_name(x509))
        validity = from...until
        let issuer = encoded { i2d_X509_NAME(X509_get_issuer_name(x509), $0) }
        issuerAndSerial = DER.sequence(issuer, encoded { i2d_ASN1_INTEGER(X509_get0_serialNumber(x509), $0) })
        maySign = X509_get_key_usage(x509) & UInt32(KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION) != 0
    }

    /// The certificates of a PEM text in its order.
    static func all(pem: [UInt8]) -> [Certificate] {
        let found = withBIO(pem) { bio in
            var certificates: [Certificate] = []
            while let x509 = PEM_read_bio_X509(bio, nil, nil, nil) {
                if let certificate = Certificate(x509) { certificates.append(certificate) }
                X509_free(x509)
            }
            return certificates
        }
        ERR_clear_error()  // The end of the text is an error to libcrypto, and would be reported by the next who asks.
        return found ?? []
    }

    func withX509<Result>(_ body: (OpaquePointer) -> Result) -> Result? {
        var cursor: UnsafePointer<UInt8>?
        return der.withUnsafeBufferPointer { buffer in
            cursor = buffer.baseAddress
            guard let x509 = d2i_X509(nil, &cursor, buffer.count) else { return nil }
            defer { X509_free(x509) }
            return body(x509)
        }
    }
}

private func milliseconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
    var parts = tm()
    guard ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
    return Int64(timegm(&parts)) * 1000
}

private func commonName(_ name: OpaquePointer?) -> String {
    let index = X509_NAME_get_index_by_NID(name, NID_commonName, -1)
    guard index >= 0, let entry = X509_NAME_get_entry(name, index) else { return "" }
    var text: UnsafeMutablePointer<UInt8>?
    let count = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(entry))
    guard count >= 0, let text else { return "" }
    defer { CRYPTO_free(text, #file, #line) }
    return String(decoding: UnsafeBufferPointer(start: text, count: Int(count)), as: UTF8.self)
}
