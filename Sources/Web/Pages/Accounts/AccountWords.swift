import Domain
import Service

extension Tag {
    static func account(_ line: AccountLine, _ language: Language) -> Tag {
        switch line.state {
        case .released: Tag("amber", "person", language.pick("Chờ đơn vị mới tiếp nhận", "Waits for the unit joined"))
        case .deactivated: Tag("grey", "dash", language.pick("Đã hủy hiệu lực", "Deactivated"))
        case .active:
            if line.lock != nil { Tag("red", "lock", language.pick("Đã khóa", "Locked")) } else if line.isNew || line.waitsForHolder {
                Tag("amber", "person", language.pick("Chờ bàn giao", "To be handed over"))
            } else { Tag("green", "check", language.pick("Đang dùng", "In use")) }
        }
    }

    static func list(_ state: AccountList.State, _ kind: AccountList.Kind, _ language: Language) -> Tag {
        switch state {
        case .draft: Tag("grey", "pencil", language.pick("Đang lập", "Being compiled"))
        case .submitted: Tag("sea", "up", language.pick(ListTerms.of(kind).waiting))
        case .sentBack: Tag("amber", "person", language.pick("Bị trả lại để sửa", "Sent back"))
        case .approved: Tag("amber", "person", language.pick("Đã duyệt, chờ thực hiện", "Approved, to be carried out"))
        case .discarded: Tag("grey", "dash", language.pick("Đã bỏ", "Discarded"))
        case .carriedOut: Tag("green", "check", language.pick("Đã thực hiện", "Carried out"))
        }
    }

    static func result(_ result: AccountList.Result?, in state: AccountList.State, _ language: Language) -> Tag? {
        switch result {
        case .done?: Tag("green", "check", language.pick("Đã thực hiện", "Done"))
        case .refused?: Tag("red", "stop", language.pick("Chưa thực hiện được", "Not done"))
        case nil: state == .approved ? Tag("amber", "person", language.pick("Chờ thực hiện", "To be carried out")) : nil
        }
    }
}

extension AccountListRow.Form {
    func name(_ language: Language) -> String {
        switch self {
        case .new: language.pick("Cấp mới", "New")
        case .change: language.pick("Thay đổi thông tin", "Change")
        case .deactivate: language.pick("Hủy hiệu lực", "Deactivate")
        }
    }
}

extension UnitAccountRow.Form {
    func name(_ language: Language) -> String {
        switch self {
        case .issue: language.pick("Cấp tài khoản", "Issue")
        case .close: language.pick("Khóa, loại bỏ tài khoản", "Close")
        }
    }
}

extension MonitoringClass {
    func name(_ language: Language) -> String {
        switch self {
        case .sector: language.pick("cấp Cục, cơ quan Tổng cục", "Cục class, General Department")
        case .department: language.pick("cấp Cục", "Cục class")
        case .branch: language.pick("cấp Chi cục", "Chi cục class")
        }
    }
}

extension UnitAccountKind {
    func name(_ language: Language) -> String {
        switch self {
        case .administration: language.pick("Tài khoản quản trị", "Administrator account")
        case .monitoring: language.pick("Tài khoản giám sát", "Monitoring account")
        }
    }
}

extension Words {
    func role(_ role: Role) -> String { self("role\(role.rawValue.capitalizedFirst)") }
}

extension Hat {
    func title(_ language: Language) -> String { Self.title(name, language) }

    fileprivate static func title(_ name: String, _ language: Language) -> String {
        name == actingLeader ? language.pick("Quyền lãnh đạo đơn vị", "Acting unit leader") : name
    }
}

extension Author {
    /// what it was done as, where not as oneself.
    func hatTitle(_ language: Language) -> String? { hat.map { Hat.title($0, language) } }
}

extension Account {
    /// The same of somebody who is here.
    func hatTitle(_ language: Language) -> String? { hat.map { Hat.title($0, language) } }
}

extension AccountList.Signature {
    func hatTitle(_ language: Language) -> String? { hat.map { Hat.title($0, language) } }
}

/// One entry of an organisation's history, as its readers see it.
extension TimelineEntry {
    init<Fact>(_ entry: HistoryEntry<Fact>, _ told: (title: String, text: String?), _ names: Names, _ language: Language) {
        (eventTitle, eventText) = told
        let person = entry.actor.role == .system ? language.pick("Hệ thống", "System") : names.people[entry.actor.account] ?? entry.actor.account
        eventWho = [person, entry.actor.hatTitle(language)].compactMap { $0 }.joined(separator: " · ")
        (eventStamp, eventTime) = (entry.recordedAt.description, entry.recordedAt.words(in: language))
        eventMark = entry.mark.citation(in: language)
    }
}

