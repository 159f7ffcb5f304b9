import Storage

extension Schema {
    /// Monitoring accounts (3035 Điều 6): another kind of a unit's account, and another kind of list.
    static let monitoringAccounts: [Statement] = [
        "ALTER TABLE administrator ADD COLUMN kind TEXT NOT NULL DEFAULT 'administration' CHECK (kind IN ('administration', 'monitoring'))",
        // 2988-D5.1-one, 3035-D6.0-i: one of each kind to a unit.
        "DROP INDEX administrator_of_unit",
        "CREATE UNIQUE INDEX administrator_of_unit ON administrator (unit, kind) WHERE closed_at IS NULL",
        "ALTER TABLE account_list ADD COLUMN kind TEXT NOT NULL DEFAULT 'officers' CHECK (kind IN ('officers', 'monitoring'))",
        "DROP INDEX account_list_of_unit",
        "CREATE INDEX account_list_of_unit ON account_list (unit, kind, begun_at, id)",
        "CREATE INDEX account_list_by_kind ON account_list (kind, begun_at, id)",
        // The class of the monitoring accounts at this level; empty: that of the level it performs, if any.
        "ALTER TABLE unit_level ADD COLUMN monitors TEXT CHECK (monitors IN ('sector', 'department', 'branch'))",
        "UPDATE unit_level SET monitors = 'sector' WHERE level = 'TC'",
        "UPDATE unit_level SET monitors = 'department' WHERE level = 'CUC'",
        "UPDATE unit_level SET monitors = 'branch' WHERE level = 'CHICUC'",
    ]
}
