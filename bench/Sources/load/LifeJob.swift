import Foundation
import Synchronization

/// Dossiers from filing to release through the API, as many at a time as there are clients.
struct LifeJob: Decodable, Sendable {
    var port: UInt16
    var clients: Int
    var warmUp: Double
    var seconds: Double
    var steps: [Step]

    struct Step: Decodable, Sendable {
        var name: String
        /// `{number}` stands for the dossier's.
        var path: String
        /// One open session for each client.
        var tokens: [String]
        var fields: [String: String]
        /// The fields files are sent in; none: the fields go as JSON.
        var files: [String]
    }

    func run() -> Result {
        let window = Window(warmUp: warmUp, seconds: seconds)
        let last = LastNumber()
        let tally = load.run(clients: clients, steps: steps.count) { number in
            var client = try LifeClient(job: self, client: number)
            while window.isOpen { try client.live(in: window) }
            last.note(client.number)
            return client.tally
        }
        var result = Result(tally, names: steps.map(\.name), clients: clients, window: window)
        result.last = last.value
        return result
    }
}

private final class LastNumber: Sendable {
    private let number = Mutex("")
    func note(_ new: String) { number.withLock { $0 = new } }
    var value: String { number.withLock { $0 } }
}

private struct LifeClient {
    let job: LifeJob
    let client: Int
    let connection: HTTPConnection
    var tally: Tally
    var number = ""
    private var sequence = 0
    private var random = FastRandom()

    init(job: LifeJob, client: Int) throws {
        (self.job, self.client) = (job, client)
        connection = try HTTPConnection(port: job.port)
        tally = Tally(steps: job.steps.count)
    }

    mutating func live(in window: Window) throws {
        for (place, step) in job.steps.enumerated() {
            let request = self.request(for: step, isFirst: place == 0)
            let start = Clock.now
            let answer = try connection.exchange(request)
            guard answer.status == 201 else { throw Fault("\(step.name): \(answer.status) \(answer.body.text)") }
            tally.record(place, from: start, in: window)
            guard let sequence = answer.body.value(after: "\"sequence\":")?.leadingNumber else { throw Fault("no sequence in \(answer.body.text)") }
            self.sequence = sequence
            if place == 0 { number = answer.body.value(after: "\"number\":")?.text ?? "" }
        }
        tally.recordCycle(in: window)
    }

    private mutating func request(for step: LifeJob.Step, isFirst: Bool) -> [UInt8] {
        let (type, body) = step.files.isEmpty ? ("application/json", json(step.fields)) : multipart(step)
        let condition = isFirst ? "Idempotency-Key: \(random.hexadecimal(16))" : "If-Match: \(sequence)"
        let head = """
            POST \(step.path.replacing("{number}", with: number)) HTTP/1.1\r
            Host: 127.0.0.1:\(job.port)\r
            Authorization: Bearer \(step.tokens[client])\r
            \(condition)\r
            Content-Type: \(type)\r
            Content-Length: \(body.count)\r
            \r

            """
        return Array(head.utf8) + body
    }

    private func json(_ fields: [String: String]) -> [UInt8] {
        let members = fields.map { "\"\($0)\":\"\($1.replacing("\"", with: "\\\""))\"" }
        return Array("{\(members.joined(separator: ","))}".utf8)
    }

    private mutating func multipart(_ step: LifeJob.Step) -> (type: String, body: [UInt8]) {
        var body: [UInt8] = []
        body.reserveCapacity(step.files.count * 4400 + 1000)
        for (name, value) in step.fields {
            body += "--limit\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
        }
        for name in step.files {
            body += "--limit\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"\(name).pdf\"\r\nContent-Type: application/pdf\r\n\r\n".utf8
            body += SmallPDF.bytes(random.hexadecimal(32))
            body += "\r\n".utf8
        }
        body += "--limit--\r\n".utf8
        return ("multipart/form-data; boundary=limit", body)
    }
}
