import Metrics
import Synchronization

/// A backend of swift-metrics that Prometheus can read. It belongs to the server that made it; nothing needs the process-wide
/// `MetricsSystem`, but the composition may bootstrap that with it so that libraries report here too.
package final class Prometheus: MetricsFactory {
    typealias Labels = [String: String]

    struct Family {
        var kind: String
        var cells: [Labels: any Cell] = [:]
    }

    /// Past this many label sets of one name, new ones share one cell labelled `overflow`: a label that grows with traffic is a fault, but
    /// not one to run out of memory for.
    private let maximumCells: Int
    private let families = Mutex<[String: Family]>([:])

    package init(maximumCells: Int = 1000) { self.maximumCells = maximumCells }

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        cell(label, "counter", dimensions) { CounterCell() }
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        cell(label, "gauge", dimensions) { GaugeCell() }
    }

    /// A recorder that does not aggregate is a gauge; one that does gets the buckets of a timer, in its own unit.
    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        aggregate ? cell(label, "histogram", dimensions) { HistogramCell() } : cell(label, "gauge", dimensions) { GaugeCell() }
    }

    /// In seconds, whatever the caller prefers: that is Prometheus' base unit.
    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        cell(label, "histogram", dimensions) { HistogramCell() }
    }

    // Destroying would make a counter start anew, which Prometheus reads as a restart; the number of cells is bounded anyway.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// Everything in the text format 0.0.4, in a stable order.
    package func exposition() -> String {
        let families = families.withLock { $0 }
        return families.sorted { $0.key < $1.key }.map { name, family in
            let cells = family.cells.sorted { Self.text($0.key) < Self.text($1.key) }
            return "# TYPE \(name) \(family.kind)\n" + cells.map { labels, cell in cell.lines(name: name, labels: labels) }.joined()
        }.joined()
    }

    private func cell<Made: Cell>(_ label: String, _ kind: String, _ dimensions: [(String, String)], make: () -> Made) -> Made {
        let labels = Labels(dimensions.map { (Self.sanitize($0.0), $0.1) }) { _, last in last }
        return families.withLock { families in
            var family = families[Self.sanitize(label)] ?? Family(kind: kind)
            // One name used for two kinds is a fault of the caller; it counts, but is not shown, for the scrape would fail as a whole.
            guard family.kind == kind else { return make() }
            let key = family.cells[labels] != nil || family.cells.count < maximumCells ? labels : ["overflow": "true"]
            if let cell = family.cells[key] as? Made { return cell }
            let made = make()
            family.cells[key] = made
            families[Self.sanitize(label)] = family
            return made
        }
    }

    /// Names may have letters, digits and "_", and do not begin with a digit.
    static func sanitize(_ name: String) -> String {
        let clean = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
        return clean.first?.isNumber ?? true ? "_" + clean : clean
    }

    /// `{a="1",b="2"}`, or nothing.
    static func text(_ labels: Labels, _ more: (String, String)? = nil) -> String {
        var pairs = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(escape($0.value))\"" }
        if let more { pairs.append("\(more.0)=\"\(more.1)\"") }
        return pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
    }

    private static func escape(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
