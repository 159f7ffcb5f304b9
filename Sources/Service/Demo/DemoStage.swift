import Domain
import Foundation
import Paper
import Storage

/// The demonstration while it is played: every story's next act, the earliest first.
final class DemoStage {
    private let office: Office
    private let organisation: DemoOrganisation
    private let present: Instant
    private let actors: [String: Actor]
    private let clerks: [String: String]
    private var tracks: [Track] = []
    private var papers: [String: Upload] = [:]
    private(set) var numbers: [String] = []

    private struct Track {
        var story: DemoStory
        var index: Int
        var procedure: Procedure
        var at: Instant
        var number: String?
        var step: DemoStep?
    }

    static func build(in office: Office, units: [UnitLine], present: Instant) async throws -> DemoStage {
        let live = office.catalogue.current(on: present.day).filter { $0.state == .live }
        guard !live.isEmpty else { throw DemoFault.noProcedures }
        let codes = Dictionary(units.map { ($0.name, $0.code) }, uniquingKeysWith: { first, _ in first })
        let organisation = DemoOrganisation(procedures: live, units: codes)
        let beginning = office.calendar.opening(of: office.calendar.workingDay(Office.demoWorkingDays, before: present.day))
        guard office.paper.seal?.certificates[0].validity.contains(beginning.milliseconds) ?? true else { throw DemoFault.sealTooYoung }
        office.clock.set(beginning)
        try await office.makeDemoOrganisation(organisation, units: units, password: try await office.passwords.hash(DemoCast.password))
        return try await DemoStage(office, organisation, present)
    }

    private init(_ office: Office, _ organisation: DemoOrganisation, _ present: Instant) async throws {
        (self.office, self.organisation, self.present) = (office, organisation, present)
        let ids = DemoCast.people.map(\.account) + DemoCast.filers.map(\.account)
        actors = try await office.database.read { tx in
            try ids.reduce(into: [:]) { $0[$1] = try AccountTable.find(id: $1, in: tx)?.actor }
        }
        clerks = Dictionary(DemoCast.people.filter { $0.role == .recordsClerk }.map { ($0.unit, $0.account) }, uniquingKeysWith: { first, _ in first })
    }

    func play() async throws {
        let (first, last) = (office.calendar.workingDay(12, before: present.day), office.calendar.workingDay(11, before: present.day))
        let outage = Outage(id: "demo-outage", from: office.calendar.opening(of: first), to: office.calendar.closing(of: last))
        try await office.declareDemoOutage(outage)
        for (index, story) in DemoStory.all(outage: outage).enumerated() { cast(story, index, outage) }
        while let next = tracks.indices.min(by: { tracks[$0].at < tracks[$1].at }) {
            try await playNext(of: next)
        }
        office.clock.set(office.calendar.opening(of: office.calendar.workingDay(1, before: present.day)))
        try await beginDraft()
        try await office.makeDemoAccountLists()
        try await office.makeDemoMonitoringLists()
    }

    private func cast(_ story: DemoStory, _ index: Int, _ outage: Outage) {
        guard let procedure = story.procedure(of: organisation) else { return }
        var story = story
        // Who has no tax code cannot answer a form that asks for one.
        if procedure.fields.contains(where: { $0.prefill == .taxCode && $0.required }), story.filer == 2 { story.filer = 1 }
        if office.paper.seal == nil, story.route.aim == .completed { story.route.outage = outage }
        story.route.salt = index
        let day = office.calendar.workingDay(story.daysAgo, before: present.day)
        tracks.append(Track(story: story, index: index, procedure: procedure, at: Instant(day: day, minute: story.minute)))
    }

    /// Plays one act of a story and finds out when its next one is; a story at its end leaves the stage.
    private func playNext(of place: Int) async throws {
        var track = tracks[place]
        office.clock.set(track.at)
        if let number = track.number, let step = track.step {
            try await perform(step, on: number, track)
        } else {
            track.number = try await file(track)
        }
        try await prepare(&track)
        if track.step == nil || track.at >= present { tracks.remove(at: place) } else { tracks[place] = track }
    }

    private func prepare(_ track: inout Track) async throws {
        guard let number = track.number else { return }
        let file = try await office.database.read { [office] tx in try office.open(number, visibleTo: .system, in: tx) }
        track.step = track.story.route.next(for: file.dossier, under: file.rules, on: track.at.day)
        guard let step = track.step else { return try await rest(file, track) }
        track.at = max(track.at, step.notBefore ?? track.at)
        track.at = office.calendar.pace(after: track.at, quick: step.isQuick, jitter: track.index * 7 % 45)
    }

    /// What is done where a dossier comes to rest.
    private func rest(_ file: DossierFile, _ track: Track) async throws {
        if file.dossier.phase == .beingSealed {
            // It stays so that the phase can be seen: its turn comes in a year.
            try await office.database.write { tx in try SealQueue.postpone(file.row.number, by: 365 * 86_400_000, in: tx) }
        }
        if track.story.isExamined, let officer = file.dossier.hand.officer.flatMap({ actors[$0] }) {
            let items = file.rules.procedure.checklist.map(\.id).dropLast()
            try await office.note(Dictionary(uniqueKeysWithValues: items.map { ($0, Finding.met) }), on: file.row.number, by: officer)
        }
    }

