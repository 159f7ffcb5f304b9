import Foundation

/// Makes a file durable under its hash with the same calls as the program's document store: a new file, its content synced, linked to its
/// place, and the three folders on the way synced.
enum BareFiles {
    static func prepare(_ folder: String) throws {
        try makeFolder(folder)
        try makeFolder("\(folder)/incoming")
    }

    static func store(_ bytes: [UInt8], named name: String, in folder: String) throws {
        let incoming = "\(folder)/incoming/\(name)"
        let file = open(incoming, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0, write(file, bytes, bytes.count) == bytes.count, fchmod(file, 0o444) == 0, fsync(file) == 0 else { throw failure(incoming) }
        close(file)
        let outer = "\(folder)/\(name.prefix(2))"
        let inner = "\(outer)/\(name.dropFirst(2).prefix(2))"
        try makeFolder(outer)
        try makeFolder(inner)
        guard link(incoming, "\(inner)/\(name)") == 0 else { throw failure(inner) }
        for one in [inner, outer, folder] { try sync(one) }
        unlink(incoming)
    }

    private static func makeFolder(_ path: String) throws {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure(path) }
    }

    private static func sync(_ path: String) throws {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(folder) }
        guard folder >= 0, fsync(folder) == 0 else { throw failure(path) }
    }

    private static func failure(_ path: String) -> Fault { Fault("\(path): \(String(cString: strerror(errno)))") }
}
