import Foundation
import Synchronization

/// How long is measured: samples that end before `warmUp` seconds, or after `seconds` more, do not count.
struct Window: Sendable {
    let begins: UInt64
    let ends: UInt64
    let seconds: Double

    init(warmUp: Double, seconds: Double) {
        begins = Clock.now + UInt64(warmUp * 1e9)
        ends = begins + UInt64(seconds * 1e9)
        self.seconds = seconds
    }

    var isOpen: Bool { Clock.now < ends }
    func contains(_ moment: UInt64) -> Bool { begins <= moment && moment < ends }
}

enum Clock {
    /// Nanoseconds that never run backwards.
    static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

/// What one client has seen: a latency for each step it took inside the window, and whole cycles that ended there.
struct Tally: Sendable {
    /// Microseconds, by step.
    private(set) var latencies: [[UInt32]]
    private(set) var cycles = 0

    init(steps: Int) { latencies = Array(repeating: [], count: steps) }

    mutating func record(_ step: Int, from start: UInt64, in window: Window) {
        let end = Clock.now
        if window.contains(end) { latencies[step].append(UInt32(clamping: (end - start) / 1000)) }
    }

    mutating func recordCycle(in window: Window) {
        if window.contains(Clock.now) { cycles += 1 }
    }

    mutating func add(_ other: Tally) {
        for step in latencies.indices { latencies[step] += other.latencies[step] }
        cycles += other.cycles
    }
}

/// One thread a client. The first that fails ends the program.
func run(clients: Int, steps: Int, _ client: @escaping @Sendable (Int) throws -> Tally) -> Tally {
    let sum = Sum(steps: steps)
    let group = DispatchGroup()
    for number in 0..<clients {
        group.enter()
        let thread = Thread {
            do { sum.add(try client(number)) } catch {
                FileHandle.standardError.write(Data("client \(number): \(error)\n".utf8))
                exit(1)
            }
            group.leave()
        }
        thread.stackSize = 1 << 20
        thread.start()
    }
    group.wait()
    return sum.tally
}

private final class Sum: Sendable {
    private let whole: Mutex<Tally>
    init(steps: Int) { whole = Mutex(Tally(steps: steps)) }
    func add(_ tally: Tally) { whole.withLock { $0.add(tally) } }
    var tally: Tally { whole.withLock { $0 } }
}