    // MARK: - Acts

    private func file(_ track: Track) async throws -> String {
        let (filer, procedure) = (DemoCast.filers[track.story.filer], track.procedure)
        let answers = try answers(to: procedure, by: filer, variant: track.index)
        let places = procedure.places(for: answers).filter { $0.component.required }
        let part = track.story.isByHand ? places.first { $0.component.byHand != .never } : nil
        var uploads: [Upload] = []
        for place in places where place.slot != part?.slot { uploads.append(try await paper(for: place, by: filer)) }
        let byHand = part.map { [ManualPart(slot: $0.slot, pages: 24, reason: "Bản vẽ khổ lớn, không quét được")] } ?? []
        let receipt = try await office.file(
            FileDossier(
                procedure: procedure.key, answers: answers, documents: uploads, byHand: byHand, noStateSecrets: true, key: "demo-\(track.index)"),
            by: actor(filer.account))
        numbers.append(receipt.number)
        return receipt.number
    }

    private func answers(to procedure: Procedure, by filer: DemoCast.Filer, variant: Int) throws -> Answers {
        let answers = DemoAnswers(filer: filer, today: office.clock.instant.day, variant: variant).answers(to: procedure.form)
        let faults = procedure.form.faults(in: answers)
        guard faults.isEmpty else { throw DemoFault.answers(procedure: procedure.key, faults) }
        return answers
    }

    private func perform(_ step: DemoStep, on number: String, _ track: Track) async throws {
        let file = try await office.database.read { [office] tx in try office.open(number, visibleTo: .system, in: tx) }
        if file.dossier.phase == .beingSealed {
            while try await office.sealNext() {}
            return
        }
        var uploads: [Upload] = []
        for paper in step.papers {
            uploads.append(try await store(paper.slot, "\(paper.title).pdf", "pdf", paper.title, paper.lines + [file.row.partyName, number]))
        }
        _ = try await office.perform(
            step.action(uploads.map(\.document)), on: number, by: actor(step.by, file, track), seen: file.row.sequence, papers: uploads)
    }

    private func actor(_ player: DemoStep.Player, _ file: DossierFile, _ track: Track) throws -> Actor {
        switch player {
        case .person(let account): try actor(account)
        case .recordsClerk: try actor(clerks[file.row.unit] ?? "")
        case .declarant: try actor(DemoCast.filers[track.story.filer].account)
        case .system: .system
        }
    }

    private func actor(_ account: String) throws -> Actor {
        guard let actor = actors[account] else { throw NotFound() }
        return actor
    }

    // MARK: - Papers

    private func paper(for place: Place, by filer: DemoCast.Filer) async throws -> Upload {
        let formats = place.component.formats
        let format = ["pdf", "jpeg", "xml"].first(where: formats.contains) ?? "pdf"
        let (title, row) = (place.component.name.vi, place.slot.row.map { "-\($0 + 1)" } ?? "")
        let name = "\(title.asFileName)\(row).\(format == "jpeg" ? "jpg" : format)"
        return try await store(place.slot, name, format, title, [filer.party.name, filer.name + row])
    }

    /// Equal papers are stored once; each filing has its own document.
    private func store(_ slot: Slot, _ name: String, _ format: String, _ title: String, _ lines: [String]) async throws -> Upload {
        let bytes = DemoPaper.bytes(format: format, title: title, lines: lines)
        let key = String(decoding: bytes, as: UTF8.self)
        let stored = if let known = papers[key] { known } else { try await office.store(bytes, name: name, component: slot.component) }
        papers[key] = stored
        var upload = stored
        (upload.document.id, upload.document.component, upload.document.row) = (.newID(), slot.component, slot.row)
        return upload
    }

    private func beginDraft() async throws {
        let filer = DemoCast.filers[0]
        guard let procedure = organisation.settings.first(where: { $0.procedure.key == "I-18" }) ?? organisation.settings.first else { return }
        let actor = try actor(filer.account)
        let id = try await office.beginDraft(of: procedure.procedure.key, unit: procedure.unit, by: actor)
        var answers = try answers(to: procedure.procedure, by: filer, variant: 1)
        answers.values["email"] = nil
        try await office.keep(answers, in: id, of: actor)
        if let place = procedure.procedure.places(for: answers).first {
            try await office.lay(try await paper(for: place, by: filer), beside: id, by: actor)
        }
    }
}

extension WorkingCalendar {
    /// The n-th working day before a day, which itself does not count.
    func workingDay(_ count: Int, before day: Day) -> Day {
        var (day, left) = (day, count)
        while left > 0 {
            day = day.adding(days: -1)
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    /// When somebody comes to the next act: within the working day, else the next morning.
    func pace(after moment: Instant, quick: Bool, jitter: Int) -> Instant {
        let minute = moment.minuteOfDay + (quick ? 4 : 50 + jitter)
        if isWorkingDay(moment.day), minute >= hours[0].from, minute < hours[hours.count - 1].to - 15 { return Instant(day: moment.day, minute: minute) }
        return Instant(day: nextWorkingDay(after: moment.day), minute: hours[0].from + 10 + jitter)
    }
}
