import Domain
import Foundation
import Storage

/// What the demonstration's units have fixed: who carries out which procedure, in what mode, and who handles it.
struct DemoOrganisation {
    struct Setting {
        var unit: String
        var procedure: Procedure
        var mode: AssignmentMode
        /// Whose officers handle it; nil in a unit without divisions.
        var division: String?
    }

    private(set) var settings: [Setting] = []

    /// - Parameter units: codes by name.
    init(procedures: [Procedure], units: [String: String]) {
        var counts: [String: Int] = [:]
        for procedure in procedures {
            let unit = Self.unit(for: procedure, units: units)
            let modes = Self.modes[unit] ?? [.leaderOfficer]
            let mode = modes[counts[unit, default: 0] % modes.count]
            settings.append(Setting(unit: unit, procedure: procedure, mode: mode, division: Self.division(for: procedure, at: unit)))
            counts[unit, default: 0] += 1
        }
        // A small catalogue may have nothing for a Chi cục, and mode 5 wants to be seen.
        if settings.count > 1, !settings.contains(where: { $0.mode == .claim }) { settings[settings.count - 1].mode = .claim }
    }

    /// Between them all five modes of 2988-D8; a unit without divisions can take neither 1 nor 3.
    private static let modes: [String: [AssignmentMode]] = [
        "GSQL": [.leaderDivisionOfficer], "TXNK": [.leaderOfficer], "03ZZ": [.leaderOfficer, .divisionOfficer],
        "03CC": [.automatic, .claim],
    ]

    private static func unit(for procedure: Procedure, units: [String: String]) -> String {
        switch procedure.level {
        case "CUC": "03ZZ"
        case "CHICUC": "03CC"
        default: procedure.owner.flatMap { units[$0] }.flatMap { modes[$0] == nil ? nil : $0 } ?? "GSQL"
        }
    }

    private static func division(for procedure: Procedure, at unit: String) -> String? {
        let divisions = DemoCast.divisions.filter { $0.unit == unit }
        return (divisions.first { $0.fields.contains(procedure.field) } ?? divisions.last)?.id
    }

    func handled(by person: DemoCast.Person) -> Set<String> {
        guard person.role == .officer else { return [] }
        return Set(settings.filter { $0.unit == person.unit && $0.division == person.division }.map(\.procedure.key))
    }
}

extension Office {
    /// Units, divisions, settings, parties and accounts on an empty database.
    /// - Parameter password: as stored, the same for all.
    func makeDemoOrganisation(_ organisation: DemoOrganisation, units: [UnitLine], password: String) async throws {
        try await database.write { tx in
            try UnitFile.insert(units, in: tx)
            for (unit, work) in organisation.work.sorted(by: { $0.key < $1.key }) { try work.insert(at: unit, in: tx) }
            for person in DemoCast.people {
                let account = person.account(handles: organisation.handled(by: person))
                try AccountTable.insert(account, password: password, in: tx)
                try AccountHistory.append(.opened(account.details), "2988-D6.2.b-i", to: account.id, by: Actor.system.author, in: tx)
            }
            for administrator in DemoCast.administrators { try administrator.insert(in: tx) }
            for (place, filer) in DemoCast.filers.enumerated() {
                try AccountTable.insertInvented(filer.asAccount, of: filer.party, isByMail: place == 1, password: password, in: tx)
            }
        }
    }

    /// 2988-D7.3.c-iii: declared, with beginning and end.
    func declareDemoOutage(_ outage: Outage) async throws {
        try await database.write { tx in
            try tx.execute(
                """
                INSERT INTO outage (id, began_at, ended_at, reason, declared_by, declared_at)
                VALUES (\(outage.id), \(outage.from.milliseconds), \(outage.to?.milliseconds), 'Sự cố đường truyền đến máy chủ ký số',
                    'tuan.ma', \(outage.from.milliseconds))
                """)
            try OrganisationTable.raiseVersion(in: tx)
        }
    }
}

extension DemoOrganisation {
    /// What each unit has fixed.
    fileprivate var work: [String: UnitWork] {
        var work: [String: UnitWork] = [:]
        for division in DemoCast.divisions { work[division.unit, default: UnitWork()].divisions.append(.init(id: division.id, name: division.name)) }
        for setting in settings { work[setting.unit, default: UnitWork()].settings.append(setting.asFixed) }
        return work
    }
}

extension DemoOrganisation.Setting {
    fileprivate var asFixed: AssignmentSetting {
        AssignmentSetting(procedure: procedure.key, mode: mode, division: mode == .divisionOfficer ? division : nil)
    }
}

extension UnitWork {
    fileprivate func insert(at unit: String, in tx: Transaction) throws {
        for division in divisions { try tx.send("INSERT INTO division (id, unit, name) VALUES (\(division.id), \(unit), \(division.name))") }
        for setting in settings { try AssignmentTable.put(setting, at: unit, in: tx) }
        try UnitHistory.append(.setUp(self), "HD-16", to: unit, by: Actor.system.author, in: tx)
    }
}

extension AccountTable {
    /// A declarant who exists nowhere, registered like any other.
    /// - Parameter isByMail: known by mail alone (HD-29); else the paper was shown.
    static func insertInvented(_ account: Account, of party: Party, isByMail: Bool = false, password: String, in tx: Transaction) throws {
        try insert(party, in: tx)
        try insert(account, password: password, in: tx)
        let (author, shown) = (account.actor.author, party.kind == .organisation ? PaperShown.introductionLetter : .citizenCard)
        let paper = isByMail ? nil : shown
        try AccountHistory.append(.registered(account.details, paper: paper), Office.registrationMark, to: account.id, by: author, in: tx)
        try PartyHistory.append(.registered(owner: account.id, paper: paper), to: party.id, by: author, in: tx)
    }
}

extension DemoCast.Administrator {
    fileprivate func insert(in tx: Transaction) throws {
        let name = UnitCode(unit).accountName(.administration)
        try UnitAccountTable.insert(name, .administration, unit: unit, isRoot: isRoot, by: "system", in: tx)
        try UnitAccountTable.assign(name, to: holder, from: tx.now, until: nil, by: "system", in: tx)
        let system = Actor.system.author
        try UnitAccountTable.append(.issued(unit: unit, request: "Thiết lập ban đầu", isRoot: isRoot), "2988-D5.1.a", to: name, by: system, in: tx)
        try UnitAccountTable.append(.assigned(account: holder, from: tx.instant, until: nil), "2988-D5.2", to: name, by: system, in: tx)
    }
}

extension DemoCast.Person {
    fileprivate func account(handles: Set<String>) -> Account {
        Account(
            id: account, name: account, person: name, title: title, role: role, unit: .init(id: unit, code: unit, name: ""),
            division: division, handles: handles, disabled: false, serviceNumber: serviceNumber, eCustomsAccount: account)
    }

    /// By the place in the cast: invented, and never the same twice.
    private var serviceNumber: String? {
        DemoCast.people.firstIndex { $0.account == account }.map { "HD-\(1001 + $0)" }
    }
}

extension DemoCast.Filer {
    var asAccount: Account {
        Account(id: account, name: account, person: name, title: title, role: .declarant, party: party, handles: [], disabled: false)
    }
}
