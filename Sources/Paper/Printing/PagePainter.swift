import Foundation

/// Paints a page of somebody's PDF as a picture, by poppler in a child process without network that sees only that file.
package struct PagePainter: Sendable {
    package enum Fault: Error, Equatable {
        /// Hostile files are opened only behind namespaces, and this machine has none.
        case notIsolated
        case outOfTime
        case tooLarge
        /// There is no such page, or poppler could not read the file; the end of its log.
        case failed(String)
    }

    private let isolation: Printer.Isolation
    private let seconds = 10.0
    private let memory = 1 << 30
    private let output = 4 << 20

    package init(isolation: Printer.Isolation) { self.isolation = isolation }

    /// - Parameters:
    ///   - page: counted from one.
    ///   - width: in pixels; the height follows.
    /// - Returns: a JPEG; of a page of text it is a third smaller than a PNG.
    /// - Throws: `Fault`; `CancellationError` when the task is cancelled.
    package func paint(page: Int, ofPDF path: String, width: Int) async throws -> [UInt8] {
        guard isolation == .namespaces else { throw Fault.notIsolated }
        let job = try PaintJob()
        defer { job.remove() }
        let program = [
            "/usr/bin/pdftoppm", "-jpeg", "-jpegopt", "quality=70", "-singlefile", "-f", String(page), "-l", String(page), "-scale-to-x", String(width), "-scale-to-y", "-1",
            "--", path,
        ]
        let bounds = ["/usr/bin/prlimit", "--as=\(memory)", "--cpu=\(Int(seconds) + 1)", "--fsize=\(output)", "--nofile=64", "--core=0", "--"]
        let command = bounds + isolation.command(program, job: path, scratch: "/tmp")
        let ending = try await ChildProcess(command, environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"])
            .run(output: job.picture, log: job.log, seconds: seconds)
        try Task.checkCancellation()
        return try job.result(after: ending, upTo: output)
    }
}

/// Two files without names: the picture and the log.
private struct PaintJob {
    let picture: FileHandle
    let log: FileHandle
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "haidang-paint-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        (picture, log) = (try FileHandle.created(folder.appending(path: "page.jpg")), try FileHandle.created(folder.appending(path: "log")))
    }

    func result(after ending: ChildProcess.Ending, upTo limit: Int) throws -> [UInt8] {
        switch ending {
        case .exited(0): break
        case .outOfTime, .signalled(SIGXCPU): throw PagePainter.Fault.outOfTime
        case .signalled(SIGXFSZ): throw PagePainter.Fault.tooLarge
        case .exited, .signalled: throw PagePainter.Fault.failed(words())
        }
        try picture.seek(toOffset: 0)
        let bytes = try picture.read(upToCount: limit) ?? Data()
        guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { throw PagePainter.Fault.failed(words()) }
        return [UInt8](bytes)
    }

    private func words() -> String {
        try? log.seek(toOffset: 0)
        return String(decoding: (try? log.read(upToCount: 2000)) ?? Data(), as: UTF8.self)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}
