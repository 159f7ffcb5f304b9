import Domain
import Service

extension TimelineEntry {
    /// An entry of a unit's history.
    init(_ entry: HistoryEntry<UnitFact>, _ view: UnitView, _ reader: Reader) {
        let story = UnitStory(view: view, reader: reader)
        (eventTitle, eventText) = story.tell(entry.fact)
        eventWho = story.who(entry.actor)
        (eventStamp, eventTime) = (entry.recordedAt.description, entry.recordedAt.words(in: reader.language))
        eventMark = entry.mark.citation(in: reader.language)
    }
}

/// The history of a unit in words.
struct UnitStory {
    let view: UnitView
    let reader: Reader

    private var language: Language { reader.language }

    func who(_ author: Author) -> String {
        if author.role == .system { return language.pick("Hệ thống", "System") }
        let person = [view.names.people[author.account] ?? author.account, view.names.titles[author.account]].compactMap { $0 }.joined(separator: ", ")
        return author.hatTitle(language).map { "\(person) (\($0))" } ?? person
    }

    func tell(_ fact: UnitFact) -> (title: String, text: String?) {
        switch fact {
        case .opened(let details, .beforeRecords, _): (language.pick("Có trong danh mục đơn vị: \(details.code) \(details.name)", "In the list of units: \(details.code) \(details.name)"), nil)
        case .setUp(let work): (language.pick("Thiết lập ban đầu", "Initial set-up"), say(work))
        case .handedOn(let to, let work): (language.pick("Chuyển sang \(unit(to))", "Handed on to \(unit(to))"), say(work))
        case .opened(let details, let day, let decision): (language.pick("Thành lập \(details.name) từ \(date(day))", "\(details.name) opened on \(date(day))"), decision)
        case .changed(let details, let day, let decision):
            (language.pick("Từ \(date(day)): \(details.code) \(details.name)", "From \(date(day)): \(details.code) \(details.name)"), decision)
        case .closed(let successors, let day, let decision): (closed(successors, day), decision)
        case .tookOver(let from, let accounts, let divisions, let dossiers, _):
            (language.pick("Tiếp nhận từ \(unit(from)): \(accounts) tài khoản, \(dossiers) hồ sơ", "Took over from \(unit(from)): \(accounts) accounts, \(dossiers) dossiers"), divisions.isEmpty ? nil : divisions.joined(separator: ", "))
        case .divisionOpened(_, let name): (language.pick("Lập \(name)", "\(name) opened"), nil)
        case .divisionRenamed(_, let name): (language.pick("Đổi tên phòng, đội thành \(name)", "Division renamed to \(name)"), nil)
        case .divisionClosed(let id): (language.pick("Giải thể \(view.division(id) ?? id)", "\(view.division(id) ?? id) closed"), nil)
        case .assignmentOrdered(let order): (language.pick("Lệnh phân công: \(reader.procedure(order.procedure))", "Assignment ordered: \(reader.procedure(order.procedure))"), say(order))
        case .assignmentConfigured(let order, let by, let at):
            (
                language.pick("Cấu hình phân công: \(reader.procedure(order.procedure))", "Assignment configured: \(reader.procedure(order.procedure))"),
                "\(say(order))\n" + language.pick("Theo lệnh của \(who(by)), \(at.words(in: .vi))", "As ordered by \(who(by)), \(at.words(in: .en))")
            )
        case .assignmentFell(let procedure, let mode):
            (language.pick("\(reader.procedure(procedure)): hình thức \(mode.rawValue) không còn phù hợp, chuyển về hình thức 2", "\(reader.procedure(procedure)): form \(mode.rawValue) no longer fits, form 2 instead"), nil)
        }
    }

    /// An order in one paragraph.
    func say(_ order: AssignmentOrder) -> String {
        let division = view.division(order.division).map { language.pick("Phụ trách: \($0)", "In charge: \($0)") }
        let people = order.handlers.map { $0.map { view.names.people[$0] ?? $0 }.joined(separator: ", ") }
        let handlers = people.map { language.pick("Giao cho: \($0)", "Handled by: \($0)") }
        return [reader.words("form\(order.mode.rawValue)"), division, handlers, order.note].compactMap { $0 }.joined(separator: "\n")
    }

    private func say(_ work: UnitWork) -> String {
        let divisions = work.divisions.map(\.name).joined(separator: ", ")
        let settings = work.settings.count
        let assigned = settings == 0 ? nil : language.pick("Hình thức phân công của \(settings) thủ tục", "Forms of assignment for \(settings) procedures")
        return [divisions.isEmpty ? nil : divisions, assigned].compactMap { $0 }.joined(separator: "\n")
    }

    private func closed(_ successors: [String], _ day: Day) -> String {
        let names = successors.map(unit).joined(separator: ", ")
        if successors.isEmpty { return language.pick("Giải thể từ \(date(day))", "Closed on \(date(day))") }
        return language.pick("Kết thúc từ \(date(day)); \(names) kế nhiệm", "Closed on \(date(day)); carried on by \(names)")
    }

    private func unit(_ id: String) -> String { view.units[id]?.name ?? id }
    private func date(_ day: Day) -> String { language.date(day) }
}
