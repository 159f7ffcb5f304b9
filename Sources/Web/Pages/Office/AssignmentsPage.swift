import Domain
import Hummingbird
import Service

/// What a leader has to assign (2988-D8). Template `assignments`.
struct AssignmentsPage: Sendable {
    var errors: Errors?
    var flash: Banner?
    var countedAt: String
    var list: List?
    var nothingFound: Nothing?
    var pager: Pager?

    struct List: Sendable {
        var dossiers: [Line]
        var assignText: String
        var assignSource: String
    }

    struct Line: Sendable {
        var dossierNumber: String
        var dossierHref: String
        var procedureName: String
        var partyName: String
        var partyNumber: String
        var dossierDue: DueMark?
        var receivedOn: String
        var rowForm: String
        var assignAction: String
        var dossierSequence: String
        var assignees: [Group]
    }

    struct Group: Sendable {
        var assigneeGroup: String
        var options: [Choice]
    }
}

extension AssignmentsPage {
    static func show(_ reader: Reader) async throws -> Response {
        let done = reader.query("done").flatMap { number in
            reader.query("to").map { Banner(.green, reader.words("flashAssigned", ["name": $0]), number) }
        }
        return try await page(reader, flash: done)
    }

    /// One dossier to one hand; back to the list, whatever came of it.
    static func assign(_ reader: Reader) async throws -> Response {
        let (number, actor) = (try reader.parameter("number"), try leader(reader).actor)
        let view = try await reader.office.dossier(number, for: actor)
        var values = FormValues(try await reader.request.fields(limit: 1 << 16))
        let seen = values.integer("sequence", in: 0...Int.max)
        let to = values.optional("to") ?? ""
        do {
            guard let chosen = view.assignees(for: .assign).first(where: { $0.value == to }) else {
                return try await page(reader, wrong: number, reader.language.pick("Chọn người nhận \(number)", "Choose who gets \(number)"))
            }
            _ = try await reader.office.perform(.assign(to: Assignee(text: to)), on: number, by: actor, seen: seen)
            return reader.redirect(to: "/assignments?done=\(number)&to=\(PercentDecoding.encode(chosen.label.vi))")
        } catch is Conflict {
            let text = reader.language.pick("\(number) đã thay đổi từ lúc bạn mở danh sách; xem lại rồi phân công.", "\(number) has changed since you opened the list; look again.")
            return try await page(reader, wrong: number, text, status: .conflict)
        } catch let violation as Violation {
            let text = "\(number): \(violation.fault.words(in: reader.language)) (\(violation.mark.citation(in: reader.language)))"
            return try await page(reader, wrong: number, text, status: Problem(violation).status)
        }
    }

    private static func leader(_ reader: Reader) throws -> Account {
        let account = try reader.officeAccount()
        guard account.leadsSomething else { throw Violation("2988-D8.1", .assign, .roleMayNot(account.role)) }
        return account
    }

    private static func page(
        _ reader: Reader, flash: Banner? = nil, wrong number: String? = nil, _ text: String = "", status: HTTPResponse.Status = .unprocessableContent
    ) async throws -> Response {
        let account = try leader(reader)
        let query = DossierQuery(
            box: .mine, phase: account.role == .unitLeader ? .toBeAssignedByUnitLeader : .toBeAssignedByDivisionLeader,
            after: try reader.request.cursor(), limit: 20)
        let found = try await reader.office.dossiers(query, for: account.actor)
        var views: [DossierView] = []
        for row in found.rows { views.append(try await reader.office.dossier(row.number, for: account.actor)) }
        let loads = try await reader.office.loads(of: Array(Set(views.flatMap { $0.rules.unit.officers.map(\.account) })).sorted())
        var page = AssignmentsPage(views, loads, reader)
        page.pager = Pager(
            found.next, after: reader.query("after"), path: "/assignments",
            text: reader.language.pick("\(views.count) hồ sơ trên trang này", "\(views.count) dossiers on this page"))
        page.flash = flash
        let place = views.firstIndex { $0.row.number == number }.map { "assign-\($0 + 1)-to" } ?? "main"
        page.errors = number == nil ? nil : Errors([Errors.Line(field: place, text: text)], reader.words)
        return try await reader.page("assignments", title: reader.words("toBeAssigned"), page, status: number == nil ? .ok : status)
    }

    private init(_ views: [DossierView], _ loads: [String: Int], _ reader: Reader) {
        let (words, language) = (reader.words, reader.language)
        countedAt = words("countedAt", ["time": reader.now.words(in: language)])
        guard !views.isEmpty else {
            nothingFound = Nothing(words("nothingToAssign"), "", link: language.pick("Xem cả đơn vị", "See the whole unit"), href: "/inbox?box=all")
            return
        }
        list = List(
            dossiers: views.enumerated().map { Line($1, number: $0 + 1, loads, reader) },
            assignText: language.pick(
                "Mỗi thủ tục phân công theo hình thức lãnh đạo đơn vị đã chọn; danh sách chỉ có người nhận được theo hình thức đó.",
                "Each procedure is assigned in the form the unit's leader has chosen; only those who may get it by that form are listed."),
            assignSource: Mark("2988-D8").citation(in: language))
    }
}

extension AssignmentsPage.Line {
    init(_ view: DossierView, number: Int, _ loads: [String: Int], _ reader: Reader) {
        (dossierNumber, dossierHref) = (view.row.number, "/dossiers/\(view.row.number)")
        procedureName = reader.text(view.procedure.name)
        (partyName, partyNumber) = (view.row.partyName, view.answers.taxCode(in: view.procedure) ?? "")
        dossierDue = DueMark.of(view, in: reader.language)
        receivedOn = view.row.receivedAt.map { reader.language.date($0.day) } ?? "–"
        (rowForm, assignAction) = ("assign-\(number)", "/assignments/\(view.row.number)")
        dossierSequence = "\(view.row.sequence)"
        assignees = AssignmentsPage.Group.all(view, loads, reader)
    }
}

extension AssignmentsPage.Group {
    fileprivate static func all(_ view: DossierView, _ loads: [String: Int], _ reader: Reader) -> [Self] {
        let options = view.assignees(for: .assign)
        let divisions = options.filter { $0.value.hasPrefix("division:") }.map { option in
            Choice.Of(option.value, [reader.text(option.label), view.leaders(of: String(option.value.dropFirst("division:".count)))].compactMap { $0 }.joined(separator: ", "))
        }
        let officers = options.filter { $0.value.hasPrefix("officer:") }.map { option in
            let load = loads[String(option.value.dropFirst("officer:".count))] ?? 0
            return Choice.Of(option.value, reader.text(option.label) + reader.language.pick(", đang giữ \(load)", ", has \(load)"))
        }
        let groups = [(reader.language.pick("Phòng, đội", "Divisions"), divisions), (reader.language.pick("Công chức", "Officers"), officers)]
        return groups.filter { !$0.1.isEmpty }.map { name, choices in
            Self(assigneeGroup: name, options: choices.map { Choice($0, id: "", chosen: false) })
        }
    }
}

extension DossierView {
    fileprivate func leaders(of division: String) -> String? {
        let leaders = rules.unit.divisions.first { $0.id == division }?.leaders.sorted().compactMap { names.people[$0] } ?? []
        return leaders.isEmpty ? nil : leaders.joined(separator: ", ")
    }
}

extension Assignee {
    /// `division:GSQL-P2`, `officer:duc.nm`
    fileprivate init(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        self = parts.first == "division" ? .division(parts.last ?? "") : .officer(parts.last ?? "")
    }
}
