import Foundation

/// What a job found out.
struct Result: Encodable {
    struct Step: Encodable {
        var name: String
        var count: Int
        /// Milliseconds.
        var p50: Double
        var p99: Double
    }

    var clients: Int
    var seconds: Double
    var cyclesPerSecond: Double
    var actsPerSecond: Double
    var steps: [Step]
    /// The last one made, to see when the workers have caught up.
    var last: String?

    init(_ tally: Tally, names: [String], clients: Int, window: Window) {
        (self.clients, seconds) = (clients, window.seconds)
        cyclesPerSecond = Double(tally.cycles) / window.seconds
        actsPerSecond = Double(tally.latencies.reduce(0) { $0 + $1.count }) / window.seconds
        steps = zip(names, tally.latencies).map { name, latencies in
            let sorted = latencies.sorted()
            return Step(name: name, count: sorted.count, p50: sorted.percentile(0.5), p99: sorted.percentile(0.99))
        }
    }
}

extension Encodable {
    var json: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
}

extension [UInt32] {
    /// Of sorted microseconds, in milliseconds: the smallest value that is not exceeded by this part of them.
    fileprivate func percentile(_ part: Double) -> Double {
        isEmpty ? 0 : Double(self[Swift.min(count - 1, Int((part * Double(count)).rounded(.up)) - 1)]) / 1000
    }
}
