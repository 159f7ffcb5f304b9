import Storage

extension Schema {
    /// What an export held: the filters as an address says them, and how many lines. Its `dossier` is empty.
    static let exports: [Statement] = [
        "ALTER TABLE read_entry ADD COLUMN filter TEXT",
        "ALTER TABLE read_entry ADD COLUMN line_count BIGINT",
    ]

    /// Who read what, and why.
    static let reads: [Statement] = [
        // 2988-D4.3-i: every look of the office at a dossier or a document, and every export. `outside_day`: the day of one outside the reader's own work.
        """
        CREATE TABLE read_entry (
            id TEXT NOT NULL PRIMARY KEY,
            at BIGINT NOT NULL,
            account TEXT NOT NULL REFERENCES account (id),
            role TEXT NOT NULL,
            hat TEXT,
            unit TEXT NOT NULL REFERENCES unit (id),
            dossier TEXT NOT NULL,
            document TEXT,
            kind TEXT NOT NULL CHECK (kind IN ('dossier', 'document', 'export')),
            purpose TEXT NOT NULL,
            outside_day BIGINT
        )
        """,
        "CREATE INDEX read_in_unit ON read_entry (unit, at, id)",
        "CREATE INDEX read_outside_in_unit ON read_entry (unit, at, id) WHERE outside_day IS NOT NULL",
        "CREATE INDEX read_of_dossier ON read_entry (dossier, at, id)",
        "CREATE INDEX read_by_account ON read_entry (account, at, id)",
        "CREATE INDEX read_outside ON read_entry (account, outside_day, dossier) WHERE outside_day IS NOT NULL",
        "CREATE INDEX read_by_time ON read_entry (at)",
        // What somebody said they read a dossier for; it holds for the day.
        """
        CREATE TABLE read_purpose (
            account TEXT NOT NULL REFERENCES account (id),
            dossier TEXT NOT NULL,
            day BIGINT NOT NULL,
            purpose TEXT NOT NULL,
            PRIMARY KEY (account, dossier, day)
        )
        """,
        // HD-33: one to a person and day.
        """
        CREATE TABLE read_flag (
            account TEXT NOT NULL REFERENCES account (id),
            day BIGINT NOT NULL,
            unit TEXT NOT NULL REFERENCES unit (id),
            at BIGINT NOT NULL,
            PRIMARY KEY (account, day)
        )
        """,
        "CREATE INDEX read_flag_in_unit ON read_flag (unit, at)",
        "CREATE INDEX account_to_look_after ON account (unit) WHERE locked_at IS NOT NULL OR handed_over_at IS NOT NULL",
        // HD-34: how long things are kept is data of the installation.
        "CREATE TABLE retention (subject TEXT NOT NULL PRIMARY KEY, days BIGINT NOT NULL CHECK (days > 0))",
        "INSERT INTO retention (subject, days) VALUES ('reads', 1826)",
    ]
}
