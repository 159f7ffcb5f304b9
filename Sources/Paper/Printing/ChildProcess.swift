import Foundation

/// A program run to its end, or to its time limit.
struct ChildProcess {
    enum Ending: Equatable {
        case exited(Int32)
        case signalled(Int32)
        case outOfTime
    }

    private let arguments: [String]
    private let environment: [String: String]

    /// - Parameter arguments: the absolute path of the program first.
    init(_ arguments: [String], environment: [String: String]) {
        self.arguments = arguments
        self.environment = environment
    }

    /// Throws what Foundation throws when the program cannot be started. Cancelling the task kills the child.
    func run(output: FileHandle, log: FileHandle, seconds: Double) async throws -> Ending {
        let process = Process()
        process.executableURL = URL(filePath: arguments[0])
        process.arguments = Array(arguments.dropFirst())
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = log
        let (end, ending) = AsyncStream<Never>.makeStream()
        process.terminationHandler = { _ in ending.finish() }
        try process.run()
        let clock = Task {
            try await Task.sleep(for: .seconds(seconds))
            stop(process)
            return true
        }
        // A task of its own: waiting for the end must go on when this one is cancelled.
        let waiting = Task { for await _ in end {} }
        await withTaskCancellationHandler {
            await waiting.value
        } onCancel: {
            stop(process)
        }
        clock.cancel()
        return (try? await clock.value) == true ? .outOfTime : status(of: process)
    }

    private func status(of process: Process) -> Ending {
        let status = process.terminationStatus
        if process.terminationReason == .uncaughtSignal { return .signalled(status) }
        // bubblewrap and shells report the signal that ended their child in this way.
        return status > 128 ? .signalled(status - 128) : .exited(status)
    }

    // Foundation starts a child as the leader of a process group. The whole group must go: bubblewrap, killed alone in its first
    // moments, would leave a half-made namespace waiting for ever.
    private func stop(_ process: Process) {
        if process.isRunning { kill(-process.processIdentifier, SIGKILL) }
    }
}

extension FileHandle {
    /// A new empty file to write to and read back.
    static func created(_ file: URL) throws -> FileHandle {
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
        return try FileHandle(forUpdating: file)
    }
}
