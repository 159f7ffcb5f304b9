/// Something said across the page: amber it is your turn, green an act was done, sea something changed, red a failure.
struct Banner: Sendable {
    enum Family: String { case amber, green, sea, red }

    struct Button: Sendable {
        var bannerButtonText: String
        var bannerButtonHref: String
    }

    struct Way: Sendable {
        var bannerLinkText: String
        var bannerLinkHref: String
    }

    var bannerFamily: String
    var bannerIcon: String
    var bannerHeading: String
    var bannerText: String?
    var bannerButton: Button?
    var bannerLink: Way?

    init(
        _ family: Family, _ heading: String, _ text: String? = nil, button: (text: String, href: String)? = nil,
        link: (text: String, href: String)? = nil, icon: String? = nil
    ) {
        let icons: [Family: String] = [.amber: "person", .green: "check", .sea: "info", .red: "stop"]
        (bannerFamily, bannerIcon, bannerHeading, bannerText) = (family.rawValue, icon ?? icons[family] ?? "info", heading, text)
        bannerButton = button.map { Button(bannerButtonText: $0.text, bannerButtonHref: $0.href) }
        bannerLink = link.map { Way(bannerLinkText: $0.text, bannerLinkHref: $0.href) }
    }
}
