import Foundation

/// The bare loop: the rows of a life cycle recorded from the program, written again and again with one commit an act, and the same files made
/// durable in the same way. No HTTP, no rules, no reading: what is left is what the database and the disk cost.
struct ReplayJob: Decodable, Sendable {
    /// `sqlite` or `postgres`.
    var engine: String
    /// A database file, or a connection string of libpq.
    var database: String
    /// Where files go; in the same file system as the program's.
    var folder: String
    /// PostgreSQL only: all statements of an act and its commit sent at once.
    var pipelined: Bool
    var clients: Int
    var warmUp: Double
    var seconds: Double
    var acts: [RecordedAct]

    func run() throws -> Result {
        let shared = engine == "sqlite" ? try SharedSQLite(database, acts) : nil
        try BareFiles.prepare(folder)
        let window = Window(warmUp: warmUp, seconds: seconds)
        let tally = load.run(clients: clients, steps: acts.count) { number in
            let writer: any BareWriter = try shared ?? BarePostgres(database, acts, pipelined: pipelined)
            var (tally, marks) = (Tally(steps: acts.count), CycleMarks(client: number))
            while window.isOpen {
                marks.begin()
                for (place, act) in acts.enumerated() {
                    let start = Clock.now
                    for file in act.files { try BareFiles.store(SmallPDF.bytes(marks.id(file)), named: marks.sha256(file), in: folder) }
                    try writer.write(place, act.statements.map { $0.values.map { marks.fill($0) } })
                    tally.record(place, from: start, in: window)
                }
                tally.recordCycle(in: window)
            }
            return tally
        }
        return Result(tally, names: acts.map(\.name), clients: clients, window: window)
    }
}

/// Writes the rows of one act in a transaction of their own, durable when it returns.
protocol BareWriter {
    func write(_ act: Int, _ values: [[BareValue]]) throws
}

struct RecordedAct: Decodable, Sendable {
    var name: String
    /// Which of the cycle's files this act brings.
    var files: [Int]
    var statements: [Statement]

    struct Statement: Decodable, Sendable {
        /// With a `?` for each value.
        var sql: String
        var values: [BareValue]
    }
}

/// A value to bind. Texts may hold marks, `{number}`, `{id:0}`, `{sha:0}`, where each cycle has its own.
enum BareValue: Decodable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case marked([Piece])

    enum Piece: Sendable {
        case text(String)
        case number
        case id(Int)
        case sha256(Int)
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let number = try? container.decode(Int64.self) {
            self = .integer(number)
        } else {
            self = Self.pieces(of: try container.decode(String.self))
        }
    }

    private static func pieces(of text: String) -> BareValue {
        var pieces: [Piece] = []
        var rest = text[...]
        while let found = rest.firstMatch(of: /\{(number|id|sha)(?::(\d+))?\}/) {
            pieces.append(.text(String(rest[..<found.range.lowerBound])))
            let place = found.2.flatMap { Int($0) } ?? 0
            pieces.append(found.1 == "number" ? .number : found.1 == "id" ? .id(place) : .sha256(place))
            rest = rest[found.range.upperBound...]
        }
        return pieces.isEmpty ? .text(text) : .marked(pieces + [.text(String(rest))])
    }
}

/// What is one cycle's own: its number, growing as the program's do, and the random names of its documents.
struct CycleMarks {
    private let prefix: String
    private var count = 0
    private var random = FastRandom()
    private var number = ""
    private var ids: [String] = []
    private var hashes: [String] = []

    /// Numbers that no earlier run has used.
    init(client: Int) { prefix = "03ZZ-\(Int(Date().timeIntervalSince1970) % 1_000_000)-\(100 + client)" }

    mutating func begin() {
        number = prefix + String(1_000_000 + count).dropFirst()
        ids = (0..<8).map { _ in random.hexadecimal(32) }
        hashes = (0..<8).map { _ in random.hexadecimal(64) }
        count += 1
    }

    func id(_ place: Int) -> String { ids[place] }
    func sha256(_ place: Int) -> String { hashes[place] }

    func fill(_ value: BareValue) -> BareValue {
        guard case .marked(let pieces) = value else { return value }
        return .text(
            pieces.reduce(into: "") { text, piece in
                switch piece {
                case .text(let plain): text += plain
                case .number: text += number
                case .id(let place): text += ids[place]
                case .sha256(let place): text += hashes[place]
                }
            })
    }
}
