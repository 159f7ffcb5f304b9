/// What an engine does for a transaction; used on one thread only.
protocol Connection: AnyObject {
    func execute(_ statement: Statement) throws -> Int
    func rows(_ statement: Statement) throws -> [Row]
    func send(_ statement: Statement) throws
}

/// One consistent state of the database, to look at. Functions that only ask take a `Snapshot` and serve reads and writes.
package class Snapshot {
    package let engine: Engine
    /// Milliseconds UTC. Read at its first use in this attempt: use it after what it shall not precede has been read.
    package private(set) lazy var now = clock()
    private let clock: @Sendable () -> Int64
    private let connection: any Connection
    private(set) var failure: (any Error)?

    init(engine: Engine, clock: @escaping @Sendable () -> Int64, connection: any Connection) {
        (self.engine, self.clock, self.connection) = (engine, clock, connection)
    }

    package func rows(_ statement: Statement) throws -> [Row] {
        try attempt { try $0.rows(statement) }
    }

    /// The first row of the answer, if any.
    package func row(_ statement: Statement) throws -> Row? { try rows(statement).first }

    // PostgreSQL ends a transaction at its first error, and so do we on both engines: who catches it, gains nothing.
    fileprivate func attempt<T>(_ act: (any Connection) throws -> T) throws -> T {
        if let failure { throw failure }
        do {
            return try act(connection)
        } catch {
            failure = error
            throw error
        }
    }
}

/// A snapshot one may change. The first statement that fails ends the transaction: later ones throw the same error, and so
/// does `write`, even when the body has caught it.
package final class Transaction: Snapshot {
    /// Returns the number of rows changed.
    @discardableResult
    package func execute(_ statement: Statement) throws -> Int {
        try attempt { try $0.execute(statement) }
    }

    /// For a statement whose answer is not needed: it may travel together with the following one or with the commit and so
    /// costs no round trip. Its error is thrown here, by a later statement, or by `write`.
    package func send(_ statement: Statement) throws {
        try attempt { try $0.send(statement) }
    }

    /// What the body came to. A failed statement that the body has swallowed still fails it.
    func result<T>(of body: (Transaction) throws -> T) -> Result<T, any Error> {
        Result {
            let value = try body(self)
            if let failure { throw failure }
            return value
        }
    }
}
