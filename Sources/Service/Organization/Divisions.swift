import Domain
import Storage

extension Office {
    /// - Returns: the new division's id.
    package func openDivision(_ name: String, at code: String, by actor: Actor) async throws -> String {
        let id = String.newID()
        return try await database.write { [self] tx in
            let unit = try openUnit(code, in: tx)
            try actor.demand(.manageDivisions, at: unit)
            // not every level has divisions.
            let tree = try UnitTable.levels(in: tx)
            let level = try tx.row("SELECT level FROM unit WHERE id = \(unit)")?.text("level") ?? ""
            if tree[level]?.hasDivisions == false { throw OrganisationViolation("A-38", .noDivisionsHere) }
            try demandFreeName(name, at: unit, except: id, in: tx)
            try tx.send("INSERT INTO division (id, unit, name) VALUES (\(id), \(unit), \(name))")
            try enter(.divisionOpened(id: id, name: name), at: unit, by: actor, in: tx)
            return id
        }
    }

    package func renameDivision(_ id: String, to name: String, at code: String, by actor: Actor) async throws {
        try await changeDivision(id, at: code, by: actor) { office, unit, tx in
            try office.demandFreeName(name, at: unit, except: id, in: tx)
            try tx.send("UPDATE division SET name = \(name) WHERE id = \(id)")
            try office.enter(.divisionRenamed(id: id, name: name), at: unit, by: actor, in: tx)
        }
    }

    /// HD-18: not while anybody or anything is in it.
    package func closeDivision(_ id: String, at code: String, by actor: Actor) async throws {
        try await changeDivision(id, at: code, by: actor) { office, unit, tx in
            let people = try tx.rows("SELECT person FROM account WHERE division = \(id) AND disabled_at IS NULL ORDER BY person LIMIT 5")
            let dossiers = try tx.rows("SELECT number FROM dossier WHERE unit = \(unit) AND closed_at IS NULL AND division = \(id) ORDER BY sort_at, number LIMIT 5")
            guard people.isEmpty, dossiers.isEmpty else {
                throw OrganisationViolation(
                    "HD-18", .divisionInUse(people: try people.map { try $0.text("person") }, dossiers: try dossiers.map { try $0.text("number") }))
            }
            try tx.send("UPDATE division SET closed_at = \(tx.now) WHERE id = \(id)")
            try office.enter(.divisionClosed(id: id), at: unit, by: actor, in: tx)
            _ = try AssignmentTable.settle(unit, by: actor.author, in: tx)
        }
    }

    private func changeDivision(
        _ id: String, at code: String, by actor: Actor, _ change: @escaping @Sendable (Office, String, Transaction) throws -> Void
    ) async throws {
        try await database.write { [self] tx in
            let unit = try openUnit(code, in: tx)
            try actor.demand(.manageDivisions, at: unit)
            guard try tx.row("SELECT id FROM division WHERE id = \(id) AND unit = \(unit) AND closed_at IS NULL") != nil else { throw NotFound() }
            try change(self, unit, tx)
        }
    }

    private func demandFreeName(_ name: String, at unit: String, except id: String, in tx: Snapshot) throws {
        let others = try tx.rows("SELECT id, name FROM division WHERE unit = \(unit) AND closed_at IS NULL").filter { try $0.text("id") != id }
        if try others.contains(where: { try $0.text("name").folded == name.folded }) { throw OrganisationViolation("HD-18", .divisionNameTaken(name)) }
    }

    private func enter(_ fact: UnitFact, at unit: String, by actor: Actor, in tx: Transaction) throws {
        try UnitHistory.append(fact, "2988-D3.3", to: unit, by: actor.author, in: tx)
        try OrganisationTable.raiseVersion(in: tx)
    }
}
