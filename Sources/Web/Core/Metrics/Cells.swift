import Metrics
import Synchronization

/// One time series.
protocol Cell: AnyObject, Sendable {
    func lines(name: String, labels: Prometheus.Labels) -> String
}

final class CounterCell: CounterHandler, Cell {
    private let value = Atomic<Int64>(0)

    func increment(by amount: Int64) { value.add(amount, ordering: .relaxed) }
    func reset() { value.store(0, ordering: .relaxed) }
    func lines(name: String, labels: Prometheus.Labels) -> String {
        "\(name)\(Prometheus.text(labels)) \(value.load(ordering: .relaxed))\n"
    }
}

final class GaugeCell: MeterHandler, RecorderHandler, Cell {
    private let value = Mutex(0.0)

    func set(_ new: Int64) { set(Double(new)) }
    func set(_ new: Double) { value.withLock { $0 = new } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func record(_ new: Int64) { set(Double(new)) }
    func record(_ new: Double) { set(new) }
    func lines(name: String, labels: Prometheus.Labels) -> String {
        "\(name)\(Prometheus.text(labels)) \(value.withLock { $0 })\n"
    }
}

final class HistogramCell: TimerHandler, RecorderHandler, Cell {
    private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    private let state = Mutex((counts: [Int](repeating: 0, count: bounds.count + 1), sum: 0.0))

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let bucket = Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.counts[bucket] += 1
            state.sum += value
        }
    }

    func lines(name: String, labels: Prometheus.Labels) -> String {
        let (counts, sum) = state.withLock { $0 }
        var total = 0
        var text = ""
        for (index, count) in counts.enumerated() {
            total += count
            let bound = index < Self.bounds.count ? "\(Self.bounds[index])" : "+Inf"
            text += "\(name)_bucket\(Prometheus.text(labels, ("le", bound))) \(total)\n"
        }
        return text + "\(name)_sum\(Prometheus.text(labels)) \(sum)\n\(name)_count\(Prometheus.text(labels)) \(total)\n"
    }
}
