import Foundation

/// Prints HTML as PDF/A-3b with tags, by WeasyPrint in a child process of its own. The same HTML and assets give the same bytes.
package struct Printer: Sendable {
    package struct Limits: Sendable {
        package var seconds = 60.0
        /// Bytes of address space of the child.
        package var memory = 1 << 30
        /// Bytes of HTML and assets together.
        package var input = 32 << 20
        /// Bytes of the PDF.
        package var output = 32 << 20

        package init() {}
    }

    package enum Fault: Error, Equatable {
        /// An asset's name is not a plain file name.
        case assetName(String)
        case inputTooLarge
        case outputTooLarge
        case outOfTime
        /// Python ran out of memory. When a C library notices first, the child crashes, and this is `failed`.
        case outOfMemory
        /// The HTML asks for something that is not among its assets: these addresses.
        case fetchRefused([String])
        /// No font has these characters; they would be left out of the page.
        case glyphsMissing([Character])
        /// WeasyPrint could not be started, failed, or had to leave something out of the page; the end of its log.
        case failed(String)
    }

    package let isolation: Isolation
    package let limits: Limits

    /// - Parameter isolation: what `Isolation.detect()` found.
    package init(isolation: Isolation, limits: Limits = Limits()) {
        self.isolation = isolation
        self.limits = limits
    }

    /// Prints one document. Texts in `html` must already be escaped; they are normalised to NFC.
    /// - Parameter assets: pictures, style sheets and the like by the relative name under which the HTML asks for them.
    /// - Throws: `Fault`; `CancellationError` when the task is cancelled.
    package func print(html: String, assets: [String: [UInt8]] = [:]) async throws -> [UInt8] {
        guard html.utf8.count + assets.values.reduce(0, { $0 + $1.count }) <= limits.input else { throw Fault.inputTooLarge }
        let job = try PrintJob(html: html, assets: assets)
        defer { job.remove() }
        let ending = try await run(job)
        try Task.checkCancellation()
        guard ending == .exited(0) else { throw fault(after: ending, log: job.log()) }
        guard let pdf = try job.output(upTo: limits.output) else { throw Fault.outputTooLarge }
        return pdf
    }

    private func run(_ job: PrintJob) async throws -> ChildProcess.Ending {
        let script = ["/usr/bin/python3", "-s", "-P", "-c", PrintScript.text, job.shown.path, String(limits.output), job.identifier]
        let bounds = [
            "/usr/bin/prlimit", "--as=\(limits.memory)", "--cpu=\(Int(limits.seconds) + 1)", "--fsize=\(limits.output + 4096)",
            "--nofile=256", "--core=0", "--",
        ]
        let command = bounds + isolation.command(script, job: job.shown.path, scratch: job.scratch.path)
        do {
            return try await ChildProcess(command, environment: job.environment)
                .run(output: job.outputHandle, log: job.logHandle, seconds: limits.seconds)
        } catch {
            throw Fault.failed("\(error)")
        }
    }

    private func fault(after ending: ChildProcess.Ending, log: String) -> Fault {
        let lines = log.split(separator: "\n").map(String.init)
        switch ending {
        case .outOfTime, .signalled(SIGXCPU): return .outOfTime
        case .exited(PrintScript.Exit.tooLarge): return .outputTooLarge
        case .exited where lines.last == "MemoryError": return .outOfMemory
        case .exited(PrintScript.Exit.fetchRefused): return .fetchRefused(lines)
        case .exited(PrintScript.Exit.glyphMissing): return .glyphsMissing(lines.compactMap(character))
        case .exited, .signalled: return .failed(([String(describing: ending)] + lines.suffix(5)).joined(separator: "\n"))
        }
    }

    private func character(_ code: String) -> Character? {
        UInt32(code, radix: 16).flatMap(Unicode.Scalar.init).map(Character.init)
    }
}
