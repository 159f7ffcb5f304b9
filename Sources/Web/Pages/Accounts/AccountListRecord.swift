import Domain
import Service

/// The page of one list.
struct AccountListRecord {
    let view: AccountListView
    let reader: Reader
    let actor: Actor
    let attempt: Attempt?

    private var list: AccountList { view.list }
    private var language: Language { reader.language }
    private var terms: ListTerms { .of(list.kind) }
    private var path: String { "\(terms.path)/\(view.id)" }
    private func may(_ act: AccountListAct.Name) -> Bool { view.refusal(of: act, by: actor) == nil }

    var page: RecordPage {
        var page = RecordPage(
            trail: [Crumb(language.pick(terms.register), terms.path), Crumb(language.pick(terms.short))], recordHeading: language.pick(terms.heading))
        page.recordTag = .list(list.state, list.kind, language)
        page.flash = reader.flash(terms.flashes)
        page.recordBanner = list.reason.map { Banner(.amber, language.pick(terms.sentBackBy), $0) }
        page.recordFacts = .init(facts: facts)
        page.recordTables = [list.kind == .officers ? rows : unitRows].compactMap { $0 }
        page.recordLinks = .init(linkList: links)
        page.recordForms = forms
        page.recordClosed = closed.isEmpty ? nil : .init(closedActs: closed)
        page.recordHistory = .init(timeline: view.history.reversed().map { TimelineEntry($0, $0.fact.story(view, language), view.names, language) })
        return page
    }

    private var facts: [FactLine] {
        let signatures = [(terms.submittedBy, list.submitted), (terms.approvedBy, list.decided)]
        return [FactLine(language.pick("Đơn vị", "Unit"), view.unit.name, view.unit.code)]
            + signatures.compactMap { name, signature in
                signature.map {
                    FactLine(
                        language.pick(name), view.names.people[$0.account] ?? $0.account,
                        [$0.hatTitle(language), $0.at.words(in: language)].compactMap { $0 }.joined(separator: " · "))
                }
            } + papers
    }

    private var papers: [FactLine] {
        [(language.pick("Văn bản đề nghị", "Written request"), list.request), (language.pick("Văn bản trả lời", "Written reply"), list.reply)].compactMap { name, paper in
            paper.map { FactLine(name, $0.number, $0.day.map { language.date($0) }) }
        }
    }

    // MARK: - Lines

    private var rows: RecordTable? {
        let columns = [AccountListColumn.person, .division, .serviceNumber, .eCustomsAccount, .role, .form].map { $0.name(language) } + [reader.words("state")]
        return RecordTable("table", language.pick("\(list.rows.count) dòng", "\(list.rows.count) lines"), columns: columns, list.rows.map { (line($0), cells($0)) })
    }

    private func line(_ row: AccountListRow) -> RecordTable.Line {
        let result = list.results[row.id]
        return RecordTable.Line(
            row.person, href: may(.put) ? "\(path)/rows/\(row.id)" : nil, second: [row.title, row.note].filter { !$0.isEmpty }.joined(separator: " · "),
            tag: .result(result, in: list.state, language), note: refused(result), acts: acts(row.id, about: row.person, result))
    }

    private func refused(_ result: AccountList.Result?) -> String? {
        guard case .refused(let mark, let fault)? = result else { return nil }
        return "\(language.pick(fault.pair.vi, fault.pair.en)) (\(mark.citation(in: language)))"
    }

