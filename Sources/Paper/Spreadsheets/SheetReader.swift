import Foundation

/// Reads the first sheet of an XLSX workbook as rows of text, in a child process without network, files or much memory.
package struct SheetReader: Sendable {
    package enum Fault: Error, Equatable {
        /// Not a workbook, or a broken one.
        case unreadable
        /// More rows or columns than are read, or too much once unpacked.
        case tooLarge
        /// It could not be started, or something else is wrong with the machine; the end of its log.
        case failed(String)
    }

    package struct Limits: Sendable {
        package var seconds = 20.0
        /// Bytes of address space of the child.
        package var memory = 512 << 20
        /// Bytes of the workbook.
        package var input = 4 << 20
        package var rows = 2000
        package var columns = 30

        package init() {}
    }

    private let isolation: Printer.Isolation
    private let limits: Limits

    /// - Parameter isolation: what `Printer.Isolation.detect()` found.
    package init(isolation: Printer.Isolation, limits: Limits = Limits()) { (self.isolation, self.limits) = (isolation, limits) }

    /// - Throws: `Fault`.
    package func rows(of workbook: [UInt8]) async throws -> [[String]] {
        guard workbook.count <= limits.input else { throw Fault.tooLarge }
        let job = try SheetJob(workbook)
        defer { job.remove() }
        let ending = try await run(job)
        guard ending == .exited(0) else { throw fault(after: ending, log: job.text(of: job.log)) }
        return try JSONDecoder().decode([[String]].self, from: job.data(of: job.output, upTo: 16 << 20))
    }

    private func run(_ job: SheetJob) async throws -> ChildProcess.Ending {
        let program = ["/usr/bin/python3", "-I", "-B", "-c", SheetScript.text, job.shown.path, "\(limits.rows)", "\(limits.columns)"]
        let bounds = [
            "/usr/bin/prlimit", "--as=\(limits.memory)", "--cpu=\(Int(limits.seconds) + 1)", "--fsize=\(16 << 20)", "--nofile=64", "--core=0", "--",
        ]
        let command = bounds + isolation.command(program, job: job.shown.path, scratch: job.scratch.path)
        let environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"]
        do {
            return try await ChildProcess(command, environment: environment).run(output: job.output, log: job.log, seconds: limits.seconds)
        } catch { throw Fault.failed("\(error)") }
    }

    private func fault(after ending: ChildProcess.Ending, log: String) -> Fault {
        switch ending {
        case .exited(SheetScript.Exit.unreadable): .unreadable
        case .exited(SheetScript.Exit.tooLarge), .outOfTime, .signalled(SIGXCPU), .signalled(SIGXFSZ): .tooLarge
        case .exited where log.hasSuffix("MemoryError\n"): .tooLarge
        case .exited, .signalled: .failed("\(ending)\n\(log.suffix(500))")
        }
    }
}

/// The temporary folder of one workbook; the child writes to handles that are opened here.
private struct SheetJob {
    let folder = FileManager.default.temporaryDirectory.appending(path: "haidang-sheet-\(UUID().uuidString)")
    let output: FileHandle
    let log: FileHandle

    var shown: URL { folder.appending(path: "job") }
    var scratch: URL { folder.appending(path: "scratch") }

    init(_ workbook: [UInt8]) throws {
        for name in ["job", "scratch"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        output = try FileHandle.created(folder.appending(path: "rows.json"))
        log = try FileHandle.created(folder.appending(path: "log"))
        try Data(workbook).write(to: shown.appending(path: "sheet.xlsx"))
    }

    func data(of handle: FileHandle, upTo limit: Int) throws -> Data {
        try handle.seek(toOffset: 0)
        return try handle.read(upToCount: limit) ?? Data()
    }

    func text(of handle: FileHandle) -> String { String(decoding: (try? data(of: handle, upTo: 1 << 16)) ?? Data(), as: UTF8.self) }
    func remove() { try? FileManager.default.removeItem(at: folder) }
}
