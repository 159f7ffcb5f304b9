import Foundation
import Testing

@testable import Paper

/// Keys as organisations hand them over, made by the openssl program.
@Suite(.serialized) struct KeyTests {
    enum Kind: String, CaseIterable, Sendable { case rsa2048, rsa3072, p256 }

    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test(arguments: Kind.allCases, Judge.allCases)
    func `keys of every allowed kind seal to the satisfaction of all`(kind: Kind, judge: Judge) async throws {
        try await makeOrganisation(kind)
        let seal = try Seal.load(certificates: folder.read("chain.pem"), key: folder.read("own.key"))
        let sealed = try seal.sign(pdf: Samples.plain, reason: "", location: "", at: seal.certificates[0].validity.lowerBound)
        let opinion = try await judge.opinion(on: sealed, root: folder.read("root.pem"))
        #expect(opinion.isGood, "\(opinion.words)")
    }

    @Test(arguments: Kind.allCases)
    func `a PKCS 12 file opens with its passphrase only`(kind: Kind) async throws {
        try await makeOrganisation(kind)
        try await openssl(
            "pkcs12", "-export", "-in", path("own.pem"), "-inkey", path("own.key"), "-certfile", path("root.pem"),
            "-passout", "pass:mật khẩu", "-out", path("own.p12"))
        let file = try folder.read("own.p12")
        let seal = try Seal.load(pkcs12: file, passphrase: "mật khẩu")
        #expect(seal.certificates.map(\.holder) == ["Chi cục thử", "Root thử"])
        _ = try seal.sign(pdf: Samples.plain, reason: "", location: "", at: seal.certificates[0].validity.lowerBound)
        #expect(throws: SealFault.wrongPassphrase) { try Seal.load(pkcs12: file, passphrase: "mat khau") }
        #expect(throws: SealFault.wrongPassphrase) { try Seal.load(pkcs12: file, passphrase: "") }
        #expect(throws: SealFault.keyUnreadable) { try Seal.load(pkcs12: Array(file.dropLast(9)), passphrase: "mật khẩu") }
    }

    @Test func `a PKCS 12 file with outdated ciphers is named as such`() async throws {
        try await makeOrganisation(.rsa2048)
        try await openssl(
            "pkcs12", "-export", "-legacy", "-in", path("own.pem"), "-inkey", path("own.key"), "-passout", "pass:a", "-out", path("old.p12"))
        #expect(throws: SealFault.keyFileOutdated) { try Seal.load(pkcs12: folder.read("old.p12"), passphrase: "a") }
    }

    @Test func `an encrypted PEM key opens with its passphrase only`() async throws {
        try await makeOrganisation(.p256)
        try await openssl("pkey", "-in", path("own.key"), "-aes256", "-passout", "pass:secret", "-out", path("locked.key"))
        let (chain, key) = (try folder.read("chain.pem"), try folder.read("locked.key"))
        #expect(try Seal.load(certificates: chain, key: key, passphrase: "secret").holder == "Chi cục thử")
        #expect(throws: SealFault.wrongPassphrase) { try Seal.load(certificates: chain, key: key, passphrase: "other") }
        #expect(throws: SealFault.wrongPassphrase) { try Seal.load(certificates: chain, key: key) }
        #expect(throws: SealFault.keyUnreadable) { try Seal.load(certificates: chain, key: chain) }
    }

    @Test func `the certificate of the key is found in any order`() async throws {
        try await makeOrganisation(.p256)
        let (own, root, key) = (try folder.read("own.pem"), try folder.read("root.pem"), try folder.read("own.key"))
        #expect(try Seal.load(certificates: root + own, key: key).certificates.map(\.holder) == ["Chi cục thử", "Root thử"])
        #expect(throws: SealFault.noCertificateForKey) { try Seal.load(certificates: root, key: key) }
        #expect(throws: SealFault.noCertificateForKey) { try Seal.load(certificates: [], key: key) }
    }

    @Test(arguments: [["RSA", "-pkeyopt", "rsa_keygen_bits:1024"], ["EC", "-pkeyopt", "ec_paramgen_curve:P-384"], ["ED25519"]])
    func `other keys are refused`(kind: [String]) async throws {
        try await openssl(["genpkey", "-out", path("weak.key"), "-algorithm"] + kind)
        #expect(throws: SealFault.keyNotSupported) { try Seal.load(certificates: [], key: folder.read("weak.key")) }
    }

    @Test func `a certificate that may not sign does not seal`() async throws {
        try await makeOrganisation(.p256, usage: "keyEncipherment")
        #expect(throws: SealFault.certificateMayNotSign) {
            try Seal.load(certificates: folder.read("chain.pem"), key: folder.read("own.key"))
        }
    }

    @Test func `a certificate for document signing alone is verified too`() async throws {
        try await makeOrganisation(.p256, extended: "1.3.6.1.5.5.7.3.36")
        let seal = try Seal.load(certificates: folder.read("own.pem"), key: folder.read("own.key"))
        _ = try seal.sign(pdf: Samples.plain, reason: "", location: "", at: seal.certificates[0].validity.lowerBound)
    }

    /// root.pem, own.pem, own.key, and chain.pem with both certificates.
    private func makeOrganisation(_ kind: Kind, usage: String = "nonRepudiation", extended: String? = nil) async throws {
        let extensions = "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,\(usage)\n" + (extended.map { "extendedKeyUsage=\($0)\n" } ?? "")
        _ = try folder.write(Array(extensions.utf8), as: "extensions")
        let new = ["rsa2048": ["rsa:2048"], "rsa3072": ["rsa:3072"], "p256": ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]][kind.rawValue] ?? []
        try await openssl(
            ["req", "-x509", "-nodes", "-utf8", "-subj", "/CN=Root thử", "-keyout", path("root.key"), "-out", path("root.pem"), "-days", "9"]
                + ["-addext", "keyUsage=critical,keyCertSign", "-newkey"] + new)
        try await openssl(
            ["req", "-nodes", "-utf8", "-subj", "/CN=Chi cục thử", "-keyout", path("own.key"), "-out", path("own.csr"), "-newkey"] + new)
        try await openssl(
            "x509", "-req", "-in", path("own.csr"), "-CA", path("root.pem"), "-CAkey", path("root.key"), "-days", "8",
            "-extfile", path("extensions"), "-out", path("own.pem"))
        _ = try folder.write(folder.read("own.pem") + folder.read("root.pem"), as: "chain.pem")
    }

    private func path(_ name: String) -> String { folder.url.appending(path: name).path }

    private func openssl(_ arguments: String...) async throws { try await openssl(arguments) }

    private func openssl(_ arguments: [String]) async throws {
        let answer = try await Tools.run("/usr/bin/openssl", arguments)
        try #require(answer.isFine, "\(answer.text)")
    }
}
