import Domain
import Service

@testable import Web

/// Every part of a page, with everything in it that can be.
enum SampleParts {
    static let tag = Tag("sea", "folder", "Đang xử lý")
    static let note = Note("Chỉ một lần.", source: "Điều 9", link: Note.Way(text: "Xem", href: "/a"))
    static let errors = Errors(heading: "Có 1 lỗi cần sửa", [Errors.Line(field: "a", text: "Nhập a")])
    static let banner = Banner(.amber, "Đến lượt bạn", "Bổ sung", button: ("Bổ sung", "/a"), link: ("Xem", "/b"))
    static let fact = FactLine("Hạn", "17:00", "đúng hạn")
    static let file = FileRow(fileName: "a.pdf", fileFacts: "1 kB", fileTag: tag, fileHref: "/a", fileRemove: "/b", fileRemoveValue: "c", fileType: "PDF")
    static let plainFile = FileRow(fileName: "a.pdf", fileFacts: "1 kB", fileTag: nil, fileHref: nil, fileRemove: nil, fileType: "PDF")
    static let steps = [Step(1, "Tiếp nhận", "07:30", .done), Step(2, "Thẩm định", "", .here), Step(3, "Trả", "", .next)]
    static let trail = [Crumb("Trang chủ", "/"), Crumb("Hồ sơ")]
    static let closed = ClosedAct(closedName: "Rút hồ sơ", closedNote: note)
    static let nothing = Nothing("Không có gì", "Xem", link: "tất cả", href: "/")
    static let due = DueMark("near", date: "17:00, 10/11/2026", words: "Còn 1 ngày")
    static let pager = {
        var pager = Pager(DossierQuery.Cursor(moment: 1, number: "a"), after: "b", path: "/dossiers", text: "1–30")!
        pager.pagerList = [Pager.Number(pagerHref: "/", pagerNumber: "1", pagerHere: true)]
        return pager
    }()
    static let clock = DayStrip(days: [DayCell(cell, in: .vi)])
    static let event = TimelineEntry(
        eventTitle: "Tiếp nhận", eventText: "Đủ", eventWho: "Hệ thống", eventStamp: "2026-11-09T07:30:00+07:00", eventTime: "07:30", eventMark: "Điều 7")

    private static let cell = {
        let received = Instant(day: Day(2026, 11, 3), minute: 700)
        let due = Due(state: .running(until: Instant(day: Day(2026, 11, 10), minute: 1020)), because: [])
        return LegalClock.strip(saved: received, received: received, due: due, now: received, calendar: .customs)[0]
    }()

    /// A question of every kind, each once with a hint and a fault and once without.
    static let fields: [Field] = {
        let choices = [Choice.Of("a", "Có", hint: "Gợi ý", reveals: "a"), Choice.Of("b", "Không")]
        let many = (0..<9).map { Choice.Of("\($0)", "Mục \($0)", reveals: "a") }
        let asked = [Field("q", "Câu hỏi", hint: "Gợi ý", error: "Nhập", optional: true, value: "a"), Field("r", "Câu hỏi", error: "Nhập", value: "a"), Field("s", "Câu hỏi")]
        return asked.flatMap { field in
            var checks = field
            checks.asChecks = Field.AsChecks(options: choices.map { Choice($0, id: "c", chosen: true) })
            var several = field.file(accept: ".pdf", kept: "a.pdf")
            several.asFile?.fileMany = true
            return [
                field.text(max: 30, unit: "đồng"), field.long(), field.choice(choices, choose: "Chọn…"), field.choice(many, choose: "Chọn…"), checks,
                field.date(day: "1", month: "2", year: "2018"), several,
            ]
        }
    }()

    static let blocks: [Block] =
        [.heading("Doanh nghiệp")] + fields.map { .field($0) } + [
            .reveal("a", fields),
            .rows(
                Block.Rows(
                    rowsId: "rows", rowsLabel: "Nhân viên", rowsHint: "Mỗi người", rowsError: "Ghi", rowsAdd: "rows", rowsAddText: "Thêm",
                    rowList: [Block.Row(rowId: "r", rowTitle: "Người 1", rowRemove: "rows.0", rowFields: fields)])),
        ]
}