extension AccountFact {
    func story(_ words: Words) -> (title: String, text: String?) {
        let language = words.language
        return switch self {
        case .opened(let details): (language.pick("Cấp mới tài khoản", "Opened"), details.story(words))
        case .changed(let details): (language.pick("Thay đổi thông tin", "Changed"), details.story(words))
        case .takenOver(let details): (language.pick("Đơn vị mới tiếp nhận", "Taken over"), details.story(words))
        case .deactivated(let reason): (language.pick("Hủy hiệu lực", "Deactivated"), reason.isEmpty ? nil : reason)
        case .released(let reason): (language.pick("Chuyển đi", "Released"), reason)
        case .actingLeaderNamed(let term):
            (language.pick("Giao quyền lãnh đạo đơn vị", "Named acting leader"), "\(language.date(term.from.day)) – \(language.date(term.until.day)). \(term.reason)")
        case .actingLeaderEnded(_, let reason): (language.pick("Thôi giao quyền", "Acting leadership ended"), reason.isEmpty ? nil : reason)
        case .credentialsHandedOver(let way, let receipt): (way.told(language), receipt?.line)
        case .activated: (language.pick("Kích hoạt, đặt mật khẩu riêng", "Activated with a password of one's own"), nil)
        case .locked(let reason, let text): (reason.told(language), text)
        case .unlocked(let reason): (language.pick("Mở khóa", "Unlocked"), reason)
        case .readManyDossiers(let day, let dossiers):
            (language.pick("Đọc \(dossiers) hồ sơ ngoài phần việc trong ngày \(day)", "Read \(dossiers) dossiers outside their work on \(day)"), nil)
        default: (language.pick("Thay đổi về đăng nhập", "Sign-in changed"), nil)
        }
    }
}

extension HandOver {
    fileprivate func told(_ language: Language) -> String {
        switch self {
        case .letter: language.pick("Bàn giao bằng thư dán kín", "Handed over by sealed letter")
        case .link: language.pick("Bàn giao qua liên kết", "Handed over by link")
        case .counter: language.pick("Bàn giao tại quầy", "Handed over at the counter")
        }
    }
}

extension HandOverReceipt {
    fileprivate var line: String { [receivedBy, address, replyNumber].compactMap { $0 }.joined(separator: " · ") }
}

extension LockReason {
    fileprivate func told(_ language: Language) -> String {
        switch self {
        case .atRisk: language.pick("Chủ tài khoản báo có nguy cơ, đã khóa", "Reported at risk by its holder, locked")
        case .neverActivated: language.pick("Quá 30 ngày chưa kích hoạt, đã khóa", "Not activated within thirty days, locked")
        case .requested: language.pick("Khóa theo yêu cầu", "Locked at request")
        }
    }
}

extension AccountDetails {
    fileprivate func story(_ words: Words) -> String {
        [name, person, title, words.role(role), handles.joined(separator: ", ")].filter { !$0.isEmpty }.joined(separator: " · ")
    }
}

extension AccountListFact {
    func story(_ view: AccountListView, _ language: Language) -> (title: String, text: String?) {
        switch self {
        case .begun, .monitoringBegun: (language.pick("Lập danh sách", "Begun"), nil)
        case .rowPut(let row): (language.pick("Ghi một dòng", "Line written"), "\(row.person), \(row.serviceNumber): \(row.form.name(language))")
        case .rowsImported(let rows, let name): (language.pick("Nhập \(rows.count) dòng từ tệp", "\(rows.count) lines imported"), name)
        case .rowRemoved: (language.pick("Bỏ một dòng", "Line removed"), nil)
        case .discarded: (language.pick("Bỏ danh sách", "Discarded"), nil)
        case .submitted: (language.pick("Trình lãnh đạo đơn vị", "Submitted"), nil)
        case .approved: (language.pick("Phê duyệt", "Approved"), nil)
        case .sentBack(let reason): (language.pick("Trả lại", "Sent back"), reason)
        case .rowCarriedOut: (language.pick("Thực hiện một dòng", "Line carried out"), nil)
        case .unitRowPut(let row):
            (language.pick("Ghi một dòng", "Line written"), [view.unitName(row.unit) ?? row.unit, row.form.name(language), row.holder?.name].compactMap { $0 }.joined(separator: ", "))
        case .requested(let paper): (language.pick("Gửi Cục CNTT & Thống kê hải quan", "Sent to Cục CNTT & Thống kê"), paper.told(language))
        case .replied(let paper): (language.pick("Văn bản trả lời", "Written reply"), paper.told(language))
        case .rowRefused(_, _, let fault): (language.pick("Chưa thực hiện được một dòng", "Line not carried out"), language.pick(fault.pair.vi, fault.pair.en))
        }
    }
}

extension UnitAccountFact {
    func story(_ names: Names, _ language: Language) -> (title: String, text: String?) {
        switch self {
        case .issued(_, let request, _): (language.pick("Cấp tài khoản quản trị", "Issued"), request)
        case .monitoringIssued(_, let request): (language.pick("Cấp tài khoản giám sát", "Issued"), request)
        case .assigned(let account, let from, let until):
            (
                language.pick("Giao \(names.people[account] ?? account) giữ", "Assigned to \(names.people[account] ?? account)"),
                [from, until].compactMap { $0 }.map { language.date($0.day) }.joined(separator: " – ")
            )
        case .holderEnded(let account, _): (language.pick("\(names.people[account] ?? account) thôi giữ", "\(names.people[account] ?? account) holds it no more"), nil)
        case .closed(let request): (language.pick("Đóng tài khoản", "Closed"), request)
        }
    }
}

extension WrittenPaper {
    fileprivate func told(_ language: Language) -> String { [number, day.map { language.date($0) }].compactMap { $0 }.joined(separator: " · ") }
}
