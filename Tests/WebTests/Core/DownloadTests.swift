import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct DownloadTests {
    @Test func `a large file arrives whole, to be saved and not opened`() async throws {
        let content = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) })
        let file = FileManager.default.temporaryDirectory.appending(path: "haidang-download-\(UUID())")
        try content.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var site = TestSite()
        site.file = file.path
        let answer = try await site.live { try await $0.get("/file") }
        #expect(answer.body == ByteBuffer(bytes: content))
        #expect(answer.headers[.contentLength] == "\(content.count)")
        #expect(answer.headers[.contentDisposition] == "attachment; filename=\"Don _1_.html\"; filename*=UTF-8''%C4%90%C6%A1n%20%221%22.html")
        #expect(answer.headers[.contentSecurityPolicy] == "default-src 'none'; sandbox")
        #expect(answer.headers[.xContentTypeOptions] == "nosniff" && answer.headers[.cacheControl] == "private, no-store")
    }

    @Test func `a document that is lost is a fault of ours, and the log says which`() async throws {
        let site = TestSite()
        let answer = try await site.live { try await $0.get("/no-file") }
        #expect(answer.status == .internalServerError && answer.headers[.contentDisposition] == nil)
        #expect(site.log.lines.contains { $0.hasPrefix("error fault") && $0.contains("/nowhere") })
    }
}
