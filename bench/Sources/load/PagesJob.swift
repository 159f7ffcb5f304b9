import Foundation

/// The same kind of page again and again: lists and dossiers as somebody signed in sees them.
struct PagesJob: Decodable, Sendable {
    var port: UInt16
    var clients: Int
    var warmUp: Double
    var seconds: Double
    var pages: [Page]

    struct Page: Decodable, Sendable {
        var name: String
        /// Taken in turn.
        var paths: [String]
        var token: String
        /// Sent as a browser does, in a cookie; else as a program does.
        var asBrowser: Bool
    }

    func run() -> Result {
        let window = Window(warmUp: warmUp, seconds: seconds)
        let requests = pages.map { page in page.paths.map { request($0, of: page) } }
        let tally = load.run(clients: clients, steps: pages.count) { number in
            let connection = try HTTPConnection(port: port)
            var (tally, turn) = (Tally(steps: pages.count), number * 7919)
            while window.isOpen {
                for place in pages.indices {
                    let start = Clock.now
                    let answer = try connection.exchange(requests[place][turn % requests[place].count])
                    guard answer.status == 200 else { throw Fault("\(pages[place].name): \(answer.status) \(answer.body.text)") }
                    tally.record(place, from: start, in: window)
                }
                tally.recordCycle(in: window)
                turn += 1
            }
            return tally
        }
        return Result(tally, names: pages.map(\.name), clients: clients, window: window)
    }

    private func request(_ path: String, of page: Page) -> [UInt8] {
        let who = page.asBrowser ? "Cookie: hd=\(page.token)" : "Authorization: Bearer \(page.token)"
        return Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(who)\r\n\r\n".utf8)
    }
}
