extension Configuration {
    /// A Tuesday, in the morning or at night.
    var beginning: Instant { Instant(day: Day(2018, 10, 9), minute: filedAtNight ? 20 * 60 : 9 * 60) }

    func rules(after change: Reorganisation?) -> Rules {
        Rules(
            procedure: procedure, unit: unit(after: change), calendar: Configuration.calendar, readings: Readings(a03: a03, a08: a08),
            outages: events.contains(.outage) ? [Outage(id: "down", from: beginning, to: nil)] : [])
    }

    /// Without public holidays every week is like every other, and states that differ only in their date are one.
    private static let calendar: WorkingCalendar = {
        guard let calendar = try? WorkingCalendar(keepsPublicHolidays: false) else { return .customs }
        return calendar
    }()

    private var procedure: Procedure {
        Procedure(
            key: Company.procedure, name: Localized(vi: "Thủ tục"), field: "all", level: "CHICUC", serviceLevel: .init(before: 2, now: 4),
            fields: [FormField(id: "name", label: Localized(vi: "Tên"), kind: .text(maxLength: 20, lines: 1))],
            components: components, results: [ResultDocument(id: "decision", name: Localized(vi: "Quyết định"))],
            writtenNotice: .init(refusal: writtenRefusal, supplement: writtenSupplement), officerMayRefuse: officerMayRefuse,
            approver: approver, fee: procedureFee, processingTime: events.contains(.apology) ? .workingDays(2) : .unknown,
            clockWhileWaiting: .init(supplement: waiting, paper: waiting, fee: waiting), paperResult: procedurePaperResult,
            lapseWorkingDays: 6)
    }

    private var components: [Component] {
        [
            Component(
                id: "form", name: Localized(vi: "Đơn"), mustBeStamped: paper == .stamp, originalPresented: paper == .original),
            Component(id: "sample", name: Localized(vi: "Mẫu"), required: byHand == .sample || byHand == .both, byHand: .sampleOrMedium),
            Component(
                id: "catalogue", name: Localized(vi: "Catalogue"), required: byHand == .catalogue || byHand == .both,
                byHand: .longDocument),
        ]
    }

    private var procedureFee: Procedure.Fee {
        switch fee {
        case .none: .none
        case .amount: .amount(20_000, basis: Localized(vi: "Thông tư"))
        case .unknown: .unknown
        }
    }

    private var procedurePaperResult: Procedure.PaperResult {
        switch paperResult {
        case .never: .never
        case .onRequest: .onRequest(decision: "15/QĐ-TCHQ")
        case .stamping: .requiredByStamping
        }
    }

    private func unit(after change: Reorganisation?) -> UnitRules {
        let teams = [
            UnitRules.Division(id: Company.teamOne, leaders: ["hanh"]), UnitRules.Division(id: Company.teamTwo, leaders: ["khoa"]),
        ]
        let left: [UnitRules.Division] =
            switch change {
            case _ where divisions == .none: []
            case .allTeamsDissolved, .mergedWithoutTeams: []
            case .teamDissolved: [teams[1]]
            case .officerLeft, .vacancy, .merged, nil: teams
            }
        let (one, two) = divisions == .none || change == .mergedWithoutTeams ? (nil, nil) : (Company.teamOne, Company.teamTwo)
        let officers = [
            officer("an", one, handles: change != .vacancy),
            officer("chi", divisions == .shared ? one : two, handles: change != .vacancy),
            officer("dung", one, handles: false),
        ]
        return UnitRules(
            id: change?.isSuccession == true ? Company.successor : Company.unit, mode: mode, divisionInCharge: divisions == .none ? nil : Company.teamOne, divisions: left,
            officers: change == .officerLeft ? Array(officers.dropFirst()) : officers, leaders: ["lan", "minh"])
    }

    private func officer(_ account: String, _ division: String?, handles: Bool) -> UnitRules.Officer {
        UnitRules.Officer(account: account, division: division, handlesProcedure: handles)
    }
}
