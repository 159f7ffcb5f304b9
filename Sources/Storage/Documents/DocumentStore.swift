import Crypto
import Foundation

/// What a document is stored as.
package struct StoredContent: Hashable, Sendable {
    /// 64 lower-case hexadecimal digits: its name.
    package let sha256: String
    package let size: Int64
    /// The first bytes, up to 4096, to tell the kind of file by.
    package let head: [UInt8]
}

package enum DocumentStoreError: Error, Hashable, Sendable {
    case tooLarge(limit: Int64)
    /// Written or finished after its end.
    case ended
    case notFound(String)
    /// Not 64 lower-case hexadecimal digits; never made into a path.
    case notAHash(String)
    /// The disk is full, the folder cannot be written, …
    case disk(String)
}

/// Documents in a folder, or a file system shared by all nodes, named by the SHA-256 of their content: `ab/cd/abcd…`. A stored
/// document never changes. What `finish` has returned survives a power cut; what was not finished leaves nothing.
package final class DocumentStore: Sendable {
    private let folder: String
    private let limit: Int64

    private init(folder: String, limit: Int64) { (self.folder, self.limit) = (folder, limit) }

    /// Opens or creates the store in a folder whose parent exists, and takes away what uploads that ended with their process have left.
    /// - Parameters:
    ///   - limit: bytes a document may have.
    ///   - now: milliseconds UTC; leftovers older than a day go. Younger ones may belong to another node.
    package static func open(folder: String, limit: Int64, now: Int64) async throws -> DocumentStore {
        try await blocking {
            try File.makeFolder(folder)
            try File.makeFolder(folder + "/incoming")
            try File.syncFolder((folder as NSString).deletingLastPathComponent)
            try File.removeFiles(in: folder + "/incoming", olderThan: now / 1000 - 24 * 3600)
        }
        return DocumentStore(folder: folder, limit: limit)
    }

    package func begin() async throws -> Upload {
        let path = "\(folder)/incoming/\(UUID().uuidString)"
        let file = try await blocking { try File(creating: path) }
        return Upload(store: self, path: path, file: file)
    }

    /// Where the content lies, for programs that want a file (a scanner, a signature check). To be read only.
    package func path(of sha256: String) throws -> String {
        guard sha256.utf8.count == 64, sha256.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else {
            throw DocumentStoreError.notAHash(sha256)
        }
        return "\(folder)/\(sha256.prefix(2))/\(sha256.dropFirst(2).prefix(2))/\(sha256)"
    }

    /// The content in chunks, as fast as the reader takes them.
    package func open(_ sha256: String) async throws -> Content {
        let path = try path(of: sha256)
        return Content(file: try await blocking { try File(reading: path, name: sha256) })
    }

    /// A document on its way in. One task at a time; forgotten ones end as aborted.
    package actor Upload {
        private let store: DocumentStore
        private let path: String
        private var file: File?
        private var hash = SHA256()
        private var size: Int64 = 0
        private var head: [UInt8] = []

        fileprivate init(store: DocumentStore, path: String, file: File) {
            (self.store, self.path, self.file) = (store, path, file)
        }

        package func write(_ bytes: [UInt8]) async throws {
            guard let file else { throw DocumentStoreError.ended }
            size += Int64(bytes.count)
            head += bytes.prefix(4096 - head.count)
            hash.update(data: bytes)
            do {
                guard size <= store.limit else { throw DocumentStoreError.tooLarge(limit: store.limit) }
                try await blocking { try file.write(bytes) }
            } catch {
                await abort()
                throw error
            }
        }

        /// Durable under its name when this returns, also when it had been there before.
        package func finish() async throws -> StoredContent {
            guard let file else { throw DocumentStoreError.ended }
            self.file = nil
            let content = StoredContent(sha256: hash.finalize().hexadecimal, size: size, head: head)
            let (place, path) = (try store.path(of: content.sha256), path)
            try await blocking { [store] in
                defer { File.remove(path) }
                try file.makeDurable(size: content.size)
                try File.link(path, to: place, in: store.folder)
            }
            return content
        }

        package func abort() async {
            file = nil
            let path = path
            try? await blocking { File.remove(path) }
        }

        deinit { if file != nil { File.remove(path) } }
    }

    /// A document being read.
    package struct Content: AsyncSequence, Sendable {
        package typealias Element = [UInt8]
        fileprivate let file: File

        package var size: Int64 { file.size }

        package func makeAsyncIterator() -> Iterator { Iterator(file: file) }

        package struct Iterator: AsyncIteratorProtocol {
            private let file: File
            private var offset: Int64 = 0

            fileprivate init(file: File) { self.file = file }

            package mutating func next() async throws -> [UInt8]? {
                let (file, start) = (file, offset)
                let chunk = try await blocking { try file.read(from: start, upTo: 65536) }
                offset += Int64(chunk.count)
                return chunk.isEmpty ? nil : chunk
            }
        }
    }
}

extension Sequence<UInt8> {
    /// Two lower-case digits a byte.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
