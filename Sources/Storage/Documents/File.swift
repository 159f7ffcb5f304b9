import Foundation

/// An open file. Blocks; to be used inside `blocking`.
final class File: Sendable {
    private let descriptor: Int32
    let size: Int64

    init(creating path: String) throws {
        descriptor = Foundation.open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        size = 0
        guard descriptor >= 0 else { throw Self.failure("create", path) }
    }

    init(reading path: String, name: String) throws {
        descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? DocumentStoreError.notFound(name) : Self.failure("open", path)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure("stat", path) }
        size = Int64(status.st_size)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { throw Self.failure("write") }
            rest = rest.dropFirst(max(count, 0))
        }
    }

    func read(from offset: Int64, upTo limit: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            let read = pread(descriptor, buffer.baseAddress, limit, off_t(offset))
            guard read >= 0 else { throw Self.failure("read") }
            count = read
        }
    }

    /// From here on nobody changes it.
    /// - Parameter size: what it must hold, or its name would be a lie.
    func makeDurable(size: Int64) throws {
        var status = stat()
        guard fchmod(descriptor, 0o444) == 0, fsync(descriptor) == 0, fstat(descriptor, &status) == 0 else {
            throw Self.failure("fsync")
        }
        guard Int64(status.st_size) == size else { throw DocumentStoreError.disk("\(status.st_size) bytes are not \(size)") }
    }

    /// Gives the content its name, `ab/cd/abcd…` in `root`, durably. All folders on the way are synced even if the name was there
    /// already: whoever made them may not have come to it.
    static func link(_ path: String, to place: String, in root: String) throws {
        let inner = (place as NSString).deletingLastPathComponent
        let outer = (inner as NSString).deletingLastPathComponent
        try makeFolder(outer)
        try makeFolder(inner)
        guard Foundation.link(path, place) == 0 || errno == EEXIST else { throw failure("link", place) }
        for folder in [inner, outer, root] { try syncFolder(folder) }
    }

    static func makeFolder(_ path: String) throws {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("mkdir", path) }
    }

    static func remove(_ path: String) { unlink(path) }

    /// - Parameter seconds: of 1970.
    static func removeFiles(in folder: String, olderThan seconds: Int64) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            var status = stat()
            guard stat("\(folder)/\(name)", &status) == 0, Int64(status.st_mtim.tv_sec) < seconds else { continue }
            remove("\(folder)/\(name)")
        }
    }

    static func syncFolder(_ path: String) throws {
        let descriptor = Foundation.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("fsync", path) }
    }

    private static func failure(_ act: String, _ path: String = "") -> DocumentStoreError {
        .disk("\(act) \(path): \(String(cString: strerror(errno)))")
    }
}
