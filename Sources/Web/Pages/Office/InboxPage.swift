import Domain
import Hummingbird
import Service

/// A list of dossiers, what is due first on top. Template `inbox`.
struct InboxPage: Sendable {
    var errors: Errors?
    var flash: Banner?
    var boxHeading: String
    var countedAt: String
    var reloadHref: String
    var figureList: [Figure]
    var filterAction = "/inbox"
    var filterText: String
    var filterHidden: [HiddenField]
    var filterSelects: [Select]
    var filterChips: Chips?
    var exportHref: String?
    var list: List?
    var nothingFound: Nothing?
    var pager: Pager?

    struct Select: Sendable {
        var selectName: String
        var selectLabel: String
        var options: [Choice]
    }

    struct Chips: Sendable {
        struct Chip: Sendable {
            var chipText: String
            var chipHref: String
        }

        var chips: [Chip]
        var clearHref: String
    }

    struct List: Sendable {
        var groups: [Group]
        var listHolder: Bool
        var listColumns: String
    }

    struct Group: Sendable {
        var groupFamily: String
        var groupIcon: String
        var groupWords: String
        var dossiers: [DossierLine]
    }
}

/// One dossier in a list of the office.
struct DossierLine: Sendable {
    var dossierNumber: String
    var dossierHref: String
    var procedureName: String
    var partyName: String
    var partyNumber: String
    var dossierTag: Tag
    var dossierDue: DueMark?
    var receivedOn: String
    var holder: String
}

extension InboxPage {
    static func show(_ reader: Reader) async throws -> Response {
        let account = try reader.officeAccount()
        let filter = try InboxFilter(reader, OfficeBox.all(for: account, reader.language))
        let calendar = reader.office.calendar
        let bands = DueBands(now: reader.now, near: calendar.closing(ofWorkingDay: DueMark.nearWorkingDays, after: reader.now))
        let work = try await reader.office.workList(filter.query, band: filter.due, text: filter.text, bands: bands, for: account.actor)
        let procedures = try await reader.office.procedures(carriedOutBy: account.unit?.id ?? "")
        let lines = InboxLines(work: work, bands: bands, filter: filter, reader: reader)
        return try await reader.page("inbox", title: filter.box.name, InboxPage(lines, procedures))
    }

    private init(_ lines: InboxLines, _ procedures: [Procedure]) {
        let (filter, words, reader) = (lines.filter, lines.reader.words, lines.reader)
        boxHeading = filter.box.name
        countedAt = words("countedAt", ["time": reader.now.words(in: reader.language)])
        reloadHref = filter.href
        figureList = lines.figures
        filterText = filter.text ?? ""
        filterHidden = [("box", filter.box.key == "mine" ? nil : filter.box.key), ("due", filter.due?.rawValue)].compactMap { name, value in
            value.map { HiddenField(name, $0) }
        }
        let chooser = InboxChooser(filter: filter, procedures: procedures, reader: reader)
        (filterSelects, filterChips) = (chooser.selects, chooser.chips)
        exportHref = (try? reader.demand(.exportDossiers)) == nil ? nil : "/dossier-exports?\(filter.query.filterText)"
        list = lines.list
        nothingFound = list == nil ? lines.nothing : nil
        pager = Pager(lines.work.page.next, after: reader.query("after"), path: filter.href, text: lines.range)
    }
}

/// The form above a list, and what is chosen in it.
private struct InboxChooser {
    let filter: InboxFilter
    let procedures: [Procedure]
    let reader: Reader

    var selects: [InboxPage.Select] {
        let all = Choice.Of("", reader.language.pick("Tất cả thủ tục", "All procedures"))
        let named = procedures.map { Choice.Of($0.key, reader.text($0.name)) }
        let byProcedure = InboxPage.Select(
            selectName: "procedure", selectLabel: reader.words("factProcedure"), options: options("procedure", [all] + named, filter.procedure))
        return filter.box.query.phase == nil ? [byProcedure, byPhase] : [byProcedure]
    }

    private var byPhase: InboxPage.Select {
        let phases = Phase.allCases.filter { $0 != .draft && $0.isClosed == (filter.box.query.box == .closed) }
        var seen: Set<String> = []
        let named = phases.map { Choice.Of($0.rawValue, name($0)) }.filter { seen.insert($0.label).inserted }
        let all = Choice.Of("", reader.language.pick("Tất cả", "All"))
        return InboxPage.Select(selectName: "phase", selectLabel: reader.words("state"), options: options("phase", [all] + named, filter.phase?.rawValue))
    }

    /// Two phases of one name are told apart by whose they are.
    private func name(_ phase: Phase) -> String {
        switch phase {
        case .toBeAssignedByUnitLeader: reader.language.pick("Chờ lãnh đạo đơn vị phân công", "To be assigned by the unit leader")
        case .toBeAssignedByDivisionLeader: reader.language.pick("Chờ lãnh đạo phòng phân công", "To be assigned by the division leader")
        default: phase.name(in: reader.language)
        }
    }

    private func options(_ name: String, _ choices: [Choice.Of], _ chosen: String?) -> [Choice] {
        choices.enumerated().map { Choice($1, id: "\(name)-\($0 + 1)", chosen: $1.value == chosen ?? "") }
    }

