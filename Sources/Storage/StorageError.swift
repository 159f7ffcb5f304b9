/// What can go wrong, the same on both engines.
package enum StorageError: Error, Hashable, Sendable {
    /// A primary key or unique constraint, written as `event(stream, sequence)`; by index name if it is over an expression.
    case uniqueViolation(constraint: String)
    case foreignKeyViolation
    case checkViolation
    case notNullViolation
    /// Others held the locks for longer than one waits, or kept winning. Nothing was written; later it may succeed.
    case busy
    /// The database cannot be reached or cannot write (server down, disk full, closed). Nothing was written.
    case unavailable(String)
    /// The connection broke while the commit was on its way: the act may be durable or not. Look before doing it again.
    case outcomeUnknown(String)
    /// A statement that writes, in a read.
    case readOnly
    /// PostgreSQL has no U+0000 in text; so SQLite takes none either.
    case nulInText
    /// A mistake of the program: SQL that does not parse, a type that does not fit.
    case statement(String)
    case misread(String)
    case migration(String)
}
