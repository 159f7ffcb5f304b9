import Storage

extension Schema {
    /// The outbox. `body` is emptied once it is sent: it may hold a secret.
    static let mail: [Statement] = [
        """
        CREATE TABLE mail (
            id TEXT NOT NULL PRIMARY KEY,
            recipient TEXT NOT NULL,
            subject TEXT NOT NULL,
            body TEXT NOT NULL,
            queued_at BIGINT NOT NULL,
            try_at BIGINT NOT NULL,
            attempts BIGINT NOT NULL,
            claimed_until BIGINT,
            sent_at BIGINT,
            dead_at BIGINT,
            error TEXT
        )
        """,
        "CREATE INDEX mail_to_send ON mail (try_at) WHERE sent_at IS NULL AND dead_at IS NULL",
        "CREATE INDEX mail_waiting ON mail (queued_at, id) WHERE sent_at IS NULL AND dead_at IS NULL",
        "CREATE INDEX mail_dead ON mail (queued_at, id) WHERE dead_at IS NOT NULL",
    ]
}
