import Domain
import Hummingbird
import Service

/// One of the boxes in the work bar: which dossiers lie in it, and where its list is.
struct OfficeBox: Sendable {
    /// `box` in the address.
    var key: String
    var name: String
    var href: String
    var query: DossierQuery
    var isCounted: Bool

    private init(_ key: String, _ name: String, _ query: DossierQuery, href: String? = nil, counted: Bool = true) {
        (self.key, self.name, self.query, isCounted) = (key, name, query, counted)
        self.href = href ?? "/inbox?box=\(key)"
    }
}

extension OfficeBox {
    static func all(for account: Account, _ language: Language) -> [OfficeBox] {
        let unit = OfficeBox("all", language.pick("Cả đơn vị", "Whole unit"), DossierQuery(box: .all), counted: false)
        let closed = OfficeBox("closed", language.pick("Đã kết thúc", "Closed"), DossierQuery(box: .closed), counted: false)
        return own(account, language) + standIn(account, language) + [unit, closed]
    }

    private static func own(_ account: Account, _ language: Language) -> [OfficeBox] {
        switch account.role {
        case .officer:
            [
                OfficeBox("mine", language.pick("Việc của tôi", "My work"), DossierQuery(box: .mine), href: "/inbox"),
                OfficeBox("open", language.pick("Chờ nhận", "To be claimed"), DossierQuery(box: .open)),
                OfficeBox("passedOn", language.pick("Đã trình", "Passed on"), DossierQuery(box: .passedOn)),
            ]
        case .divisionLeader: leader(.atDivisionLeader, .toBeAssignedByDivisionLeader, language)
        case .unitLeader: leader(.atUnitLeader, .toBeAssignedByUnitLeader, language)
        case .recordsClerk: [OfficeBox("mine", language.pick("Chờ cấp số", "To be numbered"), DossierQuery(box: .mine), href: "/inbox")]
        default: []
        }
    }

    /// HD-8: whoever may be named a deputy.
    private static func standIn(_ account: Account, _ language: Language) -> [OfficeBox] {
        guard account.role == .officer || account.leadsSomething else { return [] }
        return [OfficeBox("standIn", language.pick("Làm thay", "In place of a leader"), DossierQuery(box: .standIn))]
    }

    private static func leader(_ deciding: Phase, _ assigning: Phase, _ language: Language) -> [OfficeBox] {
        [
            OfficeBox("mine", language.pick("Phê duyệt", "To approve"), DossierQuery(box: .mine, phase: deciding), href: "/inbox"),
            OfficeBox("assign", language.pick("Phân công", "To assign"), DossierQuery(box: .mine, phase: assigning), href: "/assignments"),
        ]
    }

    static func bar(for account: Account, office: Office, _ request: Request, _ language: Language) async -> Page.WorkBar {
        let boxes = all(for: account, language)
        let counted = boxes.filter(\.isCounted)
        let counts = try? await office.counts(of: counted.map(\.query), for: account.actor)
        let numbers = Dictionary(uniqueKeysWithValues: zip(counted.map(\.key), counts ?? []))
        let here = here(request, boxes)
        return Page.WorkBar(
            boxes.map { box in
                Page.Box(name: box.name, href: box.href, count: numbers[box.key].map { language.bounded($0) }, current: box.key == here)
            })
    }

    private static func here(_ request: Request, _ boxes: [OfficeBox]) -> String? {
        switch request.uri.path {
        case "/inbox": request.uri.queryParameters["box"].map(String.init) ?? boxes.first?.key
        case let path where path.hasPrefix("/assignments"): "assign"
        default: nil
        }
    }
}

extension Language {
    /// A count that was broken off at its bound says so: `1.000+`.
    func bounded(_ number: Int) -> String { number >= WorkList.bound ? "\(count(WorkList.bound))+" : count(number) }
}
