import Storage

extension Schema {
    /// Second factors, recovery, tokens, lock-out, declarants.
    static let signIn: [Statement] = [
        "ALTER TABLE event ADD COLUMN token TEXT",
        // Proven: when the password was last given, by the real clock. Waiting: the password was right, the second factor is still to come.
        "ALTER TABLE session ADD COLUMN proven_at BIGINT",
        "ALTER TABLE session ADD COLUMN waiting_since BIGINT",
        "ALTER TABLE session ADD COLUMN party TEXT REFERENCES party (id)",
        // The secret must be readable to check a code: `FactorKey` seals it.
        """
        CREATE TABLE second_factor (
            account TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
            secret TEXT NOT NULL,
            made_at BIGINT NOT NULL,
            confirmed_at BIGINT,
            last_step BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE recovery_code (
            account TEXT NOT NULL REFERENCES account (id),
            digest TEXT NOT NULL,
            made_at BIGINT NOT NULL,
            used_at BIGINT,
            PRIMARY KEY (account, digest)
        )
        """,
        // Wrong tries by the digest of the name, whether there is such an account or not: how long a strange place waits tells nothing.
        """
        CREATE TABLE sign_in_try (
            name TEXT NOT NULL PRIMARY KEY,
            wrong BIGINT NOT NULL,
            last_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX sign_in_try_by_time ON sign_in_try (last_at)",
        // Browsers and networks from which somebody has signed in: they never wait for what strangers do.
        """
        CREATE TABLE known_place (
            digest TEXT NOT NULL PRIMARY KEY,
            account TEXT NOT NULL REFERENCES account (id),
            last_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX known_place_by_account ON known_place (account, last_at)",
        """
        CREATE TABLE api_token (
            digest TEXT NOT NULL PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            account TEXT NOT NULL REFERENCES account (id),
            hat TEXT,
            party TEXT REFERENCES party (id),
            name TEXT NOT NULL,
            scope TEXT NOT NULL CHECK (scope IN ('read', 'file', 'act', 'approve')),
            made_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            last_used_at BIGINT,
            revoked_at BIGINT
        )
        """,
        "CREATE INDEX api_token_by_account ON api_token (account, made_at)",
        // Who may file for whom (HD-29). Asked and not answered: neither granted nor ended. The owner answers for the organisation.
        "ALTER TABLE party ADD COLUMN registered_at BIGINT",
        """
        CREATE TABLE party_person (
            party TEXT NOT NULL REFERENCES party (id),
            account TEXT NOT NULL REFERENCES account (id),
            asked_at BIGINT NOT NULL,
            granted_at BIGINT,
            owner_since BIGINT,
            ended_at BIGINT,
            PRIMARY KEY (party, account)
        )
        """,
        "CREATE INDEX party_person_by_account ON party_person (account, asked_at)",
        "CREATE UNIQUE INDEX party_owner ON party_person (party) WHERE owner_since IS NOT NULL AND ended_at IS NULL",
        """
        INSERT INTO party_person (party, account, asked_at, granted_at)
        SELECT party, id, created_at, created_at FROM account WHERE party IS NOT NULL
        """,
        // A registration not yet activated. Gone when it was used or its time is over: nothing is kept of who did not come.
        """
        CREATE TABLE registration (
            id TEXT NOT NULL PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,
            email TEXT NOT NULL,
            person TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('organisation', 'individual')),
            identifier TEXT NOT NULL,
            name TEXT NOT NULL,
            address TEXT NOT NULL,
            paper TEXT,
            checked_by TEXT REFERENCES account (id),
            checked_unit TEXT REFERENCES unit (id),
            made_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX registration_by_time ON registration (expires_at)",
        // A sign-in that is on its way over another provider.
        """
        CREATE TABLE open_id_visit (
            state TEXT NOT NULL PRIMARY KEY,
            visit TEXT NOT NULL,
            nonce TEXT NOT NULL,
            verifier TEXT NOT NULL,
            return_to TEXT,
            made_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX open_id_visit_by_time ON open_id_visit (made_at)",
    ]

    /// Wrong codes in a row, and when the last was.
    static let codeTries: [Statement] = [
        "ALTER TABLE second_factor ADD COLUMN wrong BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE second_factor ADD COLUMN wrong_at BIGINT NOT NULL DEFAULT 0",
    ]
}
