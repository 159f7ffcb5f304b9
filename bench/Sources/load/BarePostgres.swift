import CPostgres
import Foundation

/// One connection with prepared statements; each act is BEGIN, its rows, COMMIT.
final class BarePostgres: BareWriter {
    private let connection: OpaquePointer?
    private let pipelined: Bool
    private let counts: [Int]

    init(_ url: String, _ acts: [RecordedAct], pipelined: Bool) throws {
        connection = PQconnectdb(url)
        self.pipelined = pipelined
        counts = acts.map(\.statements.count)
        guard PQstatus(connection) == CONNECTION_OK else { throw failure }
        for (act, recorded) in acts.enumerated() {
            for (place, statement) in recorded.statements.enumerated() { try prepare("s\(act)_\(place)", Self.numbered(statement.sql)) }
        }
        try prepare("begin", "BEGIN")
        try prepare("commit", "COMMIT")
        if pipelined, PQenterPipelineMode(connection) != 1 { throw failure }
    }

    deinit { PQfinish(connection) }

    func write(_ act: Int, _ values: [[BareValue]]) throws {
        try run("begin", [])
        for (place, values) in values.enumerated() { try run("s\(act)_\(place)", values) }
        try run("commit", [])
        if pipelined { try finish(answers: values.count + 2) }
    }

    private func run(_ name: String, _ values: [BareValue]) throws {
        let texts: [String?] = values.map { value in
            switch value {
            case .null: nil
            case .integer(let number): String(number)
            case .text(let text): text
            case .marked: preconditionFailure("marks are filled before")
            }
        }
        let copies = texts.map { $0.flatMap { strdup($0) } }
        defer { for copy in copies { free(copy) } }
        let pointers = copies.map { UnsafePointer($0) }
        if pipelined {
            guard PQsendQueryPrepared(connection, name, Int32(values.count), pointers, nil, nil, 0) == 1 else { throw failure }
        } else {
            let result = PQexecPrepared(connection, name, Int32(values.count), pointers, nil, nil, 0)
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw failure }
        }
    }

    private func finish(answers: Int) throws {
        guard PQpipelineSync(connection) == 1 else { throw failure }
        for _ in 0..<answers {
            let result = PQgetResult(connection)
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw failure }
            while let more = PQgetResult(connection) { PQclear(more) }
        }
        PQclear(PQgetResult(connection))
    }

    private func prepare(_ name: String, _ sql: String) throws {
        let result = PQprepare(connection, name, sql, 0, nil)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw failure }
    }

    /// `?` as PostgreSQL writes it, `$1`.
    private static func numbered(_ sql: String) -> String {
        sql.split(separator: "?", omittingEmptySubsequences: false).enumerated().map { $0 == 0 ? "\($1)" : "$\($0)\($1)" }.joined()
    }

    private var failure: Fault { Fault(String(cString: PQerrorMessage(connection))) }
}
