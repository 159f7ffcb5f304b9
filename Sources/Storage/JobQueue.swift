import Foundation

/// Jobs for threads of their own: what blocks must not sit on Swift's cooperative threads, of which there are as few as cores.
final class JobQueue<Job: Sendable>: @unchecked Sendable {
    // Both variables are touched only while `condition` is locked.
    private let condition = NSCondition()
    private var jobs: [Job] = []
    private var closed = false

    /// False when closed: the job was not taken.
    func add(_ job: Job) -> Bool {
        condition.withLock {
            if closed { return false }
            jobs.append(job)
            condition.signal()
            return true
        }
    }

    /// Waits for jobs and takes up to `limit` of them, oldest first; none when closed and empty.
    func next(upTo limit: Int) -> [Job] {
        condition.withLock {
            while jobs.isEmpty && !closed { condition.wait() }
            let taken = Array(jobs.prefix(limit))
            jobs.removeFirst(taken.count)
            return taken
        }
    }

    /// What is queued is still done.
    func close() {
        condition.withLock {
            closed = true
            condition.broadcast()
        }
    }
}

/// Threads that live until their work is over.
final class Threads: Sendable {
    private let running = DispatchGroup()

    func start(_ name: String, _ work: @escaping @Sendable () -> Void) {
        running.enter()
        let thread = Thread { [running] in
            work()
            running.leave()
        }
        thread.name = name
        thread.start()
    }

    func ended() async {
        await withCheckedContinuation { continuation in
            running.notify(queue: .global()) { continuation.resume() }
        }
    }
}

/// Runs something that blocks outside the cooperative threads.
func blocking<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(with: Result(catching: work)) }
    }
}
