import Domain
import Foundation
import Paper
import Storage

/// One generated dossier's life, act by act, judged by the same `decide` as everybody's.
struct GeneratedPlay {
    private let rules: Rules
    private let filer: DemoCast.Filer
    private let papers: GeneratedPapers
    private let actors: [String: Actor]
    private let clerk: String?
    private let calendar: WorkingCalendar
    private let present: Instant
    private var route: DemoRoute
    let declarant: Actor
    /// The answers as stored.
    private(set) var answers = ""
    private(set) var dossier: Dossier
    private(set) var events: [Event] = []
    private(set) var papersFiled: [GeneratedDossier.Papers] = []

    init(
        rules: Rules, filer: DemoCast.Filer, route: DemoRoute, papers: GeneratedPapers, actors: [String: Actor], clerk: String?,
        calendar: WorkingCalendar, present: Instant
    ) {
        (self.rules, self.filer, self.route, self.papers) = (rules, filer, route, papers)
        (self.actors, self.clerk, self.calendar, self.present) = (actors, clerk, calendar, present)
        declarant = filer.asAccount.actor
        dossier = .draft(procedure: rules.procedure.key, version: rules.procedure.version, unit: rules.unit.id, party: filer.party.id)
    }

    mutating func run(from start: Instant) throws {
        try file(at: start)
        var now = start
        while let step = route.next(for: dossier, under: rules, on: now.day) {
            let pause = step.isQuick ? 0 : Int.random(in: 0..<45)
            now = calendar.pace(after: max(now, step.notBefore ?? now), quick: step.isQuick, jitter: pause)
            now = now.advanced(bySeconds: Int64.random(in: 0..<60))
            guard now < present, let actor = actor(step.by) else { return }
            let uploads = step.papers.map { papers.upload($0.isSealed ? "sealed" : "pdf", slot: $0.slot, name: $0.isSealed ? $0.title : "\($0.title).pdf") }
            try act(step.action(uploads.map(\.document)), by: actor, uploads, at: now)
        }
    }

    private mutating func file(at now: Instant) throws {
        let answers = DemoAnswers(filer: filer, today: now.day, variant: route.salt).answers(to: rules.procedure.form)
        let places = rules.procedure.places(for: answers).filter(\.component.required)
        let part = route.salt % 3 == 0 || route.aim == .lapsed ? places.first { $0.component.byHand != .never } : nil
        let uploads = places.filter { $0.slot != part?.slot }.map { papers.upload(for: $0) }
        let byHand = part.map { [ManualPart(slot: $0.slot, pages: 24, reason: "Bản vẽ khổ lớn, không quét được")] } ?? []
        self.answers = try StoredJSON.encode(answers)
        let filing = Filing(answers: answers, answersDigest: self.answers.digest, documents: uploads.map(\.document), byHand: byHand, noStateSecrets: true)
        try act(.file(filing), by: declarant, uploads, at: now)
    }

    private mutating func act(_ action: Action, by actor: Actor, _ uploads: [Upload], at now: Instant) throws {
        let more = try decide(action, by: actor, on: dossier, under: rules, at: now)
        for event in more { dossier.apply(event) }
        events += more
        guard !uploads.isEmpty else { return }
        let origin: DocumentLine.Origin = actor.role == .declarant ? .declarant : actor.role == .system ? .seal : .office
        papersFiled.append(.init(uploads: sealed(uploads, origin), origin: origin, by: actor, at: now))
    }

    private func sealed(_ uploads: [Upload], _ origin: DocumentLine.Origin) -> [Upload] {
        guard origin == .seal, let approved = dossier.hand.approval?.documents else { return uploads }
        return zip(uploads, approved).map { upload, document in
            var upload = upload
            (upload.sealedFrom, upload.document.verdict) = (document.id, .signed)
            return upload
        }
    }

    private func actor(_ player: DemoStep.Player) -> Actor? {
        switch player {
        case .person(let account): actors[account]
        case .recordsClerk: clerk.flatMap { actors[$0] }
        case .declarant: declarant
        case .system: .system
        }
    }
}

/// The few contents all generated dossiers share.
struct GeneratedPapers: Sendable {
    private let contents: [String: Upload]

    static func store(in office: Office) async throws -> GeneratedPapers {
        guard let seal = office.paper.seal else { throw DemoFault.noSeal }
        return try await store(in: office.documents, sealedBy: seal, at: office.clock.instant)
    }

    static func store(in documents: DocumentStore, sealedBy seal: Seal, at now: Instant) async throws -> GeneratedPapers {
        let pdf = DemoPaper.pdf(title: "Tài liệu của bản trình diễn", lines: ["Một nội dung dùng chung cho các hồ sơ được tạo ra"])
        let all = [
            "pdf": pdf, "jpeg": DemoPaper.bytes(format: "jpeg", title: "Ảnh trình diễn", lines: []),
            "xml": DemoPaper.bytes(format: "xml", title: "Dữ liệu trình diễn", lines: []),
            "sealed": try seal.sign(pdf: pdf, reason: "Bản trình diễn", location: "Việt Nam", at: now.milliseconds),
        ]
        var contents: [String: Upload] = [:]
        for (format, bytes) in all {
            let upload = try await documents.begin()
            try await upload.write(bytes)
            let stored = try await upload.finish()
            let kind = FileKind(head: stored.head)
            contents[format] = Upload(
                document: Document(id: "", component: "", name: "", sha256: stored.sha256, size: Int(stored.size), kind: kind, verdict: .unsigned),
                pages: kind == .pdf ? 1 : nil)
        }
        return GeneratedPapers(contents: contents)
    }

    func upload(for place: Place) -> Upload {
        let format = ["pdf", "jpeg", "xml"].first(where: place.component.formats.contains) ?? "pdf"
        return upload(format, slot: place.slot, name: "\(place.component.id).\(format == "jpeg" ? "jpg" : format)")
    }

    func upload(_ format: String, slot: Slot, name: String) -> Upload {
        var upload = contents[format] ?? contents["pdf"]!
        (upload.document.id, upload.document.component, upload.document.row, upload.document.name) = (.newID(), slot.component, slot.row, name)
        return upload
    }
}