    private func cells(_ row: AccountListRow) -> [String] {
        [
            row.division.flatMap { view.place.divisions[$0] } ?? "–", row.serviceNumber, row.eCustomsAccount ?? "–",
            [row.role.map(reader.words.role), row.procedures.joined(separator: ", ")].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ": "),
            row.form.name(language),
        ]
    }

    private func acts(_ row: String, about: String, _ result: AccountList.Result?) -> [RecordTable.Act] {
        func act(_ noun: String, _ text: String) -> RecordTable.Act {
            RecordTable.Act(lineAction: "\(path)/rows/\(row)/\(noun)", lineSequence: "\(view.sequence)", lineActText: text, lineActAbout: about)
        }
        if may(.remove) { return [act("removals", reader.words("remove"))] }
        if may(.carryOut), result?.isDone != true { return [act("executions", language.pick("Thực hiện", "Carry out"))] }
        return []
    }

    // MARK: - Lines of a request for monitoring accounts

    private var unitRows: RecordTable? {
        let columns = [
            AccountListColumn.unit.name(language), language.pick("Cấp", "Class"), AccountListColumn.form.name(language), AccountListColumn.holder.name(language),
            language.pick("Tài khoản", "Account"), reader.words("state"),
        ]
        return RecordTable(
            "table", language.pick("\(list.unitRows.count) dòng", "\(list.unitRows.count) lines"), columns: columns, list.unitRows.map { (line($0), cells($0)) })
    }

    private func line(_ row: UnitAccountRow) -> RecordTable.Line {
        let (result, name) = (list.results[row.id], view.unitName(row.unit) ?? row.unit)
        return RecordTable.Line(
            name, href: href(row, result), second: row.note, tag: .result(result, in: list.state, language), note: refused(result) ?? sealedLetter(row, result),
            acts: acts(row.id, about: name, result))
    }

    private func href(_ row: UnitAccountRow, _ result: AccountList.Result?) -> String? {
        if may(.put) { return "\(path)/rows/\(row.id)" }
        guard case .done(let account)? = result, actor.role == .rootAdministrator else { return nil }
        return waitsForLetter(row) ? row.holder.map { "/accounts/\($0.account)/access" } : "/administrators/\(account)"
    }

    private func waitsForLetter(_ row: UnitAccountRow) -> Bool { row.holder.map { view.withoutPassword.contains($0.account) } ?? false }

    // "…gửi văn bản trả lời kèm tài khoản truy cập để trong phong bì dán kín."
    private func sealedLetter(_ row: UnitAccountRow, _ result: AccountList.Result?) -> String? {
        guard result?.isDone == true, waitsForLetter(row) else { return nil }
        let sentence = language.pick("Người giữ chưa có mật khẩu: gửi thư dán kín kèm văn bản trả lời", "The holder has no password yet: a sealed letter goes with the reply")
        return "\(sentence) (\(Mark("3035-D6.2-ii").citation(in: language)))"
    }

    private func cells(_ row: UnitAccountRow) -> [String] {
        var account = "–"
        if case .done(let name)? = list.results[row.id] { account = name }
        let holder = row.holder.map { "\(view.names.people[$0.account] ?? $0.name) (\($0.name))" } ?? "–"
        return [view.units.first { $0.id == row.unit }?.monitors.name(language) ?? "–", row.form.name(language), holder, account]
    }

    // MARK: - Acts

    private var links: [Link] {
        guard list.kind == .officers else { return may(.put) ? [Link(name: language.pick("Thêm một dòng", "Add a line"), href: "\(path)/new-row")] : [] }
        return (may(.put) ? [Link(name: language.pick("Thêm một dòng", "Add a line"), href: "\(path)/new-row")] : [])
            + [Link(name: language.pick("In Mẫu số 01 (PDF)", "Print Mẫu số 01 (PDF)"), href: "\(path)/document")]
            + (may(.add) ? [Link(name: language.pick("Tải tệp mẫu (CSV)", "Template (CSV)"), href: "/account-list-template")] : [])
    }

    private var forms: [RecordForm] {
        [
            may(.add) ? importForm : nil,
            may(.submit) && !list.rowIDs.isEmpty
                ? form("submit", "submissions", terms.submit.heading, terms.submit.text, "amber", terms.submit.button, list.kind == .monitoring ? paperFields : [])
                : nil,
            may(.discard)
                ? form("discard", "discards", ("Bỏ danh sách", "Discard the list"), ("Danh sách vẫn nằm trong lịch sử, nhưng không sửa hay trình được nữa.", "It stays in the history, and can no longer be changed or submitted."), "red", ("Bỏ danh sách", "Discard the list"))
                : nil,
            may(.approve)
                ? form("approve", "approvals", ("Phê duyệt danh sách", "Approve the list"), terms.approveText, "amber", ("Phê duyệt danh sách", "Approve the list"))
                : nil,
            may(.sendBack)
                ? form("send-back", "sendbacks", ("Trả lại để sửa", "Send back"), nil, "", terms.sendBackButton, [Field("reason", language.pick("Lý do trả lại", "Why")).long(rows: 3)])
                : nil,
            may(.reply)
                ? form("reply", "replies", ("Ghi văn bản trả lời", "Record the written reply"), ("Tài khoản được cấp cùng với văn bản trả lời gửi đơn vị.", "Accounts are issued together with the reply that goes to the unit."), list.reply == nil ? "amber" : "", ("Ghi văn bản trả lời", "Record the reply"), paperFields)
                : nil,
            may(.carryOut) && !list.pending.isEmpty
                ? form("carry-out", "executions", ("Thực hiện danh sách", "Carry out the list"), ("Từng dòng một; dòng nào chưa làm được thì ghi lý do và không ảnh hưởng dòng khác.", "Line by line; what cannot be done is noted with its reason and spoils no other line."), "amber", ("Thực hiện \(list.pending.count) dòng", "Carry out \(list.pending.count) lines"))
                : nil,
        ].compactMap { $0 }
    }

    private var paperFields: [Field] {
        let (year, month, day) = view.now.day.parts
        return [
            Field("number", language.pick("Số văn bản", "Number")).text(width: "w-half"),
            Field("date", language.pick("Ngày văn bản", "Date")).date(day: "\(day)", month: "\(month)", year: "\(year)"),
        ]
    }

    private var importForm: RecordForm {
        let field = Field("file", language.pick("Tệp CSV hoặc XLSX", "CSV or XLSX file"), hint: language.pick("Theo tệp mẫu, tối đa 500 dòng", "As in the template, at most 500 lines"))
        return RecordForm(
            "import", language.pick("Nhập từ bảng tính", "Import a spreadsheet"), action: "\(path)/imports", sequence: view.sequence,
            text: language.pick("Ô nào sai được chỉ rõ, và chưa dòng nào được ghi.", "Every faulty cell is named, and then no line is written."), uploads: true, style: "",
            button: language.pick("Nhập tệp", "Import"), wrong: attempt, fields: [field.file(accept: ".csv,.xlsx")])
    }

    private func form(
        _ id: String, _ noun: String, _ heading: (String, String), _ text: (String, String)?, _ style: String, _ button: (String, String), _ fields: [Field] = []
    ) -> RecordForm {
        RecordForm(
            id, language.pick(heading.0, heading.1), action: "\(path)/\(noun)", sequence: view.sequence, text: text.map { language.pick($0.0, $0.1) },
            style: style, button: language.pick(button.0, button.1), wrong: attempt, fields: fields)
    }

    /// What this role does with lists at other times.
    private var closed: [ClosedAct] {
        if list.state == .discarded { return [] }
        let names: [(AccountListAct.Name, ListTerms.Pair)] = [
            (.submit, terms.submit.heading), (.approve, ("Phê duyệt danh sách", "Approve")), (.carryOut, ("Thực hiện danh sách", "Carry out")),
        ]
        return names.compactMap { act, name in
            guard let refusal = view.refusal(of: act, by: actor), !refusal.isForbiddenToRole else { return nil }
            return ClosedAct(closedName: language.pick(name), closedNote: Note(refusal.fault.words(in: language), refusal.mark, in: language))
        }
    }
}

