import Domain
import Hummingbird
import Service

/// Template `home`.
struct HomePage: Sendable {
    struct Popular: Sendable { var popularList: [Search] }

    struct Search: Sendable {
        var popularName: String
        var popularHref: String
    }

    struct Lookup: Sendable {
        var lookupAction: String
        var lookupExample: String
    }

    struct Side: Sendable {
        var sideHref: String
        var sideName: String
        var sideText: String
    }

    struct Area: Sendable {
        var areaName: String
        var areaHref: String
        var areaCount: String
        var areaExamples: String
    }

    struct NotOffered: Sendable {
        var notOfferedHref: String
        var notOfferedText: String
    }

    struct Figures: Sendable {
        var figuresHeading: String
        var figuresText: String
        var figureList: [Figure]
    }

    struct Guides: Sendable { var guideList: [Guide] }

    struct Guide: Sendable {
        var guideName: String
        var guideHref: String
        var guideText: String
    }

    struct NewsBox: Sendable { var newsList: [News] }

    struct News: Sendable {
        var newsName: String
        var newsHref: String?
        var newsText: String
    }

    var errors: Errors?
    var flash: Banner?
    var searchAction = "/procedures"
    var popular: Popular?
    var lookup: Lookup?
    var sideLinks: [Side]
    var areasHeading: String
    var areas: [Area]
    var notOffered: NotOffered?
    var figures: Figures?
    var guides: Guides?
    var news: NewsBox?
}

enum Home {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "") { reader in
            try await reader.page("home", title: reader.language.pick("Thủ tục hải quan trực tuyến", "Customs procedures online"), page(reader))
        }
    }

    private static func page(_ reader: Reader) -> HomePage {
        let (words, catalogue) = (reader.words, reader.office.catalogue)
        let all = catalogue.current(on: reader.today)
        let online = all.count(where: \.isOpen)
        let offline = all.count - online
        let areas = catalogue.fields.compactMap { field -> HomePage.Area? in
            let count = all.count { $0.field == field.key && $0.isOpen }
            guard count > 0 else { return nil }
            return HomePage.Area(
                areaName: reader.text(field.name), areaHref: "/procedures?area=\(PercentDecoding.encode(field.key))",
                areaCount: words("proceduresCount", ["n": "\(count)"]), areaExamples: field.summary.map(reader.text) ?? "")
        }
        return HomePage(
            flash: reader.query("done") == "signed-out" ? Banner(.green, words("flashSignedOut")) : nil, popular: popular(reader),
            lookup: HomePage.Lookup(lookupAction: "/lookup", lookupExample: reader.office.settings.numberPattern.number(unitCode: "GSQL", day: reader.today, running: 7)),
            sideLinks: sides(reader), areasHeading: words("proceduresByArea", ["n": "\(online)"]), areas: areas,
            notOffered: offline == 0
                ? nil
                : HomePage.NotOffered(notOfferedHref: "/procedures?state=offline", notOfferedText: words("proceduresNotOnlineLink", ["n": "\(offline)"])),
            figures: figures(reader, all, online))
    }

    /// What people often look for, as far as it finds something today.
    private static func popular(_ reader: Reader) -> HomePage.Popular? {
        let often = ["đại lý hải quan", "kho ngoại quan", "xe ô tô hồi hương", "tiền thuế nộp thừa"]
        let finding = often.filter { !reader.office.catalogue.search($0, on: reader.today).isEmpty }
        guard !finding.isEmpty else { return nil }
        return HomePage.Popular(popularList: finding.map { HomePage.Search(popularName: $0, popularHref: "/procedures?q=\(PercentDecoding.encode($0))") })
    }

    private static func sides(_ reader: Reader) -> [HomePage.Side] {
        let language = reader.language
        let mine = HomePage.Side(
            sideHref: "/dossiers", sideName: reader.account?.role == .declarant || reader.account == nil ? reader.words("myDossiers") : language.pick("Xử lý hồ sơ", "Dossiers to handle"),
            sideText: language.pick("Làm tiếp bản nháp, xem hồ sơ đến đâu, nhận kết quả", "Go on with a draft, follow a dossier, get the result"))
        let all = HomePage.Side(
            sideHref: "/procedures", sideName: language.pick("Xem tất cả thủ tục", "All procedures"),
            sideText: language.pick("Ai làm được, cần giấy tờ gì, bao lâu có kết quả", "Who can file, which papers, how long it takes"))
        return [mine, all]
    }

    private static func figures(_ reader: Reader, _ all: [Procedure], _ online: Int) -> HomePage.Figures {
        let language = reader.language
        let highest = all.count { $0.isOpen && $0.serviceLevel.now == 4 }
        let known = all.count { $0.isOpen && $0.processingTime != .unknown }
        return HomePage.Figures(
            figuresHeading: language.pick("Danh mục hôm nay", "The catalogue today"),
            figuresText: language.pick("Tính đến \(reader.today.words(in: .vi)).", "As of \(reader.today.words(in: .en))."),
            figureList: [
                Figure("\(online)", language.pick("thủ tục nộp trực tuyến", "procedures online"), href: "/procedures"),
                Figure("\(highest)", language.pick("thủ tục ở mức 4", "procedures at level 4")),
                Figure("\(known)", language.pick("thủ tục đã công bố thời hạn", "procedures with a published time limit")),
                Figure("\(all.count - online)", language.pick("thủ tục chưa nộp trực tuyến", "procedures not online"), href: "/procedures?state=offline"),
            ])
    }
}
