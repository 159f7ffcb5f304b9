import Domain
import Foundation
import Paper
import Storage

/// Who and what generated dossiers are about: everything there is in the database, and parties made for it.
struct GeneratedWorld: Sendable {
    private let subjects: [Subject]
    private let parties: [Party]
    private let actors: [String: Actor]
    private let clerks: [String: String]
    private let papers: GeneratedPapers
    private let calendar: WorkingCalendar
    private let present: Instant

    /// A procedure at a unit.
    private struct Subject {
        var unit: Account.Unit
        var rules: Rules
    }

    static func open(in office: Office, parties count: Int) async throws -> GeneratedWorld {
        let papers = try await GeneratedPapers.store(in: office)
        try await office.insertGeneratedParties(count)
        return try await office.database.read { tx in try GeneratedWorld(office, papers, in: tx) }
    }

    private init(_ office: Office, _ papers: GeneratedPapers, in tx: Snapshot) throws {
        (self.papers, calendar, present) = (papers, office.calendar, tx.instant)
        let (today, version) = (tx.instant.day, try OrganisationTable.version(in: tx))
        let settings = try tx.rows("SELECT up.procedure, u.id, u.code, u.name FROM unit_procedure up JOIN unit u ON u.id = up.unit ORDER BY u.id, up.procedure")
        subjects = try settings.compactMap { row in
            guard let procedure = office.catalogue.current(try row.text("procedure"), on: today), procedure.state == .live else { return nil }
            let unit = Account.Unit(id: try row.text("id"), code: try row.text("code"), name: try row.text("name"))
            return Subject(
                unit: unit,
                rules: try office.rules(unit: unit.id, procedure: procedure.key, version: procedure.version, organisation: version, in: tx))
        }
        guard !subjects.isEmpty else { throw DemoFault.noProcedures }
        let staff = try tx.rows("SELECT id FROM account WHERE unit IS NOT NULL").compactMap { try AccountTable.find(id: $0.text("id"), in: tx)?.actor }
        actors = Dictionary(staff.map { ($0.account, $0) }, uniquingKeysWith: { first, _ in first })
        clerks = Dictionary(staff.filter { $0.role == .recordsClerk }.map { ($0.unit ?? "", $0.account) }, uniquingKeysWith: { first, _ in first })
        parties = try tx.rows("SELECT id, name, identifier, address FROM party WHERE id >= 'G-' AND id < 'G.' ORDER BY id").map { row in
            Party(
                id: try row.text("id"), kind: .organisation, name: try row.text("name"), identifier: try row.text("identifier"),
                address: try row.text("address"))
        }
    }

    /// When dossiers are filed, in order: over three years, a twentieth of them in the last four weeks.
    func starts(_ count: Int) -> [Instant] {
        (0..<count).map { number in
            let daysAgo = number % 20 == 0 ? Int.random(in: 0..<28) : Int.random(in: 0..<1095)
            let day = present.day.adding(days: -daysAgo)
            let minute = Int.random(in: 0..<10) == 0 ? Int.random(in: 17 * 60..<23 * 60) : Int.random(in: 7 * 60..<17 * 60)
            return min(Instant(day: day, minute: minute).advanced(bySeconds: Int64.random(in: 0..<60)), present.advanced(bySeconds: -60))
        }.sorted()
    }

    /// In two tasks, in the order of their starts.
    func play(_ starts: [Instant]) async throws -> [GeneratedDossier] {
        let half = starts.count / 2
        async let first = playInTurn(starts[..<half])
        async let second = playInTurn(starts[half...])
        return try await first + second
    }

    private func playInTurn(_ starts: ArraySlice<Instant>) throws -> [GeneratedDossier] {
        var texts = FactTexts()
        return try starts.map { try play(from: $0, &texts) }
    }

    private func play(from start: Instant, _ texts: inout FactTexts) throws -> GeneratedDossier {
        let subject = subjects[Int.random(in: 0..<subjects.count)]
        let party = parties[Int.random(in: 0..<parties.count)]
        var rules = subject.rules
        // Who has least to do: not counted, but never always the same.
        for index in rules.unit.officers.indices { rules.unit.officers[index].openLoad = Int.random(in: 0..<9) }
        let filer = DemoCast.Filer(
            account: "a\(party.id)", name: "Đại diện \(party.name)", title: "", party: party, email: "lien.he@\(party.id.lowercased()).example",
            phone: "0225\(party.identifier.suffix(7))")
        var play = GeneratedPlay(
            rules: rules, filer: filer, route: route(), papers: papers, actors: actors, clerk: clerks[subject.unit.id], calendar: calendar,
            present: present)
        try play.run(from: start)
        return GeneratedDossier(
            unit: subject.unit, rules: rules, party: party, filedBy: play.declarant, answers: play.answers, dossier: play.dossier,
            events: play.events, facts: try play.events.map { try texts.text(of: $0.fact) }, papers: play.papersFiled)
    }

