import CCrypto

extension Seal {
    /// Loads a seal from PEM texts: the certificate with those above it, and the private key.
    package static func load(certificates: [UInt8], key: [UInt8], passphrase: String? = nil) throws(SealFault) -> Seal {
        try Seal(key: SigningKey(pem: key, passphrase: passphrase), certificates: Certificate.all(pem: certificates))
    }

    /// Loads a seal from a PKCS #12 file.
    package static func load(pkcs12: [UInt8], passphrase: String) throws(SealFault) -> Seal {
        let file = try KeyFile(pkcs12)
        return try file.opened(with: passphrase)
    }
}

private final class KeyFile {
    private let pointer: OpaquePointer

    init(_ bytes: [UInt8]) throws(SealFault) {
        let found = withBIO(bytes) { d2i_PKCS12_bio($0, nil) }
        ERR_clear_error()
        guard let pointer = found ?? nil else { throw .keyUnreadable }
        self.pointer = pointer
    }

    deinit { PKCS12_free(pointer) }

    func opened(with passphrase: String) throws(SealFault) -> Seal {
        defer { ERR_clear_error() }
        guard PKCS12_verify_mac(pointer, passphrase, -1) == 1 else { throw .wrongPassphrase }
        var (key, own, others): (OpaquePointer?, OpaquePointer?, OpaquePointer?) = (nil, nil, nil)
        guard PKCS12_parse(pointer, passphrase, &key, &own, &others) == 1 else { throw .keyFileOutdated }
        defer {
            X509_free(own)
            haidang_free_certificates(others)
        }
        guard let key else { throw .keyUnreadable }
        let above = (0..<haidang_count(others)).map { haidang_certificate(others, $0) }
        return try Seal(key: SigningKey(key), certificates: ([own] + above).compactMap { $0 }.compactMap { Certificate($0) })
    }
}
