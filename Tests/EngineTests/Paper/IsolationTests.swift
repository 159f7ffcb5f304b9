import Foundation
import Testing

@testable import Paper

/// Hostile pages, in both isolations. Every test starts from a secret in a file and a server that counts who calls.
@Suite(.serialized) struct IsolationTests {
    private let folder: Folder
    private let secret = "b1mat-\(UUID().uuidString)"
    private let file: String
    private let server: SilentServer

    init() throws {
        folder = try Folder()
        file = try folder.write(Array("<svg xmlns='http://www.w3.org/2000/svg'><text>\(secret)</text></svg>".utf8), as: "secret.svg")
        server = try SilentServer()
    }

    @Test func `this machine gives the printer namespaces of its own`() async {
        #expect(await Printer.Isolation.detect() == .namespaces)
    }

    private static let ways = [
        "<img src='URL'>", "<object data='URL' type='image/svg+xml'></object>", "<embed src='URL'>",
        "<link rel=stylesheet href='URL'>", "<style>@import url(URL);</style>",
        "<style>@font-face { font-family: X; src: url(URL) } p { font-family: X }</style>",
        "<p style='background: url(URL)'>a</p>", "<style>b::before { content: url(URL) }</style><b>a</b>",
        "<ul style='list-style-image: url(URL)'><li>a</li></ul>",
        "<link rel=attachment href='URL'>", "<p><a rel=attachment href='URL'>a</a></p>",
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='URL' width='9' height='9'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><use href='URL'/></svg>",
        "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='URL' width='9' height='9'/></svg>\">",
    ]

    @Test(arguments: Printer.Isolation.allCases, ["file", "http"])
    func `nothing outside the job is read or called, whichever way a page asks`(isolation: Printer.Isolation, scheme: String) async throws {
        let addresses = Self.ways.indices.map { scheme == "file" ? "file://\(file)?\($0)" : "http://127.0.0.1:\(server.port)/\($0)" }
        let body = zip(addresses, Self.ways).map { $1.replacing("URL", with: $0) }.joined()
        let error = await #expect(throws: Printer.Fault.self) { try await Printer(isolation: isolation).print(html: body) }
        guard case .fetchRefused(let refused) = error else { throw try #require(error) }
        #expect(Set(addresses).subtracting(refused).isEmpty)
        #expect(server.calls == 0)
    }

    @Test func `a page cannot call its assets another's`() async throws {
        let html = "<base href='http://127.0.0.1:\(server.port)/'><img src='a.png'>"
        await #expect(throws: Printer.Fault.fetchRefused(["http://127.0.0.1:\(server.port)/a.png"])) {
            try await Printer(isolation: .guarded).print(html: html, assets: ["a.png": [0]])
        }
    }

    @Test(arguments: Printer.Isolation.allCases)
    func `what the printer does not know does no harm`(isolation: Printer.Isolation) async throws {
        let ways = [
            "<iframe src='URL'></iframe>", "<script src='URL'></script>", "<meta http-equiv=refresh content='0; url=URL'>",
            "<a href='URL'>a</a>", "<!DOCTYPE x [<!ENTITY e SYSTEM 'URL'>]><p>&e;</p>", "<?xml-stylesheet href='URL'?>",
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script href='URL'/></svg>",
        ]
        let body = ["file://\(file)", "http://127.0.0.1:\(server.port)/"].flatMap { address in
            ways.map { $0.replacing("URL", with: address) }
        }.joined()
        let pdf = try await Printer(isolation: isolation).print(html: body)
        #expect(try await unpacked(pdf).firstRange(of: Array(secret.utf8)) == nil)
        #expect(server.calls == 0)
    }

