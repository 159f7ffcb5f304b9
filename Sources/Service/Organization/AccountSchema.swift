import Storage

extension Schema {
    /// Mẫu số 01, administrator accounts, hand-over, transfer.
    static let accountLists: [Statement] = [
        "ALTER TABLE account ADD COLUMN service_number TEXT",
        "ALTER TABLE account ADD COLUMN ecustoms TEXT",
        // 2988-D6.4.a: let go by its unit and waiting for the next; then `disabled_at` is set too.
        "ALTER TABLE account ADD COLUMN released_at BIGINT",
        // Name, person and service number without marks, for the search.
        "ALTER TABLE account ADD COLUMN search TEXT NOT NULL DEFAULT ''",
        // 2988-D6.1-i: one to an officer; a look-up account stands beside it.
        "CREATE UNIQUE INDEX account_of_officer ON account (service_number) WHERE service_number IS NOT NULL AND role <> 'observer'",
        "CREATE INDEX account_in_unit ON account (unit, name)",
        // Lists by Mẫu số 01, as their histories leave them.
        """
        CREATE TABLE account_list (
            id TEXT NOT NULL PRIMARY KEY,
            unit TEXT NOT NULL REFERENCES unit (id),
            state TEXT NOT NULL,
            row_count BIGINT NOT NULL,
            done_count BIGINT NOT NULL,
            begun_at BIGINT NOT NULL,
            changed_at BIGINT NOT NULL,
            sequence BIGINT NOT NULL
        )
        """,
        "CREATE INDEX account_list_of_unit ON account_list (unit, begun_at, id)",
        // HD-24: who may act as a leader of the unit, and how long.
        """
        CREATE TABLE acting_leader (
            id TEXT NOT NULL PRIMARY KEY,
            unit TEXT NOT NULL REFERENCES unit (id),
            account TEXT NOT NULL REFERENCES account (id),
            from_at BIGINT NOT NULL,
            to_at BIGINT NOT NULL,
            reason TEXT NOT NULL,
            named_by TEXT NOT NULL,
            named_at BIGINT NOT NULL,
            ended_at BIGINT,
            CHECK (to_at > from_at)
        )
        """,
        "CREATE INDEX acting_leader_by_account ON acting_leader (account, to_at)",
        "CREATE INDEX acting_leader_of_unit ON acting_leader (unit, to_at)",
        "CREATE INDEX administrator_by_issue ON administrator (issued_at, name)",
    ]
}