/// The form of one line.
struct AccountRowForm {
    let view: AccountListView
    let row: AccountListRow?
    let reader: Reader

    private var language: Language { reader.language }
    private var path: String { "/account-lists/\(view.id)" }

    func page(_ attempt: Attempt?) -> RecordPage {
        let heading = row.map { $0.person } ?? language.pick("Thêm một dòng", "Add a line")
        var page = RecordPage(
            trail: [Crumb(language.pick("Danh sách tài khoản", "Account lists"), "/account-lists"), Crumb("Mẫu số 01", path), Crumb(heading)], recordHeading: heading)
        page.recordForms = [
            RecordForm(
                "row", language.pick("Một công chức", "One officer"), action: row.map { "\(path)/rows/\($0.id)" } ?? "\(path)/new-row", sequence: view.sequence,
                text: language.pick(
                    "Tên tài khoản là tên trên E-Customs; nếu chưa có thì là số hiệu công chức.", "The account is named as on E-Customs, else by the service number."),
                note: Note(language.pick("Không tự đặt tên.", "Names are never typed."), "2988-D6.3.a", in: language), button: language.pick("Ghi dòng này", "Write this line"),
                wrong: attempt, fields: fields)
        ]
        return page
    }

    private var fields: [Field] {
        let entry = row.map(AccountListEntry.init) ?? AccountListEntry()
        let forms = AccountListRow.Form.allCases.map { Choice.Of($0.rawValue, $0.name(language)) }
        return [
            field(.form).checks(forms, chosen: Set(entry.marks.map(\.rawValue))),
            field(.person, entry.person).text(), field(.title, entry.title).text(width: "w-half"), field(.serviceNumber, entry.serviceNumber).text(width: "w-short"),
            field(.eCustomsAccount, entry.eCustomsAccount, hint: language.pick("Để trống nếu chưa có", "Leave empty if there is none"), optional: true).text(width: "w-half"),
        ] + division(entry) + [
            field(.role, entry.role).choice(AccountListEntry.roles.map { Choice.Of($0.rawValue, reader.words.role($0)) }, choose: reader.words("chooseDots")),
            field(.procedures, entry.procedures.joined(separator: ", "), hint: language.pick("Mã thủ tục, cách nhau bằng dấu phẩy; chỉ cho công chức xử lý", "Keys of procedures, separated by commas; only for officers"), optional: true).text(),
            field(.note, entry.note, optional: true).text(),
        ]
    }

    // "Công chức tại Chi cục Hải quan không có Đội thì không phải điền cột Tên Phòng/Đội."
    private func division(_ entry: AccountListEntry) -> [Field] {
        guard !view.place.divisions.isEmpty else { return [] }
        let choices = view.place.divisions.sorted { $0.value < $1.value }.map { Choice.Of($0.key, $0.value) }
        let none = Choice.Of("", language.pick("Không thuộc phòng, đội", "None"))
        return [field(.division, entry.division).choice([none] + choices, choose: reader.words("chooseDots"))]
    }

    private func field(_ column: AccountListColumn, _ value: String = "", hint: String? = nil, optional: Bool = false) -> Field {
        Field(column.rawValue, column.name(language), hint: hint, optional: optional, value: value)
    }
}
