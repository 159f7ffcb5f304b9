import CPostgres
import Foundation

/// One connection, used by one thread, always in libpq's pipeline mode: statements travel together until an answer is needed.
/// The only file that knows libpq.
final class PostgresConnection: Connection {
    private let url: String
    private var handle: OpaquePointer?
    private var statements: [String: Prepared] = [:]
    /// What was sent and not yet answered, in order.
    private var awaited: [Awaited] = []
    private var progress = Progress.idle
    private var mishap: Mishap?
    private var named = 0

    private enum Progress {
        case idle, runs, commits
        case begins(String)
    }
    /// Why the attempt, if it is run again, may succeed.
    private enum Mishap { case lostRace, lostConnection }
    private enum Awaited {
        case preparation(sql: String)
        case answer(Prepared)
        case sync
    }

    /// A statement the server has parsed; its columns are known after its first answer.
    fileprivate final class Prepared {
        let name: String
        let sql: String
        var columns: Row.Columns?
        init(name: String, sql: String) { (self.name, self.sql) = (name, sql) }
    }

    init(_ url: String) { self.url = url }

    // MARK: Transactions

    /// Runs an attempt until it neither lost a race against another transaction nor the connection before its commit.
    func again<T>(_ attempt: () throws -> T) throws -> T {
        var run = 0
        while true {
            run += 1
            mishap = nil
            do {
                try connect()
                return try attempt()
            } catch {
                switch mishap {
                case .lostRace where run < 20: usleep(.random(in: 0..<1000 << UInt32(min(run, 7))))
                case .lostConnection where run < 2: continue
                default: throw error
                }
            }
        }
    }

    /// Goes out together with the first statement; a transaction without one costs nothing.
    func begin(_ sql: String) { progress = .begins(sql) }

    func commit() throws {
        guard case .runs = progress else {
            progress = .idle
            return
        }
        progress = .commits
        try queue("COMMIT", [])
        _ = try collect()
        progress = .idle
    }

    /// Ends what is still open, without waiting for the answer.
    func end(_ sql: String) {
        defer { progress = .idle }
        switch progress {
        case .idle, .begins: return
        case .runs, .commits:
            guard handle != nil else { return }
            do {
                try queue(sql, [])
                try sync()
            } catch {
                disconnect()
            }
        }
    }

    // MARK: Statements

    func execute(_ statement: Statement) throws -> Int {
        try send(statement)
        return try collect()?.rowsChanged ?? 0
    }

    func rows(_ statement: Statement) throws -> [Row] {
        try send(statement)
        return try collect()?.rows() ?? []
    }

    func send(_ statement: Statement) throws {
        if case .begins(let begin) = progress {
            progress = .runs
            try queue(begin, [])
        }
        let (sql, values) = statement.rendered(for: .postgres)
        try queue(sql, values)
    }

    private func queue(_ sql: String, _ values: [Value]) throws {
        let parameters = try PostgresParameters(values)
        let prepared = try prepared(sql)
        let sent = parameters.withPointers { count, values, lengths, formats in
            PQsendQueryPrepared(handle, prepared.name, count, values, lengths, formats, 0)
        }
        guard sent == 1 else { throw broken() }
        awaited.append(.answer(prepared))
    }

    private func prepared(_ sql: String) throws -> Prepared {
        if let known = statements[sql] { return known }
        named += 1
        let new = Prepared(name: "s\(named)", sql: sql)
        guard PQsendPrepare(handle, new.name, sql, 0, nil) == 1 else { throw broken() }
        awaited.append(.preparation(sql: sql))
        statements[sql] = new
        return new
    }

    private func sync() throws {
        guard PQpipelineSync(handle) == 1 else { throw broken() }
        awaited.append(.sync)
    }

    private func collect() throws -> Answer? {
        try sync()
        return try receive()
    }

    /// Waits for all that is awaited; returns the last answer or throws the first error.
    private func receive() throws -> Answer? {
        let expected = awaited
        awaited = []
        var last: Answer?
        var failure: StorageError?
        for one in expected {
            guard let result = PQgetResult(handle) else { throw failure ?? broken() }
            let answer = Answer(result)
            switch one {
            case .sync: continue
            case .preparation(let sql): if !answer.isGood { statements[sql] = nil }
            case .answer(let prepared):
                last = answer
                answer.statement = prepared
            }
            if answer.isError { failure = try failure ?? judge(answer) }
            while let more = PQgetResult(handle) { PQclear(more) }
        }
        if let failure { throw failure }
        return last
    }

    // MARK: Failures

    private func judge(_ answer: Answer) throws -> StorageError {
        let state = answer.diagnosis("C")
        let lost = ["FATAL", "PANIC"].contains(answer.diagnosis("V")) || state.hasPrefix("08") || state.hasPrefix("57P")
        if lost || PQstatus(handle) == CONNECTION_BAD { throw broken() }
        if ["40001", "40P01"].contains(state) { mishap = .lostRace }
        // Another node has changed the schema below a prepared statement.
        if state == "0A000" && answer.diagnosis("M").contains("cached plan") {
            mishap = .lostConnection
            disconnect()
            throw StorageError.busy
        }
        return StorageError(answer)
    }

