import Foundation
import Service
import TestSupport

/// A real mail server of the test's own, a child on a private port; what it took lies in a folder.
final class MailSink: Sendable {
    let port: Int
    private let folder: String
    private let process: Process
    // While this end is open the server lives.
    private let lifeline: Pipe

    private init(port: Int, folder: String, process: Process, lifeline: Pipe) {
        (self.port, self.folder, self.process, self.lifeline) = (port, folder, process, lifeline)
    }

    /// - Parameter port: 0: any.
    static func start(port: Int = 0) async throws -> MailSink {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        let folder = try TemporaryFolder.make()
        let (process, lifeline, output) = (Process(), Pipe(), Pipe())
        process.executableURL = root.appending(path: ".build/venv/bin/python")
        process.arguments = [root.appending(path: "Tests/Browser/sink.py").path, folder, "\(port)"]
        process.environment = ["SINK_LIFELINE": "1", "PATH": "/usr/bin:/bin"]
        process.standardInput = lifeline
        process.standardOutput = output
        try process.run()
        // What blocks must not sit on the cooperative threads.
        let said = await withCheckedContinuation { said in
            DispatchQueue.global().async { said.resume(returning: String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)) }
        }
        return MailSink(port: Int(said.trimmingCharacters(in: .newlines)) ?? 0, folder: folder, process: process, lifeline: lifeline)
    }

    func stop() async {
        await withCheckedContinuation { stopped in
            DispatchQueue.global().async { [self] in
                try? lifeline.fileHandleForWriting.close()
                process.waitUntilExit()
                stopped.resume()
            }
        }
    }

    var server: MailServer { get throws { try MailServer(url: "smtp://127.0.0.1:\(port)", from: "haidang@customs.example") } }

    /// The messages as they came, oldest first.
    var messages: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".eml") }.sorted()
                .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
        }
    }

    /// The text of a message, decoded.
    static func text(of message: String) -> String {
        let body = message.components(separatedBy: "\r\n\r\n").dropFirst().joined()
        return Data(base64Encoded: body, options: .ignoreUnknownCharacters).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