    var chips: InboxPage.Chips? {
        let procedure = filter.procedure.map { key in procedures.first { $0.key == key }.map { reader.text($0.name) } ?? key }
        let chips: [InboxPage.Chips.Chip?] = [
            chip(filter.text.map { "“\($0)”" }, filter.with(\.text, nil)), chip(procedure, filter.with(\.procedure, nil)),
            chip(filter.phase.map(name), filter.with(\.phase, nil)), chip(filter.due?.name(reader.words), filter.with(\.due, nil)),
        ]
        let chosen = chips.compactMap { $0 }
        return chosen.isEmpty ? nil : InboxPage.Chips(chips: chosen, clearHref: filter.box.href)
    }

    private func chip(_ text: String?, _ without: InboxFilter) -> InboxPage.Chips.Chip? {
        text.map { InboxPage.Chips.Chip(chipText: $0, chipHref: without.href) }
    }
}

/// The lines of a list, by how far off they are due.
private struct InboxLines {
    let work: WorkList
    let bands: DueBands
    let filter: InboxFilter
    let reader: Reader

    private var isClosed: Bool { filter.box.query.box == .closed }
    private var showsHolder: Bool { ["all", "closed", "passedOn"].contains(filter.box.key) }

    var figures: [Figure] {
        guard !isClosed else { return [] }
        return DueBand.allCases.map { band in
            Figure(
                reader.language.bounded(work.counts[band] ?? 0), band.name(reader.words), href: filter.with(\.due, band).href,
                family: band.look.family, icon: band.look.icon)
        }
    }

    var list: InboxPage.List? {
        guard !work.page.rows.isEmpty else { return nil }
        return InboxPage.List(groups: isClosed ? [closed] : DueBand.allCases.compactMap(group), listHolder: showsHolder, listColumns: showsHolder ? "6" : "5")
    }

    private func group(_ band: DueBand) -> InboxPage.Group? {
        let rows = work.page.rows.filter { bands.band(of: $0) == band }
        guard !rows.isEmpty else { return nil }
        let words = "\(band.name(reader.words)) (\(reader.language.bounded(work.counts[band] ?? 0)))"
        return InboxPage.Group(groupFamily: band.look.family, groupIcon: band.look.icon, groupWords: words, dossiers: rows.map(line))
    }

    private var closed: InboxPage.Group {
        InboxPage.Group(
            groupFamily: "grey", groupIcon: "dash", groupWords: reader.language.pick("Mới kết thúc trước", "Last closed first"),
            dossiers: work.page.rows.map(line))
    }

    private func line(_ row: DossierRow) -> DossierLine {
        DossierLine(row, holder: row.holder(work.names, reader.language), identifier: work.identifiers[row.party] ?? "", reader)
    }

    var range: String {
        let total = work.counts.values.reduce(0, +)
        let here = work.page.rows.count
        if isClosed { return reader.language.pick("\(here) hồ sơ trên trang này", "\(here) dossiers on this page") }
        let shown = filter.due.map { work.counts[$0] ?? 0 } ?? total
        let all = reader.language.bounded(shown)
        return reader.language.pick("\(here) hồ sơ trên trang này, tất cả \(all)", "\(here) dossiers on this page, \(all) in all")
    }

    var nothing: Nothing {
        let (words, language) = (reader.words, reader.language)
        if filter.isNarrowed {
            return Nothing(words("nothingFound"), words("nothingFoundText"), link: words("nothingFoundLink"), href: filter.box.href)
        }
        let isMine = filter.box.key == "mine"
        return Nothing(
            isMine ? words("nothingWaiting") : language.pick("Không có hồ sơ nào ở đây", "No dossiers here"),
            isMine ? words("nothingWaitingText") : "", link: language.pick("Xem cả đơn vị", "See the whole unit"), href: "/inbox?box=all")
    }
}

extension DueBands {
    func band(of row: DossierRow) -> DueBand {
        guard let due = row.dueAt else { return .none }
        return due < now ? .over : due <= near ? .near : .ok
    }
}

extension DossierLine {
    init(_ row: DossierRow, holder: String, identifier: String, _ reader: Reader) {
        (dossierNumber, dossierHref) = (row.number, "/dossiers/\(row.number)")
        let procedure = reader.office.catalogue.procedure(row.procedure, version: row.version)
        procedureName = procedure.map { reader.text($0.name) } ?? row.procedure
        (partyName, partyNumber) = (row.partyName, identifier == row.partyName ? "" : identifier)
        dossierTag = .phase(row.phase, forDeclarant: false, reader.words)
        dossierDue = DueMark.of(row, now: reader.now, reader.office.calendar, in: reader.language)
        receivedOn = row.receivedAt.map { reader.language.date($0.day) } ?? "–"
        self.holder = holder
    }
}

extension DossierRow {
    /// In whose hand it is, by name where one person has it.
    func holder(_ names: Names, _ language: Language) -> String {
        let division = division.flatMap { names.divisions[$0] }
        return switch phase {
        case .toBeAssignedByUnitLeader, .atUnitLeader: language.pick("Lãnh đạo đơn vị", "Unit leader")
        case .toBeAssignedByDivisionLeader, .atDivisionLeader:
            language.pick("Lãnh đạo \(division ?? "bộ phận")", "Leader, \(division ?? "division")")
        case .toBeClaimed: language.pick("Chưa ai nhận", "Not claimed yet")
        case .awaitingManualParts, .awaitingSupplement, .draft: language.pick("Người khai", "Declarant")
        case .beingSealed: language.pick("Hệ thống ký số", "Sealing")
        case .atRecordsClerk: language.pick("Văn thư", "Records clerk")
        case .inProcessing, .refusalApproved, .supplementApproved, .resultApproved, .issued, .completed, .refused, .withdrawn, .lapsed:
            officer.map { names.people[$0] ?? $0 } ?? division ?? "–"
        }
    }
}
