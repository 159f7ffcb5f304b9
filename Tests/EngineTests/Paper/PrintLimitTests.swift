import Foundation
import Testing

@testable import Paper

@Suite(.serialized) struct PrintLimitTests {
    private let endless = "<table>" + String(repeating: "<tr><td>a<td>b<td>c", count: 20_000) + "</table>"

    @Test func `a page that takes too long is stopped`() async throws {
        var limits = Printer.Limits()
        limits.seconds = 2
        await #expect(throws: Printer.Fault.outOfTime) { try await Printer(isolation: .namespaces, limits: limits).print(html: endless) }
    }

    @Test(.timeLimit(.minutes(1)), arguments: Printer.Isolation.allCases, [0.001, 0.003, 0.01, 0.03, 0.5])
    func `nothing of a stopped child lives on`(isolation: Printer.Isolation, seconds: Double) async throws {
        let pipe = Pipe()
        let program = isolation.command(["/usr/bin/python3", "-c", "import time; time.sleep(600)"], job: "/usr/share", scratch: "/tmp")
        let child = ChildProcess(program, environment: [:])
        let ending = try await child.run(output: pipe.fileHandleForWriting, log: .nullDevice, seconds: seconds)
        #expect(ending == .outOfTime)
        try pipe.fileHandleForWriting.close()
        // The end of the pipe is reached when the last process that holds it is gone.
        #expect(try pipe.fileHandleForReading.readToEnd() ?? Data() == Data())
    }

    @Test func `a cancelled child is stopped`() async throws {
        let running = Task {
            try await ChildProcess(["/usr/bin/sleep", "600"], environment: [:]).run(output: .nullDevice, log: .nullDevice, seconds: 60)
        }
        running.cancel()
        #expect(try await running.value == .signalled(SIGKILL))
    }

    @Test(arguments: Printer.Isolation.allCases)
    func `a page that takes too much memory is stopped`(isolation: Printer.Isolation) async throws {
        var limits = Printer.Limits()
        limits.memory = 200 << 20
        // On a busy machine too, it is memory that ends it.
        limits.seconds = 600
        let html = "<p>" + String(repeating: "<b>a</b>", count: 150_000)
        await #expect { try await Printer(isolation: isolation, limits: limits).print(html: html) } throws: { error in
            switch error as? Printer.Fault {
            case .outOfMemory: true
            case .failed(let log): log.hasPrefix("signalled")
            default: false
            }
        }
    }

    @Test func `a PDF over the limit is refused`() async throws {
        var limits = Printer.Limits()
        limits.output = 2_000
        await #expect(throws: Printer.Fault.outputTooLarge) { try await Printer(isolation: .guarded, limits: limits).print(html: "<p>a</p>") }
    }

    @Test func `a page over the limit is refused`() async throws {
        var limits = Printer.Limits()
        limits.input = 10
        let printer = Printer(isolation: .guarded, limits: limits)
        await #expect(throws: Printer.Fault.inputTooLarge) { try await printer.print(html: "<p>a</p>", assets: ["a.css": [1, 2, 3]]) }
    }

    @Test func `no job leaves its folder behind`() async throws {
        _ = try await Printer(isolation: .guarded).print(html: "<p>left behind?</p>")
        let job = try PrintJob(html: "<p>left behind?</p>", assets: [:])
        #expect(FileManager.default.fileExists(atPath: job.shown.appending(path: "page.html").path))
        job.remove()
        #expect(!FileManager.default.fileExists(atPath: job.folder.path))
    }
}
