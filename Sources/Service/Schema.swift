import Storage

/// The schema, forward only. A released step is never edited; a new one goes to the end.
package enum Schema {
    package static let migrations: [Migration] = [
        Migration("0001 organisation", organisation),
        Migration("0002 accounts", accounts),
        Migration("0003 history", history),
        Migration("0004 dossiers", dossiers),
        Migration("0005 filing", filing),
        Migration("0006 queues", queues),
        Migration("0007 administrators", administrators),
        Migration("0008 units in time", unitsInTime),
        Migration("0009 account lists", accountLists),
        Migration("0010 sign-in", signIn),
        Migration("0011 reads", reads),
        Migration("0012 mail", mail),
        Migration("0013 deputies", deputies),
        Migration("0014 exports", exports),
        Migration("0015 code tries", codeTries),
        Migration("0016 withholding", withholding),
        Migration("0017 monitoring accounts", monitoringAccounts),
    ]

    private static let organisation: [Statement] = [
        """
        CREATE TABLE unit (
            id TEXT NOT NULL PRIMARY KEY,
            code TEXT NOT NULL UNIQUE,
            code_origin TEXT NOT NULL CHECK (code_origin IN ('published', 'derived', 'provisional')),
            level TEXT NOT NULL,
            parent TEXT REFERENCES unit (id),
            name TEXT NOT NULL
        )
        """,
        "CREATE INDEX unit_by_parent ON unit (parent)",
        """
        CREATE TABLE division (
            id TEXT NOT NULL PRIMARY KEY,
            unit TEXT NOT NULL REFERENCES unit (id),
            name TEXT NOT NULL
        )
        """,
        "CREATE INDEX division_by_unit ON division (unit)",
        // How a unit assigns the dossiers of a procedure (2988-D8); the row for procedure '*' holds for all others.
        """
        CREATE TABLE unit_procedure (
            unit TEXT NOT NULL REFERENCES unit (id),
            procedure TEXT NOT NULL,
            mode BIGINT NOT NULL CHECK (mode BETWEEN 1 AND 5),
            division TEXT REFERENCES division (id),
            PRIMARY KEY (unit, procedure)
        )
        """,
        // Raised by every change of units, divisions, accounts or settings: what is remembered of them holds while it stands.
        "CREATE TABLE organisation (id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1), version BIGINT NOT NULL)",
        "INSERT INTO organisation (id, version) VALUES (1, 1)",
        """
        CREATE TABLE outage (
            id TEXT NOT NULL PRIMARY KEY,
            began_at BIGINT NOT NULL,
            ended_at BIGINT,
            reason TEXT NOT NULL,
            declared_by TEXT NOT NULL,
            declared_at BIGINT NOT NULL,
            CHECK (ended_at IS NULL OR ended_at >= began_at)
        )
        """,
    ]

    private static let accounts: [Statement] = [
        // Whom a declarant files for: an organisation by its tax code, a person by an identity number.
        """
        CREATE TABLE party (
            id TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('organisation', 'individual')),
            name TEXT NOT NULL,
            identifier TEXT NOT NULL UNIQUE,
            address TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE account (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            person TEXT NOT NULL,
            title TEXT NOT NULL,
            role TEXT NOT NULL,
            unit TEXT REFERENCES unit (id),
            division TEXT REFERENCES division (id),
            party TEXT REFERENCES party (id),
            password TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            absent_since BIGINT,
            disabled_at BIGINT,
            CHECK ((role = 'declarant') = (party IS NOT NULL)),
            CHECK (role = 'declarant' OR unit IS NOT NULL)
        )
        """,
        "CREATE INDEX account_by_unit ON account (unit, role)",
        """
        CREATE TABLE account_procedure (
            account TEXT NOT NULL REFERENCES account (id),
            procedure TEXT NOT NULL,
            PRIMARY KEY (account, procedure)
        )
        """,
        // Made on first use and shared by all nodes; what forms are bound to sessions with.
        "CREATE TABLE installation_key (id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1), key TEXT NOT NULL)",
        // A token is stored as its SHA-256 only.
        """
        CREATE TABLE session (
            token_hash TEXT NOT NULL PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            account TEXT NOT NULL REFERENCES account (id),
            client TEXT NOT NULL,
            began_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            ended_at BIGINT
        )
        """,
        "CREATE INDEX session_by_account ON session (account, expires_at)",
    ]

    private static let history: [Statement] = [
        // The official history (2988-D4.5). Two who act at once meet at the primary key: one of them gets a conflict.
        """
        CREATE TABLE event (
            stream TEXT NOT NULL,
            sequence BIGINT NOT NULL CHECK (sequence > 0),
            recorded_at BIGINT NOT NULL,
            happened_at BIGINT,
            account TEXT NOT NULL,
            role TEXT NOT NULL,
            mark TEXT NOT NULL,
            fact TEXT NOT NULL,
            PRIMARY KEY (stream, sequence)
        )
        """,
    ]

    private static let dossiers: [Statement] = [
        // What pages and lists read; always equal to the fold of the dossier's events.
        """
        CREATE TABLE dossier (
            number TEXT NOT NULL PRIMARY KEY,
            procedure TEXT NOT NULL,
            version BIGINT NOT NULL,
            unit TEXT NOT NULL REFERENCES unit (id),
            party TEXT NOT NULL REFERENCES party (id),
            party_name TEXT NOT NULL,
            filed_by TEXT NOT NULL,
            phase TEXT NOT NULL,
            division TEXT,
            officer TEXT,
            stored_at BIGINT NOT NULL,
            received_at BIGINT,
            due_at BIGINT,
            paused_since BIGINT,
            closed_at BIGINT,
            look_at BIGINT,
            hand TEXT,
            passed_by TEXT,
            sort_at BIGINT NOT NULL,
            sequence BIGINT NOT NULL
        )
        """,
        "CREATE INDEX dossier_in_hand ON dossier (hand, sort_at, number)",
        "CREATE INDEX dossier_passed_on ON dossier (passed_by, sort_at, number)",
        "CREATE INDEX dossier_open_in_unit ON dossier (unit, sort_at, number) WHERE closed_at IS NULL",
        "CREATE INDEX dossier_closed_in_unit ON dossier (unit, closed_at, number) WHERE closed_at IS NOT NULL",
        "CREATE INDEX dossier_by_party ON dossier (party, stored_at, number)",
        "CREATE INDEX dossier_by_load ON dossier (officer) WHERE closed_at IS NULL",
        "CREATE INDEX dossier_to_look_at ON dossier (look_at)",
        """
        CREATE TABLE document (
            id TEXT NOT NULL PRIMARY KEY,
            dossier TEXT NOT NULL REFERENCES dossier (number),
            origin TEXT NOT NULL CHECK (origin IN ('declarant', 'office', 'seal')),
            component TEXT NOT NULL,
            row_number BIGINT,
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            size BIGINT NOT NULL,
            kind TEXT NOT NULL,
            verdict TEXT NOT NULL,
            pages BIGINT,
            sealed_from TEXT REFERENCES document (id),
            added_at BIGINT NOT NULL,
            added_by TEXT NOT NULL
        )
        """,
        "CREATE INDEX document_by_dossier ON document (dossier, added_at, id)",
        "CREATE INDEX document_sealed_from ON document (sealed_from)",
        // Personal data stands beside the event that carries its digest, so that lawful erasure leaves the history whole.
        """
        CREATE TABLE answers (
            dossier TEXT NOT NULL REFERENCES dossier (number),
            digest TEXT NOT NULL,
            body TEXT NOT NULL,
            stored_at BIGINT NOT NULL,
            PRIMARY KEY (dossier, digest)
        )
        """,
        // 2988-D7.2: what the officer found when examining the dossier.
        """
        CREATE TABLE finding (
            dossier TEXT NOT NULL REFERENCES dossier (number),
            item TEXT NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('met', 'unmet', 'inapplicable')),
            account TEXT NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (dossier, item)
        )
        """,
        // Running numbers are handed out from blocks, so that no filing waits for another's commit.
        """
        CREATE TABLE number_block (
            unit TEXT NOT NULL,
            day TEXT NOT NULL,
            next BIGINT NOT NULL,
            PRIMARY KEY (unit, day)
        )
        """,
    ]

    private static let filing: [Statement] = [
        // A filing on its way: answers so far and uploads, kept between visits. Filed once (`number`), then only remembered.
        """
        CREATE TABLE draft (
            id TEXT NOT NULL PRIMARY KEY,
            account TEXT NOT NULL REFERENCES account (id),
            procedure TEXT NOT NULL,
            version BIGINT NOT NULL,
            unit TEXT NOT NULL REFERENCES unit (id),
            answers TEXT NOT NULL,
            by_hand TEXT NOT NULL,
            changed_at BIGINT NOT NULL,
            number TEXT
        )
        """,
        "CREATE INDEX draft_by_account ON draft (account, changed_at)",
        // A document that is durable and not yet part of a dossier. `draft` is the draft, or the dossier a supplement or proposal is written for.
        """
        CREATE TABLE upload (
            id TEXT NOT NULL PRIMARY KEY,
            draft TEXT NOT NULL,
            account TEXT NOT NULL REFERENCES account (id),
            component TEXT NOT NULL,
            row_number BIGINT,
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            size BIGINT NOT NULL,
            kind TEXT NOT NULL,
            verdict TEXT NOT NULL,
            pages BIGINT,
            added_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX upload_by_draft ON upload (draft, account, added_at)",
        // The same filing sent twice is one dossier.
        """
        CREATE TABLE filing_key (
            account TEXT NOT NULL,
            key TEXT NOT NULL,
            number TEXT NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (account, key)
        )
        """,
    ]

    private static let queues: [Statement] = [
        // Queued in the act's own transaction; read in the portal, sent outside it.
        """
        CREATE TABLE notice (
            id TEXT NOT NULL PRIMARY KEY,
            party TEXT,
            account TEXT,
            dossier TEXT NOT NULL,
            sequence BIGINT NOT NULL,
            at BIGINT NOT NULL,
            read_at BIGINT
        )
        """,
        "CREATE INDEX notice_by_party ON notice (party, at)",
        "CREATE INDEX notice_by_account ON notice (account, at)",
        """
        CREATE TABLE seal_job (
            dossier TEXT NOT NULL PRIMARY KEY,
            queued_at BIGINT NOT NULL,
            try_at BIGINT NOT NULL,
            attempts BIGINT NOT NULL,
            claimed_until BIGINT
        )
        """,
        "CREATE INDEX seal_job_by_time ON seal_job (try_at)",
    ]

    private static let administrators: [Statement] = [
        // Whose act an entry is, and the administrator account it was done as.
        "ALTER TABLE event ADD COLUMN hat TEXT",
        "ALTER TABLE session ADD COLUMN hat TEXT",
        // 2988-D5.1-one: one to a unit. `root_since`: the one that issues the others.
        """
        CREATE TABLE administrator (
            name TEXT NOT NULL PRIMARY KEY,
            unit TEXT NOT NULL REFERENCES unit (id),
            issued_at BIGINT NOT NULL,
            issued_by TEXT NOT NULL,
            root_since BIGINT,
            closed_at BIGINT
        )
        """,
        "CREATE UNIQUE INDEX administrator_of_unit ON administrator (unit) WHERE closed_at IS NULL",
        """
        CREATE TABLE administrator_holder (
            administrator TEXT NOT NULL REFERENCES administrator (name),
            account TEXT NOT NULL REFERENCES account (id),
            from_at BIGINT NOT NULL,
            to_at BIGINT,
            assigned_by TEXT NOT NULL,
            assigned_at BIGINT NOT NULL,
            PRIMARY KEY (administrator, account, from_at),
            CHECK (to_at IS NULL OR to_at > from_at)
        )
        """,
        "CREATE INDEX administrator_holder_by_account ON administrator_holder (account, from_at)",
        // Locked: cannot sign in until unlocked. Handed over: has a one-time secret and no password of its own yet.
        "ALTER TABLE account ADD COLUMN locked_at BIGINT",
        "ALTER TABLE account ADD COLUMN lock_reason TEXT",
        "ALTER TABLE account ADD COLUMN handed_over_at BIGINT",
        "ALTER TABLE account ADD COLUMN email TEXT",
        "CREATE INDEX account_by_hand_over ON account (handed_over_at)",
        """
        CREATE TABLE one_time_secret (
            digest TEXT NOT NULL PRIMARY KEY,
            purpose TEXT NOT NULL,
            account TEXT NOT NULL REFERENCES account (id),
            subject TEXT NOT NULL,
            made_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            used_at BIGINT
        )
        """,
        "CREATE INDEX one_time_secret_by_account ON one_time_secret (account, purpose, expires_at)",
    ]

    /// NEWS-6: a document nobody sees any more.
    private static let withholding: [Statement] = [
        "ALTER TABLE document ADD COLUMN withheld_at BIGINT",
        "ALTER TABLE document ADD COLUMN withheld_by TEXT",
        "ALTER TABLE document ADD COLUMN withheld_reason TEXT",
    ]

    private static let deputies: [Statement] = [
        // Who acts in a leader's place on one dossier (HD-8), for the deputy's own list.
        """
        CREATE TABLE deputy (
            dossier TEXT NOT NULL REFERENCES dossier (number),
            sequence BIGINT NOT NULL,
            account TEXT NOT NULL,
            from_at BIGINT NOT NULL,
            to_at BIGINT NOT NULL,
            PRIMARY KEY (dossier, sequence)
        )
        """,
        "CREATE INDEX deputy_by_account ON deputy (account, to_at)",
    ]
}
