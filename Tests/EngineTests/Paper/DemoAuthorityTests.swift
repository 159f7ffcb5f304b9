import Foundation
import Testing

@testable import Paper

@Suite struct DemoAuthorityTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test func `every name says DEMO`() throws {
        let authority = try DemoAuthority.create(in: folder.url, at: Samples.noon)
        let certificates = Certificate.all(pem: try [UInt8](Data(contentsOf: authority.certificates)))
        #expect(certificates.map(\.holder) == ["Tổng cục Hải quan (BẢN TRÌNH DIỄN / DEMO)", "HaiDang DEMO Root CA (không có giá trị pháp lý)"])
        #expect(try authority.seal().holder.contains("DEMO"))
    }

    @Test func `keys are readable by their owner alone`() throws {
        let authority = try DemoAuthority.create(in: folder.url, at: Samples.noon)
        for key in [authority.key, authority.rootKey] {
            #expect(try FileManager.default.attributesOfItem(atPath: key.path)[.posixPermissions] as? Int == 0o600)
        }
        #expect(try FileManager.default.attributesOfItem(atPath: authority.folder.path)[.posixPermissions] as? Int == 0o700)
    }

    @Test func `creating again finds the same`() throws {
        let authority = try DemoAuthority.create(in: folder.url, at: Samples.noon)
        let before = try authority.seal().certificates
        let again = try DemoAuthority.create(in: folder.url, at: Samples.noon + 86_400_000)
        #expect(try again.seal().certificates == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["demo-authority"])
    }

    @Test func `many who create at once get one and the same`() async throws {
        let url = folder.url
        let found = try await withThrowingTaskGroup(of: [Certificate].self) { group in
            for _ in 0..<4 { group.addTask { try DemoAuthority.create(in: url, at: Samples.noon).seal().certificates } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(found.allSatisfy { $0 == found[0] })
        #expect(try FileManager.default.contentsOfDirectory(atPath: url.path) == ["demo-authority"])
    }

    @Test func `an authority with a file missing is not taken for one`() throws {
        let authority = try DemoAuthority.create(in: folder.url, at: Samples.noon)
        try FileManager.default.removeItem(at: authority.rootKey)
        #expect(throws: DemoAuthority.Fault.incomplete) { try DemoAuthority.create(in: folder.url, at: Samples.noon) }
    }

    @Test func `the certificates hold from the day before`() throws {
        let seal = try DemoAuthority.create(in: folder.url, at: Samples.noon).seal()
        #expect(seal.certificates[0].validity.lowerBound == Samples.noon - 86_400_000)
        _ = try seal.sign(pdf: Samples.plain, reason: "", location: "", at: Samples.noon)
    }

    @Test func `openssl follows the chain to the root`() async throws {
        let authority = try DemoAuthority.create(in: folder.url, at: Samples.now)
        let answer = try await Tools.run(
            "/usr/bin/openssl", ["verify", "-x509_strict", "-CAfile", authority.rootCertificate.path, authority.certificates.path])
        #expect(answer.isFine, "\(answer.text)")
    }
}
