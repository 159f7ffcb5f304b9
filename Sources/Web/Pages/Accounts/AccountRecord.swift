import Domain
import Service

/// The page of one account.
struct AccountRecord {
    let view: AccountView
    let reader: Reader
    let actor: Actor
    let attempt: Attempt?

    private var details: AccountDetails { view.standing.details }
    private var language: Language { reader.language }
    private var path: String { "/accounts/\(view.id)" }

    var page: RecordPage {
        var page = RecordPage(trail: [Crumb(language.pick("Tài khoản của đơn vị", "The unit's accounts"), "/accounts"), Crumb(details.name)], recordHeading: details.person)
        page.recordTag = .account(view.line, language)
        page.flash = reader.flash(Self.flashes)
        page.recordFacts = .init(facts: facts)
        page.recordTables = [inHand, acting].compactMap { $0 }
        page.recordLinks = actor.role == .unitLeader ? nil : .init(linkList: [Link(name: language.pick("Bàn giao, khóa, mở khóa", "Hand over, lock, unlock"), href: "\(path)/access")])
        page.recordForms = forms
        page.recordHistory = .init(
            timeline: view.history.entries.map { TimelineEntry($0, $0.fact.story(reader.words), view.names, language) },
            pager: Pager(next: view.history.next.map(String.init), after: reader.query("after"), path: path, text: ""))
        return page
    }

    private static let flashes: [String: (vi: String, en: String)] = [
        "released": ("Đã chuyển đi; tài khoản chờ đơn vị mới tiếp nhận", "Released; the account waits for the unit joined"),
        "deactivated": ("Đã hủy hiệu lực", "Deactivated"), "opened": ("Đã cấp tài khoản; bàn giao để bắt đầu dùng", "Granted; hand it over so that it can be used"),
        "acting": ("Đã giao quyền lãnh đạo đơn vị", "Acting leader named"), "acting-ended": ("Đã thôi giao quyền", "Acting leadership ended"),
    ]

    private var facts: [FactLine] {
        [
            FactLine(language.pick("Tên tài khoản", "Account name"), details.name, details.eCustomsAccount == nil ? nil : language.pick("Theo E-Customs", "As on E-Customs")),
            FactLine(language.pick("Số hiệu công chức", "Service number"), details.serviceNumber ?? "–"),
            FactLine(language.pick("Vai trò", "Role"), reader.words.role(details.role), details.title),
            FactLine(language.pick("Đơn vị", "Unit"), view.unit?.name ?? "–", view.line.division),
            FactLine(language.pick("Thủ tục được giao", "Handles"), details.handles.isEmpty ? "–" : details.handles.joined(separator: ", ")),
        ] + view.hats.map { FactLine(language.pick("Giữ", "Holds"), $0.title(language), $0.until.map { language.pick("đến \($0.words(in: .vi))", "until \($0.words(in: .en))") }) }
    }

    /// Administrators see no dossier (2988-D3.3), only that there are some; a leader finds the way to re-assign them.
    private var inHand: RecordTable? {
        guard actor.role == .unitLeader || mayRelease else { return nil }
        let lines = view.inHand.map { item in
            (RecordTable.Line(item.number, href: actor.role == .unitLeader ? "/dossiers/\(item.number)" : nil), [item.procedure])
        }
        let columns = [language.pick("Hồ sơ", "Dossier"), language.pick("Thủ tục", "Procedure"), ""]
        return RecordTable("in-hand", language.pick("Hồ sơ đang giữ, phải phân công lại trước khi chuyển đi", "Dossiers in hand, to be re-assigned first"), columns: columns, lines)
    }

    private var acting: RecordTable? {
        let columns = [language.pick("Giao quyền lãnh đạo", "Acting leader"), language.pick("Từ", "From"), language.pick("Đến", "Until"), reader.words("state")]
        let lines = view.acting.map { term in
            let isOver = term.endedAt != nil || term.until <= view.now
            let tag = isOver ? Tag("grey", "dash", language.pick("Đã hết", "Over")) : Tag("green", "check", language.pick("Đang giao", "In force"))
            return (RecordTable.Line(term.reason, tag: tag), [term.from.words(in: language), term.until.words(in: language)])
        }
        return RecordTable("acting-terms", language.pick("Giao quyền lãnh đạo đơn vị", "Acting as the unit's leader"), columns: columns, lines)
    }

    // MARK: - Acts

    private var isActive: Bool { view.standing.state == .active }
    private var mayRelease: Bool { actor.role != .unitLeader && isActive && details.role != .observer }

    private var forms: [RecordForm] {
        var forms: [RecordForm] = []
        if mayRelease { forms.append(releaseForm) }
        guard actor.role == .unitLeader, isActive else { return forms }
        if details.role == .observer { forms.append(form("deactivate", "deactivations", ("Hủy hiệu lực tài khoản tra cứu", "Deactivate it"), "2988-D6.1-ii", "red")) }
        if details.role == .officer || details.role == .divisionLeader { forms.append(actingForm) }
        forms += view.acting.filter { $0.endedAt == nil && $0.until > view.now }.map {
            form("acting-end", "acting-terms/\($0.id)/ends", ("Thôi giao quyền lãnh đạo", "End the acting leadership"), "HD-24", "red")
        }
        return forms
    }

    private var releaseForm: RecordForm {
        form("release", "releases", ("Chuyển đi đơn vị khác", "Release to another unit"), "2988-D6.4.a", "amber")
    }

    private func form(_ id: String, _ noun: String, _ heading: (vi: String, en: String), _ mark: Mark, _ style: String) -> RecordForm {
        let sentence = [
            "release": ("Mọi phiên đăng nhập kết thúc; đơn vị mới tiếp nhận bằng một dòng Mẫu số 01. Lịch sử giữ nguyên.", "All sessions end; the unit joined takes it over by a line of Mẫu số 01. The history stays whole."),
        ][id].map { language.pick($0.0, $0.1) }
        return RecordForm(
            id, language.pick(heading.vi, heading.en), action: "\(path)/\(noun)", sequence: view.sequence, text: sentence,
            note: Note(language.pick("Việc này được ghi lại.", "This is recorded."), mark, in: language), style: style, button: language.pick(heading.vi, heading.en), wrong: attempt,
            fields: [Field("reason", language.pick("Lý do", "Reason")).long(rows: 2)])
    }

    private var actingForm: RecordForm {
        let (year, month, day) = view.now.day.parts
        let until = Field("until", language.pick("Đến hết ngày", "Until the end of")).date(day: "", month: "", year: "\(year)")
        return RecordForm(
            "acting", language.pick("Giao quyền lãnh đạo đơn vị", "Name acting leader"), action: "\(path)/acting-terms", sequence: view.sequence,
            note: Note(language.pick("Không quá 180 ngày, có lý do.", "At most 180 days, with a reason."), "HD-24", in: language), style: "", button: language.pick("Giao quyền", "Name"),
            wrong: attempt,
            fields: [
                Field("from", language.pick("Từ ngày", "From")).date(day: "\(day)", month: "\(month)", year: "\(year)"), until,
                Field("reason", language.pick("Lý do", "Reason")).long(rows: 2),
            ])
    }
}
