import Storage

extension Schema {
    /// Units, codes, names, levels and parents with their dates; successors.
    static let unitsInTime: [Statement] = [
        // What a unit was from a day on, until the day before `to_day`. The row of `unit` shows the last of them.
        """
        CREATE TABLE unit_period (
            unit TEXT NOT NULL REFERENCES unit (id),
            from_day TEXT NOT NULL,
            to_day TEXT,
            code TEXT NOT NULL,
            code_origin TEXT NOT NULL CHECK (code_origin IN ('published', 'derived', 'provisional')),
            level TEXT NOT NULL,
            parent TEXT REFERENCES unit (id),
            name TEXT NOT NULL,
            PRIMARY KEY (unit, from_day),
            CHECK (to_day IS NULL OR to_day > from_day)
        )
        """,
        "CREATE UNIQUE INDEX unit_period_now ON unit_period (unit) WHERE to_day IS NULL",
        """
        INSERT INTO unit_period (unit, from_day, code, code_origin, level, parent, name)
        SELECT id, '0001-01-01', code, code_origin, level, parent, name FROM unit
        """,
        "ALTER TABLE unit ADD COLUMN closed_day TEXT",
        // A level of units: its words, and whose procedures it carries out.
        """
        CREATE TABLE unit_level (
            level TEXT NOT NULL PRIMARY KEY,
            place BIGINT NOT NULL,
            name_vi TEXT NOT NULL,
            name_en TEXT NOT NULL,
            performs TEXT NOT NULL,
            divisions TEXT NOT NULL CHECK (divisions IN ('may', 'none'))
        )
        """,
        """
        CREATE TABLE unit_successor (
            unit TEXT NOT NULL REFERENCES unit (id),
            successor TEXT NOT NULL REFERENCES unit (id),
            PRIMARY KEY (unit, successor)
        )
        """,
        "ALTER TABLE division ADD COLUMN closed_at BIGINT",
        // 2988-D8.0-i: ordered by the unit's leader, carried out by its administrator; a later order for the same replaces an open one.
        """
        CREATE TABLE assignment_order (
            id TEXT NOT NULL PRIMARY KEY,
            unit TEXT NOT NULL REFERENCES unit (id),
            procedure TEXT NOT NULL,
            body TEXT NOT NULL,
            ordered_by TEXT NOT NULL,
            ordered_at BIGINT NOT NULL,
            carried_out_by TEXT,
            carried_out_at BIGINT,
            replaced_at BIGINT
        )
        """,
        "CREATE INDEX assignment_order_open ON assignment_order (unit, procedure, ordered_at) WHERE carried_out_at IS NULL AND replaced_at IS NULL",
        "CREATE INDEX draft_by_unit ON draft (unit) WHERE number IS NULL",
        "CREATE INDEX account_by_division ON account (division)",
    ]
}
