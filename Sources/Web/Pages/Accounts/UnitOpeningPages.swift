import Domain
import Hummingbird
import Service

/// HD-39: the first two people of a unit, from whom on it works by itself.
enum UnitOpeningPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "unit-openings") { reader in
            try reader.demand(.openUnit)
            return try await show(reader)
        }
        router.pages(desk, post: "unit-openings") { reader in
            try reader.demand(.openUnit)
            let actor = try reader.actor()
            return try await reader.attempt("opening") { values in
                let opening = UnitOpening(&values)
                try values.finish()
                return "/administrators/\(try await reader.office.openUnit(opening, by: actor))?done=opened"
            } again: { try await show(reader, $0) }
        }
    }

    private static func show(_ reader: Reader, _ attempt: Attempt? = nil) async throws -> Response {
        let language = reader.language
        let heading = language.pick("Mở đơn vị", "Open a unit")
        var page = RecordPage(
            trail: [Crumb(language.pick("Tài khoản quản trị, giám sát", "Administration and monitoring accounts"), "/administrators"), Crumb(heading)],
            recordHeading: heading)
        page.recordForms = [
            RecordForm(
                "opening", language.pick("Hai người đầu tiên của đơn vị", "The first two people of the unit"), action: "/unit-openings",
                text: language.pick(
                    "Sau đó bạn bàn giao thông tin đăng nhập cho người giữ tài khoản quản trị; người ấy bàn giao cho thủ trưởng.",
                    "Then hand the credentials over to the holder of the administrator account; that person hands the head's over."),
                note: Note(language.pick("Chỉ với đơn vị chưa có tài khoản nào.", "Only where nobody has an account yet."), "HD-39", in: language), style: "amber",
                button: language.pick("Mở đơn vị", "Open the unit"), wrong: attempt, fields: fields(language))
        ]
        return try await reader.shown(page, attempt)
    }

    private static func fields(_ language: Language) -> [Field] {
        [
            Field("unit", language.pick("Mã đơn vị", "Unit code")).text(width: "w-tiny"),
            Field("request", language.pick("Số, ngày văn bản đề nghị", "Number and date of the written request")).text(width: "w-half"),
        ] + person("head", language.pick("Thủ trưởng", "Head"), language) + person("holder", language.pick("Người giữ tài khoản quản trị", "Holder of the administrator account"), language)
    }

    private static func person(_ who: String, _ name: String, _ language: Language) -> [Field] {
        let columns: [(AccountListColumn, width: String)] = [(.person, ""), (.title, "w-half"), (.serviceNumber, "w-short"), (.eCustomsAccount, "w-half")]
        return columns.map { column, width in
            let isOptional = column == .eCustomsAccount
            let hint = isOptional ? language.pick("Để trống nếu chưa có", "Leave empty if there is none") : nil
            return Field(UnitOpening.field(who, column), "\(name): \(column.name(language).lowercasedFirst)", hint: hint, optional: isOptional).text(width: width)
        }
    }
}

extension UnitOpening {
    /// `headServiceNumber`
    static func field(_ who: String, _ column: AccountListColumn) -> String { who + column.rawValue.prefix(1).uppercased() + column.rawValue.dropFirst() }

    /// From a form or a JSON object.
    init(_ values: inout FormValues) {
        let (unit, request) = (values.text("unit", maximum: 20), values.text("request", maximum: 200))
        self.init(unit: unit, request: request, head: Self.person("head", &values), holder: Self.person("holder", &values))
    }

    private static func person(_ who: String, _ values: inout FormValues) -> AccountListEntry {
        var entry = AccountListEntry()
        entry.person = values.optional(field(who, .person)) ?? ""
        entry.title = values.optional(field(who, .title)) ?? ""
        entry.serviceNumber = values.optional(field(who, .serviceNumber)) ?? ""
        entry.eCustomsAccount = values.optional(field(who, .eCustomsAccount)) ?? ""
        return entry
    }
}

extension UnitOpening.Faults {
    /// By field of the form.
    var byField: [(field: String, fault: CellFault)] {
        head.map { (UnitOpening.field("head", $0.column), $0) } + holder.map { (UnitOpening.field("holder", $0.column), $0) }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
