import CCrypto
import Foundation

/// A certificate authority for demonstrations, with one organisation under it. Nobody outside trusts it, and every name says DEMO.
package struct DemoAuthority: Sendable {
    /// The folder with the four PEM files; keys are readable by their owner alone.
    package let folder: URL

    package var rootCertificate: URL { folder.appending(path: "demo-root.pem") }
    package var rootKey: URL { folder.appending(path: "demo-root.key") }
    /// The organisation's certificate, then the root's.
    package var certificates: URL { folder.appending(path: "demo-organisation.pem") }
    package var key: URL { folder.appending(path: "demo-organisation.key") }

    package enum Fault: Error, Equatable {
        case libcrypto
        /// The folder holds an authority of which files are missing.
        case incomplete
    }

    static let rootName = "HaiDang DEMO Root CA (không có giá trị pháp lý)"
    static let holder = "Tổng cục Hải quan (BẢN TRÌNH DIỄN / DEMO)"
    private static let year: Int64 = 365 * 86_400

    /// Makes the authority in `folder`/demo-authority, or finds the one already there. It appears whole or not at all.
    /// - Parameter instant: milliseconds since 1970; the certificates count from the day before.
    package static func create(in folder: URL, at instant: Int64) throws -> DemoAuthority {
        let place = folder.appending(path: "demo-authority")
        if FileManager.default.fileExists(atPath: place.path) { return try DemoAuthority(existing: place) }
        let draft = folder.appending(path: "demo-authority-\(UUID().uuidString)")
        let private700: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try FileManager.default.createDirectory(at: draft, withIntermediateDirectories: true, attributes: private700)
        try DemoAuthority(folder: draft).write(from: instant / 1000 - 86_400)
        if rename(draft.path, place.path) != 0 {
            try FileManager.default.removeItem(at: draft)  // Someone else was first.
        }
        return try DemoAuthority(existing: place)
    }

    private init(folder: URL) { self.folder = folder }

    private init(existing folder: URL) throws {
        self.folder = folder
        let files = [rootCertificate, rootKey, certificates, key]
        guard files.allSatisfy({ FileManager.default.fileExists(atPath: $0.path) }) else { throw Fault.incomplete }
    }

    /// The seal of the organisation.
    package func seal() throws -> Seal {
        try Seal.load(certificates: [UInt8](Data(contentsOf: certificates)), key: [UInt8](Data(contentsOf: key)))
    }

    private func write(from second: Int64) throws {
        let root = try DemoHolder(name: Self.rootName, key: haidang_make_rsa(3072))
        let organisation = try DemoHolder(name: Self.holder, key: haidang_make_rsa(2048))
        let rootPEM = try root.certificate(by: root, from: second, until: second + 20 * Self.year, extensions: DemoHolder.authority)
        let ownPEM = try organisation.certificate(
            by: root, under: rootPEM, from: second, until: second + 10 * Self.year, extensions: DemoHolder.signer)
        try create(rootCertificate, rootPEM, permissions: 0o644)
        try create(certificates, ownPEM + rootPEM, permissions: 0o644)
        try create(rootKey, try root.keyPEM(), permissions: 0o600)
        try create(key, try organisation.keyPEM(), permissions: 0o600)
    }

    private func create(_ file: URL, _ bytes: [UInt8], permissions: mode_t) throws {
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL, permissions)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data(bytes))
        try handle.synchronize()
    }
}

/// A name and its key, able to be certified and to certify.
private final class DemoHolder {
    private let name: String
    private let key: OpaquePointer

    static let authority: [(Int32, String)] = [
        (NID_basic_constraints, "critical,CA:TRUE,pathlen:0"),
        (NID_key_usage, "critical,keyCertSign,cRLSign"),
        (NID_subject_key_identifier, "hash"),
    ]
    static let signer: [(Int32, String)] = [
        (NID_basic_constraints, "critical,CA:FALSE"),
        (NID_key_usage, "critical,digitalSignature,nonRepudiation"),
        (NID_subject_key_identifier, "hash"),
        (NID_authority_key_identifier, "keyid:always"),
    ]

    init(name: String, key: OpaquePointer?) throws {
        guard let key else { throw DemoAuthority.Fault.libcrypto }
        self.name = name
        self.key = key
    }

    deinit { EVP_PKEY_free(key) }

    func keyPEM() throws -> [UInt8] {
        guard let pem = written({ PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil) == 1 }) else {
            throw DemoAuthority.Fault.libcrypto
        }
        return pem
    }

    /// A PEM certificate for this holder; the times are seconds since 1970. `above` is the issuer's, empty when it certifies itself.
    func certificate(by issuer: DemoHolder, under above: [UInt8] = [], from: Int64, until: Int64, extensions: [(Int32, String)]) throws -> [UInt8] {
        guard let x509 = X509_new() else { throw DemoAuthority.Fault.libcrypto }
        defer { X509_free(x509) }
        guard X509_set_version(x509, 2) == 1, hasSerial(x509), X509_set_pubkey(x509, key) == 1,
            ASN1_TIME_set(X509_getm_notBefore(x509), time_t(from)) != nil,
            ASN1_TIME_set(X509_getm_notAfter(x509), time_t(until)) != nil,
            isNamed(in: X509_get_subject_name(x509)), issuer.isNamed(in: X509_get_issuer_name(x509))
        else { throw DemoAuthority.Fault.libcrypto }
        try add(extensions, to: x509, under: Certificate.all(pem: above).first)
        guard X509_sign(x509, issuer.key, EVP_sha256()) > 0, let pem = written({ PEM_write_bio_X509($0, x509) == 1 }) else {
            throw DemoAuthority.Fault.libcrypto
        }
        return pem
    }

    private func hasSerial(_ x509: OpaquePointer) -> Bool {
        var bytes = (0..<16).map { _ in UInt8.random(in: 0...255) }
        bytes[0] = bytes[0] & 0x3F | 0x40  // Positive, and never shorter.
        let number = BN_bin2bn(bytes, Int32(bytes.count), nil)
        defer { BN_free(number) }
        return BN_to_ASN1_INTEGER(number, X509_get_serialNumber(x509)) != nil
    }

    private func isNamed(in target: OpaquePointer?) -> Bool {
        let entries = [("C", "VN"), ("O", "HaiDang DEMO"), ("CN", name)]
        return entries.allSatisfy { X509_NAME_add_entry_by_txt(target, $0.0, MBSTRING_FLAG, $0.1, -1, -1, 0) == 1 }
    }

    private func add(_ extensions: [(Int32, String)], to x509: OpaquePointer, under above: Certificate?) throws {
        let isDone =
            if let above { above.withX509 { Self.add(extensions, to: x509, under: $0) } ?? false } else { Self.add(extensions, to: x509, under: x509) }
        guard isDone else { throw DemoAuthority.Fault.libcrypto }
    }

    private static func add(_ extensions: [(Int32, String)], to x509: OpaquePointer, under issuer: OpaquePointer) -> Bool {
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, issuer, x509, nil, nil, 0)
        return extensions.allSatisfy { type, value in
            guard let made = X509V3_EXT_nconf_nid(nil, &context, type, value) else { return false }
            defer { X509_EXTENSION_free(made) }
            return X509_add_ext(x509, made, -1) == 1
        }
    }
}
