import Crypto

/// One step of the schema. Released steps are never edited, moved or removed; a new one goes to the end.
package struct Migration: Sendable {
    package let id: String
    let statements: [Statement]

    /// Statements run on both engines; `\(sqlite: "…", postgres: "…")` where DDL differs, and one that is empty is left out.
    package init(_ id: String, _ statements: [Statement]) {
        (self.id, self.statements) = (id, statements)
    }
}

extension Database {
    /// Brings the schema up to the last of `migrations`: each once, in its own transaction, one node at a time. Throws
    /// `StorageError.migration` if what was run here earlier differs from the beginning of the list.
    package func migrate(_ migrations: [Migration]) async throws {
        for (index, migration) in migrations.enumerated() {
            try await write { tx in
                try tx.lockMigrations()
                let done = try tx.rows("SELECT id, checksum FROM migration ORDER BY position")
                try tx.run(migration, at: index, of: migrations, after: done.map { (try $0.text("id"), try $0.text("checksum")) })
            }
        }
    }
}

extension Transaction {
    // CREATE TABLE IF NOT EXISTS is not safe against itself on PostgreSQL, so the lock comes first; SQLite has one writer. READ
    // COMMITTED, since a stricter level would go on seeing the schema as it was before the wait for the lock.
    fileprivate func lockMigrations() throws {
        if engine == .postgres {
            try send("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
            try send("SET LOCAL lock_timeout = 0")
            try send("SELECT pg_advisory_xact_lock(4849044474861)")
        }
        try execute(
            """
            CREATE TABLE IF NOT EXISTS migration (
                position INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                checksum TEXT NOT NULL,
                at BIGINT NOT NULL
            )
            """)
    }

    fileprivate func run(_ migration: Migration, at index: Int, of all: [Migration], after done: [(id: String, checksum: String)])
        throws
    {
        guard done.count <= all.count else {
            throw StorageError.migration("the database is newer than this program: it knows \(done[all.count].id)")
        }
        let checksum = migration.checksum(for: engine)
        if index < done.count {
            guard done[index] == (migration.id, checksum) else {
                throw StorageError.migration("\(migration.id) is not what was run here as \(done[index].id)")
            }
            return
        }
        for statement in migration.statements where !statement.isEmpty(for: engine) { try execute(statement) }
        try execute(
            "INSERT INTO migration (position, id, checksum, at) VALUES (\(index), \(migration.id), \(checksum), \(now))")
    }
}

extension Migration {
    fileprivate func checksum(for engine: Engine) -> String {
        var hash = SHA256()
        for statement in statements {
            let (sql, values) = statement.rendered(for: engine)
            hash.update(data: Array("\(sql)\u{0}\(values)\u{0}".utf8))
        }
        return hash.finalize().hexadecimal
    }
}

extension Statement {
    fileprivate func isEmpty(for engine: Engine) -> Bool { rendered(for: engine).sql.allSatisfy(\.isWhitespace) }
}
