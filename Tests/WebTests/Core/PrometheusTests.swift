import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Metrics
import Testing

@testable import Web

@Suite struct PrometheusTests {
    @Test func `counters, gauges and timers read as Prometheus text`() {
        let prometheus = Prometheus()
        Counter(label: "acts.total", dimensions: [("unit.code", "a\"b\\c\nd")], factory: prometheus).increment(by: 3)
        Counter(label: "acts.total", dimensions: [("unit.code", "a\"b\\c\nd")], factory: prometheus).increment()
        Meter(label: "7 open", factory: prometheus).set(2.5)
        let timer = Timer(label: "took_seconds", factory: prometheus)
        timer.recordMilliseconds(30)
        timer.recordSeconds(20)
        let text = prometheus.exposition()
        #expect(text.hasPrefix("# TYPE _7_open gauge\n_7_open 2.5\n# TYPE acts_total counter\nacts_total{unit_code=\"a\\\"b\\\\c\\nd\"} 4\n"))
        #expect(text.contains("took_seconds_bucket{le=\"0.025\"} 0\ntook_seconds_bucket{le=\"0.05\"} 1\n"))
        #expect(text.hasSuffix("took_seconds_bucket{le=\"10.0\"} 1\ntook_seconds_bucket{le=\"+Inf\"} 2\ntook_seconds_sum 20.03\ntook_seconds_count 2\n"))
    }

    @Test func `label sets are bounded`() {
        let prometheus = Prometheus(maximumCells: 10)
        for number in 0..<1000 { Counter(label: "n", dimensions: [("x", "\(number)")], factory: prometheus).increment() }
        let lines = prometheus.exposition().split(separator: "\n")
        #expect(lines.count == 12 && lines.contains("n{overflow=\"true\"} 990"))
    }

    @Test func `requests count by route, not by path`() async throws {
        try await TestSite().live { client async throws in
            for path in ["/things/1", "/things/2", "/nowhere/1", "/nowhere/2"] { _ = try await client.get(path) }
            let text = try await client.get("/metrics").text
            #expect(text.contains("http_requests_total{method=\"GET\",route=\"/things/{id}\",status=\"200\"} 2\n"))
            #expect(text.contains("http_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 2\n"))
            #expect(text.contains("http_request_duration_seconds_count{method=\"GET\",route=\"/things/{id}\"} 2\n"))
            #expect(text.contains("http_requests_in_progress 1.0\n"))
        }
    }
}
