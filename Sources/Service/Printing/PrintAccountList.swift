import Domain
import Mustache
import Paper

/// Mẫu số 01 on paper. The columns the regulation's text proves stand as they are; a star marks the others (A-29).
package struct AccountListPaper: Sendable {
    package var unitName: String
    package var parentName: String
    package var begunOn: String
    package var divisionsApply: Bool
    package var rows: [Line]
    package var administrator: Signature
    package var leader: Signature
    package var isDemo: Bool

    package struct Line: Sendable {
        package var number: Int
        package var person: String
        package var title: String
        package var division: String
        package var serviceNumber: String
        package var eCustomsAccount: String
        package var role: String
        package var procedures: String
        package var isNew: String
        package var isChange: String
        package var isDeactivation: String
        package var note: String
    }

    /// 2988-M01-iv: "Ký, ghi rõ họ tên"; recorded where it was done here.
    package struct Signature: Sendable {
        package var name: String
        package var recorded: String?
    }

    static let template = #"""
        <!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Mẫu số 01 · {{unitName}}</title><style>
        @page { size: A4 landscape; margin: 15mm 12mm; @bottom-right { content: counter(page) "/" counter(pages); font: 9pt sans-serif } }
        body { font: 10.5pt/1.35 serif } h1 { font-size: 13pt; text-align: center; margin: 4mm 0 1mm } p { margin: 1mm 0 }
        .center { text-align: center } .right { text-align: right } table { width: 100%; border-collapse: collapse; margin-top: 4mm }
        th, td { border: .4pt solid #000; padding: 1mm 1.2mm; vertical-align: top; overflow-wrap: anywhere } th { font-size: 9.5pt } td.x { text-align: center }
        thead { display: table-header-group } tr { break-inside: avoid } .signatures { display: table; width: 100%; margin-top: 8mm; break-inside: avoid }
        .signatures div { display: table-cell; width: 50%; text-align: center } .place { height: 24mm } .small { font-size: 9pt }
        </style></head><body>
        <p>{{parentName}}</p><p><b>{{unitName}}</b></p><p class="right">Mẫu số 01</p>
        <h1>Danh sách cấp mới, thay đổi thông tin, hủy hiệu lực tài khoản người sử dụng</h1>
        <p class="center">Lập ngày {{begunOn}}</p>{{#isDemo}}<p class="center"><b>Bản trình diễn, không có giá trị pháp lý</b></p>{{/isDemo}}
        <table><thead><tr><th rowspan="2" scope="col">STT</th><th rowspan="2" scope="col">Họ và tên *</th><th rowspan="2" scope="col">Chức vụ *</th><th rowspan="2" scope="col">Tên Phòng/Đội</th><th rowspan="2" scope="col">Số hiệu công chức *</th><th rowspan="2" scope="col">Tên tài khoản E-Customs</th><th rowspan="2" scope="col">Vai trò *</th><th rowspan="2" scope="col">Thủ tục *</th><th colspan="3" scope="colgroup">Hình thức</th><th rowspan="2" scope="col">Ghi chú *</th></tr>
        <tr><th scope="col">Cấp mới</th><th scope="col">Thay đổi thông tin</th><th scope="col">Hủy hiệu lực</th></tr></thead><tbody>
        {{#rows}}<tr><td>{{number}}</td><td>{{person}}</td><td>{{title}}</td><td>{{division}}</td><td>{{serviceNumber}}</td><td>{{eCustomsAccount}}</td><td>{{role}}</td><td>{{procedures}}</td><td class="x">{{isNew}}</td><td class="x">{{isChange}}</td><td class="x">{{isDeactivation}}</td><td>{{note}}</td></tr>{{/rows}}
        </tbody></table>
        <p class="small">* Cột dựng lại: Quy chế 2988/QĐ-TCHQ chỉ còn phần hướng dẫn của Mẫu số 01, không còn bảng.{{^divisionsApply}} Đơn vị không có Phòng/Đội nên để trống cột Tên Phòng/Đội.{{/divisionsApply}}</p>
        <div class="signatures">
        {{#administrator}}<div><p><b>Người quản trị</b></p><p class="small">(Ký, ghi rõ họ tên)</p><p class="place small">{{recorded}}</p><p>{{name}}</p></div>{{/administrator}}
        {{#leader}}<div><p><b>Lãnh đạo đơn vị</b></p><p class="small">(Ký, ghi rõ họ tên)</p><p class="place small">{{recorded}}</p><p>{{name}}</p></div>{{/leader}}
        </div></body></html>
        """#
}

extension Office {
    /// The list as a PDF. Takes about half a second, outside any transaction.
    /// - Throws: `NotFound`, `DraftFault` where nothing can be printed.
    package func printAccountList(_ id: String, for actor: Actor) async throws -> [UInt8] {
        let view = try await accountList(id, for: actor)
        let parent = try await database.read { tx in try OrganisationTable.parent(of: view.unit.id, in: tx) }
        let template = try MustacheTemplate(string: AccountListPaper.template)
        return try await printed(template.render(AccountListPaper(view, parent: parent, isDemo: settings.isDemo)))
    }
}

extension AccountListPaper {
    init(_ view: AccountListView, parent: String, isDemo: Bool) {
        (unitName, parentName, self.isDemo) = (view.unit.name, parent, isDemo)
        begunOn = view.history.first.map { Self.date($0.recordedAt) } ?? ""
        divisionsApply = !view.place.divisions.isEmpty
        rows = view.list.rows.enumerated().map { Line($1, number: $0 + 1, view.place) }
        administrator = Signature(view.list.submitted, "Đã trình trên Hệ thống", view.names)
        leader = Signature(view.list.decided, "Đã phê duyệt trên Hệ thống", view.names)
    }

    fileprivate static func date(_ at: Instant) -> String { "\(at.day.day)/\(at.day.month)/\(at.day.year)" }
}

extension AccountListPaper.Line {
    fileprivate init(_ row: AccountListRow, number: Int, _ place: AccountListPlace) {
        (self.number, person, title, note) = (number, row.person, row.title, row.note)
        division = row.division.flatMap { place.divisions[$0] } ?? ""
        (serviceNumber, eCustomsAccount) = (row.serviceNumber, row.eCustomsAccount ?? "")
        role = SheetHeadings.roleNames.first { $0.role == row.role }?.name ?? ""
        procedures = row.procedures.joined(separator: ", ")
        isNew = row.form == .new ? "X" : ""
        isChange = row.form == .change ? "X" : ""
        isDeactivation = row.form == .deactivate ? "X" : ""
    }
}

extension AccountListPaper.Signature {
    fileprivate init(_ signature: AccountList.Signature?, _ words: String, _ names: Names) {
        name = signature.map { names.people[$0.account] ?? $0.account } ?? ""
        recorded = signature.map { "\(words), \(AccountListPaper.date($0.at))" }
    }
}
