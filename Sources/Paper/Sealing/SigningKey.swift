import CCrypto

/// A private key in memory.
// Unchecked: libcrypto allows signing with one EVP_PKEY from many threads, each with a context of its own, and nothing changes it.
final class SigningKey: @unchecked Sendable {
    private let key: OpaquePointer
    /// AlgorithmIdentifier of the signatures it makes, encoded.
    let algorithm: [UInt8]

    /// Takes ownership of `key`.
    init(_ key: OpaquePointer) throws(SealFault) {
        self.key = key
        algorithm = try Self.algorithm(of: key)
    }

    deinit { EVP_PKEY_free(key) }

    convenience init(pem: [UInt8], passphrase: String?) throws(SealFault) {
        // Never nil: without a passphrase libcrypto would ask at the terminal.
        let found = (passphrase ?? "").withCString { secret in
            withBIO(pem) { PEM_read_bio_PrivateKey($0, nil, nil, UnsafeMutableRawPointer(mutating: secret)) }
        }
        ERR_clear_error()
        guard let key = found ?? nil else {
            let isEncrypted = String(decoding: pem, as: UTF8.self).contains("ENCRYPTED")
            throw isEncrypted ? .wrongPassphrase : .keyUnreadable
        }
        try self.init(key)
    }

    private static func algorithm(of key: OpaquePointer) throws(SealFault) -> [UInt8] {
        switch EVP_PKEY_get_base_id(key) {
        case EVP_PKEY_RSA where EVP_PKEY_get_bits(key) >= 2048:
            return DER.sequence(DER.object(1, 2, 840, 113549, 1, 1, 11), DER.null)
        case EVP_PKEY_EC where curve(of: key) == "prime256v1":
            return DER.sequence(DER.object(1, 2, 840, 10045, 4, 3, 2))
        default: throw .keyNotSupported
        }
    }

    private static func curve(of key: OpaquePointer) -> String {
        var name = [CChar](repeating: 0, count: 64)
        var count = 0
        guard EVP_PKEY_get_group_name(key, &name, name.count, &count) == 1 else { return "" }
        return String(decoding: name.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    func belongs(to certificate: Certificate) -> Bool {
        certificate.withX509 { X509_check_private_key($0, key) == 1 } ?? false
    }

    /// The signature over SHA-256 of `bytes`: PKCS #1 v1.5 for RSA, an ASN.1 pair for P-256.
    func sign(_ bytes: [UInt8]) throws(SealFault) -> [UInt8] {
        guard let context = EVP_MD_CTX_new() else { throw .signingFailed }
        defer { EVP_MD_CTX_free(context) }
        var count = Int(EVP_PKEY_get_size(key))
        var signature = [UInt8](repeating: 0, count: count)
        guard EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key) == 1,
            EVP_DigestSign(context, &signature, &count, bytes, bytes.count) == 1
        else { throw .signingFailed }
        return Array(signature.prefix(count))
    }
}
