import Foundation
import Testing

@testable import Paper

/// Programs of others that judge what we make. A missing one fails the test that asks for it.
enum Tools {
    struct Answer {
        let ending: ChildProcess.Ending
        let text: String

        var isFine: Bool { ending == .exited(0) }
    }

    /// Runs a program and gives what it said on both outputs.
    static func run(_ program: String, _ arguments: [String]) async throws -> Answer {
        let folder = try Folder()
        let log = URL(filePath: try folder.write([], as: "log"))
        let handle = try FileHandle(forUpdating: log)
        let environment = ["PATH": "/usr/bin:/bin", "HOME": folder.url.path, "LANG": "C.UTF-8"]
        let ending = try await ChildProcess([program] + arguments, environment: environment)
            .run(output: handle, log: handle, seconds: 120)
        return Answer(ending: ending, text: String(decoding: try Data(contentsOf: log), as: UTF8.self))
    }

    /// The Python that has pyHanko: HAIDANG_PYTHON, or .build/venv of the checkout.
    static func python() throws -> String {
        if let path = ProcessInfo.processInfo.environment["HAIDANG_PYTHON"] { return path }
        var folder = URL(filePath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let python = folder.appending(path: ".build/venv/bin/python").path
            if FileManager.default.isExecutableFile(atPath: python) { return python }
        }
        throw Missing(what: "a Python with pyHanko (run bin/setup, or set HAIDANG_PYTHON)")
    }

    struct Missing: Error {
        let what: String
    }
}

/// A temporary folder that goes when its last holder goes.
final class Folder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "haidang-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ bytes: [UInt8], as name: String) throws -> String {
        let file = url.appending(path: name)
        try Data(bytes).write(to: file)
        return file.path
    }

    func read(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url.appending(path: name))) }
}