    @Test(arguments: Printer.Isolation.allCases)
    func `a picture cannot name foreign files as its entities`(isolation: Printer.Isolation) async throws {
        let picture = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file://\(file)'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&e;</text></svg>"
        await #expect { try await Printer(isolation: isolation).print(html: "<img src='a.svg'>", assets: ["a.svg": Array(picture.utf8)]) } throws: {
            guard case .failed(let log) = $0 as? Printer.Fault else { return false }
            return log.contains("Failed to load image") && !log.contains(secret)
        }
    }

    @Test func `in its namespaces a program finds neither our files nor our network`() async throws {
        let reading = try await isolated(["/usr/bin/cat", file])
        #expect(!reading.isFine && !reading.text.contains(secret))
        #expect(try await isolated(["/usr/bin/cat", "/etc/passwd"]).isFine == false)
        let calling = "import socket; socket.create_connection(('127.0.0.1', \(server.port)), 2)"
        #expect(try await isolated(["/usr/bin/python3", "-c", calling]).isFine == false)
        #expect(try await isolated(["/usr/bin/touch", folder.url.appending(path: "new").path]).isFine == false)
        #expect(server.calls == 0)
        #expect(try await isolated(["/usr/bin/python3", "-c", "print('alive')"]).text == "alive\n")
    }

    @Test func `without namespaces the guards inside the child refuse every deed`() async throws {
        let deeds = [
            "open('\(file)')", "open('/etc/passwd')", "open('/proc/self/environ')", "open('\(folder.url.path)/new', 'w')",
            "__import__('socket').create_connection(('127.0.0.1', \(server.port)), 2)", "os.system('true')", "os.fork()",
            "__import__('subprocess').run(['/usr/bin/true'])", "os.rename('\(file)', '\(folder.url.path)/moved')",
            "os.symlink('\(file)', '\(folder.url.path)/link')", "os.kill(os.getppid(), 0)",
        ]
        let tries = deeds.map { "try: \($0); print('done', file=sys.stderr)\nexcept PermissionError: print('refused', file=sys.stderr)\n" }
        let log = try await guardedLog(of: PrintScript.text.replacing("sys.addaudithook(guard)", with: "sys.addaudithook(guard)\n" + tries.joined()))
        #expect(log == String(repeating: "refused\n", count: deeds.count), "\(log)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["secret.svg"])
        #expect(server.calls == 0)
    }

    private func guardedLog(of script: String) async throws -> String {
        let job = try PrintJob(html: "<p>a</p>", assets: [:])
        defer { job.remove() }
        let child = ["/usr/bin/python3", "-s", "-P", "-c", script, job.shown.path, "1000000", "id"]
        let command = Printer.Isolation.guarded.command(child, job: job.shown.path, scratch: job.scratch.path)
        let ending = try await ChildProcess(command, environment: job.environment)
            .run(output: job.outputHandle, log: job.logHandle, seconds: 60)
        #expect(ending == .exited(0))
        return job.log()
    }

    private func isolated(_ program: [String]) async throws -> Tools.Answer {
        let command = Printer.Isolation.namespaces.command(program, job: "/usr/share", scratch: "/tmp")
        return try await Tools.run(command[0], Array(command.dropFirst()))
    }

    private func unpacked(_ pdf: [UInt8]) async throws -> [UInt8] {
        let place = try Folder()
        let target = place.url.appending(path: "out.pdf").path
        let answer = try await Tools.run("/usr/bin/qpdf", ["--qdf", "--object-streams=disable", place.write(pdf, as: "in.pdf"), target])
        #expect(answer.isFine, "\(answer.text)")
        return try place.read("out.pdf")
    }
}

/// Listens on a port of its own and never answers; the kernel completes the calls, and they wait here to be counted.
private final class SilentServer: Sendable {
    let port: Int
    private let descriptor: Int32

    init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                bind(descriptor, general, size) == 0 && listen(descriptor, 64) == 0 && getsockname(descriptor, general, &size) == 0
            }
        }
        guard isListening else { throw Tools.Missing(what: "a port to listen on") }
        self.descriptor = descriptor
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit { close(descriptor) }

    /// How many have called since the last time this was asked.
    var calls: Int {
        var count = 0
        while true {
            let caller = accept(descriptor, nil, nil)
            if caller < 0 { return count }
            close(caller)
            count += 1
        }
    }
}