    private func broken() -> StorageError {
        let message = String(cString: PQerrorMessage(handle))
        disconnect()
        if case .commits = progress { return .outcomeUnknown(message) }
        mishap = .lostConnection
        return .unavailable(message)
    }

    // MARK: The connection

    private func connect() throws {
        defer { mishap = nil }
        if isAlive { return }
        disconnect()
        let fresh = Self.open(url)
        let setup = PQexec(fresh, Self.session)
        defer { PQclear(setup) }
        let encoding = PQparameterStatus(fresh, "server_encoding").map { String(cString: $0) }
        guard PQresultStatus(setup) == PGRES_TUPLES_OK, encoding == "UTF8", PQenterPipelineMode(fresh) == 1 else {
            defer { PQfinish(fresh) }
            throw StorageError.unavailable(
                "PostgreSQL, encoding \(encoding ?? "unknown"): \(String(cString: PQerrorMessage(fresh)))")
        }
        handle = fresh
    }

    /// Reads what the last transaction's end left behind; a connection the server has closed shows it here.
    private var isAlive: Bool {
        if !awaited.isEmpty { _ = try? receive() }
        // Twice: the first look may find the server's farewell, which hides that the stream ends after it.
        return handle != nil && statements.count < 1000 && PQconsumeInput(handle) == 1 && PQconsumeInput(handle) == 1
    }

    private static func open(_ url: String) -> OpaquePointer? {
        // What stands before dbname, the URL may override.
        let settings = [
            ("connect_timeout", "5"), ("tcp_user_timeout", "15000"), ("fallback_application_name", "haidang"),
            ("dbname", url), ("client_encoding", "UTF8"),
        ]
        let texts = settings.map { (strdup($0.0), strdup($0.1)) }
        defer {
            for (name, value) in texts {
                free(name)
                free(value)
            }
        }
        let names = texts.map { UnsafePointer($0.0) } + [nil]
        let values = texts.map { UnsafePointer($0.1) } + [nil]
        let connection = PQconnectdbParams(names, values, 1)
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        return connection
    }

    private static let session = """
        SET lock_timeout = '5s';
        SET idle_in_transaction_session_timeout = '60s';
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
        """

    func disconnect() {
        PQfinish(handle)
        handle = nil
        statements = [:]
        awaited = []
    }
}

/// What the server said to one statement.
private final class Answer {
    private let result: OpaquePointer
    var statement: PostgresConnection.Prepared?

    init(_ result: OpaquePointer) { self.result = result }
    deinit { PQclear(result) }

    var isGood: Bool { [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) }
    var isError: Bool { PQresultStatus(result) == PGRES_FATAL_ERROR }
    var rowsChanged: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

    /// A field of the error report, by its letter in the protocol.
    func diagnosis(_ field: Unicode.Scalar) -> String {
        PQresultErrorField(result, Int32(field.value)).map { String(cString: $0) } ?? ""
    }

    func rows() -> [Row] {
        let columns = statement?.columns ?? Row.Columns((0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) })
        statement?.columns = columns
        let types = (0..<PQnfields(result)).map { PQftype(result, $0) }
        return (0..<PQntuples(result)).map { row in
            Row(columns: columns, values: types.indices.map { value(row, Int32($0), of: types[$0]) })
        }
    }

    private func value(_ row: Int32, _ column: Int32, of type: Oid) -> Value {
        guard PQgetisnull(result, row, column) == 0, let text = PQgetvalue(result, row, column) else { return .null }
        let bytes = UnsafeRawBufferPointer(start: text, count: Int(PQgetlength(result, row, column)))
        return bytes.withMemoryRebound(to: UInt8.self) { Value(postgres: $0, type: type) }
    }
}

extension StorageError {
    fileprivate init(_ answer: Answer) {
        let state = answer.diagnosis("C")
        self =
            switch state {
            case "23505": .uniqueViolation(constraint: Self.constraint(in: answer))
            case "23503": .foreignKeyViolation
            case "23514": .checkViolation
            case "23502": .notNullViolation
            case "25006": .readOnly
            case "40001", "40P01", "55P03", "57014": .busy
            case _ where state.hasPrefix("53"): .unavailable(answer.diagnosis("M"))
            default: .statement("\(state): \(answer.diagnosis("M")): \(answer.statement?.sql ?? "")")
            }
    }

    // The detail is "Key (stream, sequence)=(…) …" in every language; over an expression only the index has a name.
    private static func constraint(in answer: Answer) -> String {
        let detail = answer.diagnosis("D")
        guard let start = detail.firstIndex(of: "("), let end = detail.range(of: ")=(")?.lowerBound else {
            return answer.diagnosis("n")
        }
        let columns = detail[detail.index(after: start)..<end]
        return columns.contains("(") ? answer.diagnosis("n") : "\(answer.diagnosis("t"))(\(columns))"
    }
}
