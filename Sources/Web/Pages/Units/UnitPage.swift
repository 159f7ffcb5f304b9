import Domain
import Hummingbird
import Service

/// Template `unit`: what a unit is and was, and for those it concerns how it assigns.
struct UnitPage: Sendable {
    struct Setting: Sendable {
        var procedureKey: String
        var procedureName: String
        var settingMode: String
        var settingDivision: String?
        var settingHandlers: String
        var settingTag: Tag?
    }

    struct Division: Sendable {
        var divisionName: String
        var divisionPeople: String
        var divisionHref: String?
    }

    struct Period: Sendable {
        var periodDates: String
        var periodCode: String
        var periodName: String
        var periodLevel: String
        var periodAbove: String
    }

    struct Settings: Sendable {
        var settingList: [Setting]
        var orderHref: String?
        var configureHref: String?
        var configureText: String
    }

    struct Divisions: Sendable {
        var divisionList: [Division]
        var divisionsNone: String?
        var openHref: String?
    }

    struct Story: Sendable {
        var timeline: [TimelineEntry]
        var pager: Pager?
    }

    var errors: Errors?
    var flash: Banner?
    var warnings: [Banner]
    var trail: [Crumb]
    var unitName: String
    var unitTag: Tag?
    var facts: [FactLine]
    var settings: Settings?
    var divisions: Divisions?
    var periods: [Period]
    var story: Story?
}

extension UnitPage {
    static func show(_ reader: Reader) async throws -> Response {
        let view = try await reader.unit()
        return try await reader.page("unit", title: view.entry.details.name, UnitPage(view, reader))
    }

    init(_ view: UnitView, _ reader: Reader) {
        let words = reader.words
        flash = reader.query("done").flatMap { words.contains("unitDone-\($0)") ? Banner(.green, words("unitDone-\($0)")) : nil }
        warnings = Self.warnings(view, reader)
        trail = [Crumb(words("unitsTitle"), "/units")] + view.above.map { Crumb($0.name, "/units/\($0.code)") } + [Crumb(view.entry.details.name)]
        (unitName, unitTag) = (view.entry.details.name, view.entry.tag(words))
        facts = Self.facts(view, reader)
        settings = view.whole.map { Self.settings(view, $0, reader) }
        divisions = view.whole.map { Self.divisions(view, $0, words) }
        periods = view.periods.reversed().map { Period($0, view, reader) }
        story = view.whole.map { whole in
            Story(
                timeline: whole.history.entries.map { TimelineEntry($0, view, reader) },
                pager: Pager(next: whole.history.next.map(String.init), after: reader.query("after"), path: view.path, text: ""))
        }
    }

    private static func warnings(_ view: UnitView, _ reader: Reader) -> [Banner] {
        guard let whole = view.whole, view.entry.to == nil else { return [] }
        let words = reader.words
        var banners: [Banner] = []
        if view.mayConfigure, !whole.orders.isEmpty {
            banners.append(Banner(
                .amber, words("ordersWaiting", ["n": "\(whole.orders.count)"]), words("ordersWaitingText"),
                button: (words("configureAssignment"), "\(view.path)/assignment-settings")))
        }
        if !whole.uncovered.isEmpty, view.mayOrder {
            banners.append(Banner(
                .red, words("uncovered", ["n": "\(whole.uncovered.count)"]),
                "\(whole.uncovered.joined(separator: ", ")). \(Mark("2988-D14.1.b").citation(in: reader.language))", icon: "warn"))
        }
        if whole.faults.contains(.tooFewApprovers) { banners.append(Banner(.sea, words("tooFewApprovers"), words("tooFewApproversText"))) }
        return banners
    }

    private static func facts(_ view: UnitView, _ reader: Reader) -> [FactLine] {
        let (entry, words, language) = (view.entry, reader.words, reader.language)
        let since = FactLine(words("unitSince"), entry.from.map { language.date($0) } ?? words("unitSinceEver"))
        let until = entry.to.map { FactLine(words("unitUntil"), language.date($0.adding(days: -1))) }
        let successors = view.successors.isEmpty ? nil : FactLine(words("unitSuccessors"), view.successors.map { "\($0.name) (\($0.code))" }.joined(separator: ", "))
        let below = view.below == 0 ? nil : FactLine(words("unitBelow"), "\(view.below)")
        return [
            FactLine(words("unitCode"), entry.details.code), FactLine(words("unitLevel"), reader.text(entry.level.name)),
            FactLine(words("unitAbove"), entry.parent?.name ?? "–"), since,
        ] + [until, successors, below].compactMap { $0 }
    }

    private static func settings(_ view: UnitView, _ whole: UnitView.Whole, _ reader: Reader) -> Settings {
        Settings(
            settingList: whole.settings.map { Setting($0, view, whole, reader) },
            orderHref: view.mayOrder ? "\(view.path)/assignment-orders" : nil,
            configureHref: view.mayConfigure ? "\(view.path)/assignment-settings" : nil,
            configureText: reader.words("configureOrders", ["n": "\(whole.orders.count)"]))
    }

    private static func divisions(_ view: UnitView, _ whole: UnitView.Whole, _ words: Words) -> Divisions {
        Divisions(
            divisionList: whole.divisions.map {
                Division(
                    divisionName: $0.name, divisionPeople: "\($0.people)",
                    divisionHref: view.mayManageDivisions ? "\(view.path)/divisions/\($0.id)" : nil)
            },
            divisionsNone: whole.divisions.isEmpty ? words(view.entry.level.hasDivisions ? "divisionsNone" : "divisionsNever") : nil,
            openHref: view.mayManageDivisions && view.entry.level.hasDivisions ? "\(view.path)/divisions" : nil)
    }
}

extension UnitPage.Setting {
    init(_ setting: AssignmentSetting, _ view: UnitView, _ whole: UnitView.Whole, _ reader: Reader) {
        (procedureKey, procedureName) = (setting.procedure, reader.procedure(setting.procedure))
        settingMode = reader.words("form\(setting.mode.rawValue)")
        settingDivision = view.division(setting.division)
        let count = whole.officers.count { $0.handles.contains(setting.procedure) }
        settingHandlers = setting.procedure == AssignmentOrder.everything ? "–" : "\(count)"
        settingTag = whole.uncovered.contains(setting.procedure) ? Tag("red", "warn", reader.words("nobodyHandles")) : nil
    }
}

extension UnitPage.Period {
    init(_ period: UnitPeriod, _ view: UnitView, _ reader: Reader) {
        let (language, details) = (reader.language, period.details)
        let from = period.from.map { language.date($0) } ?? reader.words("unitSinceEver")
        periodDates = period.to.map { "\(from) – \(language.date($0.adding(days: -1)))" } ?? language.pick("từ \(from)", "from \(from)")
        if period.from == nil, period.to == nil { periodDates = from }
        (periodCode, periodName) = (details.code, details.name)
        periodLevel = details.level
        periodAbove = details.parent.flatMap { view.units[$0]?.name } ?? "–"
    }
}

extension Reader {
    /// A procedure's name by its key; `*` stands for all.
    func procedure(_ key: String) -> String {
        if key == AssignmentOrder.everything { return words("everyProcedure") }
        return office.catalogue.current(key, on: today).map { text($0.name) } ?? key
    }
}