    /// Nine of ten come to their end when there was time for it; the others rest somewhere on the way.
    private func route() -> DemoRoute {
        var route = DemoRoute(aim: .completed, salt: Int.random(in: 0..<1000))
        switch Int.random(in: 0..<100) {
        case 0..<6: route.aim = .refused
        case 6..<9: route.aim = .withdrawn
        case 9..<11: route.aim = .lapsed
        case 11..<21: route.detours = [.supplement]
        case 21..<23: (route.aim, route.detours) = (.refused, [.missedSupplement])
        case 23..<28: route.detours = [.sentBackByDivision]
        case 28..<31: route.detours = [.sentBackByUnit]
        case 31..<36: route.outcome = .refused
        case 36..<40: route.fee = 200_000
        default: break
        }
        return route
    }
}

/// Facts as JSON; most are said again and again in the same words.
private struct FactTexts {
    private var known: [Fact: String] = [:]

    mutating func text(of fact: Fact) throws -> String {
        if let text = known[fact] { return text }
        let text = try StoredJSON.encode(fact)
        if fact.isCommon { known[fact] = text }
        return text
    }
}

extension Fact {
    /// Holds neither moments nor documents of its own.
    fileprivate var isCommon: Bool {
        switch self {
        case .routed, .assigned, .claimed, .forwarded, .sentBack, .paperDemanded, .paperConfirmed, .feeNotified, .resultToBeSealed, .completed,
            .refused, .noticeToBeSealed, .manualPartConfirmed, .withdrawn, .lapseWarned, .lapsed:
            true
        default: false
        }
    }
}

extension Office {
    /// Companies that exist nowhere, each with an account to file by; made once.
    fileprivate func insertGeneratedParties(_ count: Int) async throws {
        let known = try await database.read { tx in try tx.row("SELECT count(*) AS n FROM party WHERE id >= 'G-' AND id < 'G.'")!.int("n") }
        guard known < count else { return }
        let password = try await passwords.hash(DemoCast.password)
        let parties = (known..<count).map(Party.generated)
        for start in stride(from: 0, to: parties.count, by: 1000) {
            try await database.write { tx in
                for party in parties[start..<min(start + 1000, parties.count)] {
                    let account = Account(
                        id: "a\(party.id)", name: "a\(party.id.lowercased())", person: "Đại diện \(party.name)", title: "", role: .declarant,
                        party: party, handles: [], disabled: false)
                    try AccountTable.insertInvented(account, of: party, password: password, in: tx)
                }
            }
        }
    }
}

extension Party {
    fileprivate static func generated(_ number: Int) -> Party {
        let forms = ["Công ty TNHH", "Công ty Cổ phần", "Công ty TNHH Một thành viên"]
        let trades = ["Giao nhận", "Kho vận", "Thương mại", "Xuất nhập khẩu", "Tiếp vận", "Vận tải biển", "Dệt may", "Thiết bị điện"]
        let names = ["Hồng Hà", "Đông Hải", "An Phú", "Minh Long", "Tân Cảng Xanh", "Hải Vân", "Bình Minh", "Sao Mai", "Thiên Trường", "Phúc Lâm", "Cát Tường"]
        let streets = ["Lạch Tray", "Tô Hiệu", "Trần Phú", "Ngô Gia Tự", "Đà Nẵng", "Lê Hồng Phong", "Nguyễn Bỉnh Khiêm"]
        return Party(
            id: "G-\(String(100_000 + number).dropFirst())", kind: .organisation,
            name: "\(forms[number % 3]) \(trades[number % 8]) \(names[number % 11]) \(number + 1)", identifier: taxCode(number),
            address: "Số \(1 + number % 240) đường \(streets[number % 7]), thành phố Hải Phòng")
    }

    /// A serial may have no valid check digit; the one after it then has.
    private static func taxCode(_ number: Int) -> String {
        let serials = [3_000_000 + 20 * number, 3_000_001 + 20 * number]
        let codes = serials.lazy.flatMap { serial in (0...9).lazy.compactMap { try? TaxCode("02\(serial)\($0)").digits } }
        return codes.first ?? ""
    }
}
