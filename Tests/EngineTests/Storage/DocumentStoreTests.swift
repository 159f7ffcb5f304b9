import Foundation
import Storage
import TestSupport
import Testing

@Suite struct DocumentStoreTests {
    private let folder: String
    private let store: DocumentStore

    init() async throws {
        folder = try TemporaryFolder.make()
        store = try await DocumentStore.open(folder: folder, limit: 200_000, now: 0)
    }

    private func put(_ chunks: [UInt8]...) async throws -> StoredContent {
        let upload = try await store.begin()
        for chunk in chunks { try await upload.write(chunk) }
        return try await upload.finish()
    }

    private func content(of sha256: String) async throws -> [UInt8] {
        try await store.open(sha256).reduce(into: []) { $0 += $1 }
    }

    private var incoming: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder + "/incoming") }
    }

    @Test func `a document is stored under the hash of its content and read back`() async throws {
        let stored = try await put(Array("Tờ ".utf8), Array("khai".utf8))
        #expect(stored.sha256 == "861151f18cc1ca92d17f97a7ca948ceb9a27a8669addcb1b27bbd629b208734f")
        #expect(stored.size == 9)
        #expect(stored.head == Array("Tờ khai".utf8))
        #expect(try store.path(of: stored.sha256) == "\(folder)/86/11/\(stored.sha256)")
        #expect(try await content(of: stored.sha256) == Array("Tờ khai".utf8))
    }

    @Test func `an empty document has the hash of nothing`() async throws {
        let stored = try await put()
        #expect(stored.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(stored.size == 0)
        #expect(try await content(of: stored.sha256).isEmpty)
    }

    @Test func `a long document is read in chunks and its head is its beginning`() async throws {
        let bytes = (0..<150_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
        let stored = try await put(Array(bytes[..<100]), Array(bytes[100...]))
        #expect(stored.head == Array(bytes.prefix(4096)))
        let opened = try await store.open(stored.sha256)
        #expect(opened.size == 150_000)
        let chunks = try await opened.reduce(into: [[UInt8]]()) { $0.append($1) }
        #expect(chunks.count == 3)
        #expect(Array(chunks.joined()) == bytes)
    }

    @Test func `the same content sent many times at once is one immutable file`() async throws {
        let hashes = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 1...20 { group.addTask { try await put(Array("C/O mẫu D".utf8)).sha256 } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        let place = try store.path(of: try #require(hashes.first))
        #expect(hashes.count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: (place as NSString).deletingLastPathComponent).count == 1)
        #expect(try FileManager.default.attributesOfItem(atPath: place)[.posixPermissions] as? Int == 0o444)
        #expect(try incoming.isEmpty)
    }

    @Test func `a document over the limit is refused while it is written and leaves nothing`() async throws {
        let upload = try await store.begin()
        try await upload.write([UInt8](repeating: 1, count: 200_000))
        await #expect(throws: DocumentStoreError.tooLarge(limit: 200_000)) { try await upload.write([1]) }
        await #expect(throws: DocumentStoreError.ended) { try await upload.finish() }
        #expect(try incoming.isEmpty)
    }

    @Test func `an aborted or forgotten upload leaves nothing`() async throws {
        let aborted = try await store.begin()
        try await aborted.write([1, 2, 3])
        await aborted.abort()
        do {
            let forgotten = try await store.begin()
            try await forgotten.write([1, 2, 3])
        }
        #expect(try incoming.isEmpty)
    }

    @Test func `leftovers of a process that died go after a day and no earlier`() async throws {
        let day: Int64 = 24 * 3600 * 1000
        try Data([1]).write(to: URL(fileURLWithPath: folder + "/incoming/leftover"))
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: folder + "/incoming/leftover")
        _ = try await DocumentStore.open(folder: folder, limit: 1, now: 1_000_000_000 + day)
        #expect(try incoming == ["leftover"])
        _ = try await DocumentStore.open(folder: folder, limit: 1, now: 1_000_000_000 + day + 1000)
        #expect(try incoming.isEmpty)
    }

    @Test func `an upload that was cut off is not there under any name`() async throws {
        let upload = try await store.begin()
        try await upload.write(Array("dở dang".utf8))
        #expect(try incoming.count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["incoming"])
        await upload.abort()
    }

    @Test(arguments: ["", "../../etc/passwd", String(repeating: "A", count: 64), String(repeating: "a", count: 63) + "/"])
    func `what is not a hash never becomes a path`(name: String) async throws {
        await #expect(throws: DocumentStoreError.notAHash(name)) { _ = try await store.open(name) }
    }

    @Test func `an unknown hash is not found`() async throws {
        let unknown = String(repeating: "0", count: 64)
        await #expect(throws: DocumentStoreError.notFound(unknown)) { _ = try await store.open(unknown) }
    }
}
