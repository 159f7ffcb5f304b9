import Domain
import Hummingbird
import Service

/// 2988-D8.0-ii: the administrator carries out what the unit's leader has ordered. Template `assignment-settings`.
struct SettingsPage: Sendable {
    struct Order: Sendable {
        var orderProcedure: String
        var orderText: String
        var orderBy: String
        var orderAt: String
        var orderID: String
    }

    struct Orders: Sendable { var orderList: [Order] }

    var errors: Errors?
    var backHref: String
    var backText: String
    var settingsAction: String
    var orders: Orders?
    var nothingFound: Nothing?
    var settingsNote: Note
}

extension SettingsPage {
    static func show(_ reader: Reader) async throws -> Response { try await page(reader, wrong: nil, .ok) }

    static func take(_ reader: Reader) async throws -> Response {
        let view = try await reader.unit(for: .configureAssignment)
        do {
            var values = FormValues(try await reader.request.fields(limit: 1 << 16))
            let order = values.text("order", maximum: 100)
            try values.finish()
            try await reader.office.configureAssignment(order: order, at: view.code, by: try reader.actor())
            return reader.redirect(to: "\(view.path)?done=configured")
        } catch {
            let faults = try FormFaults(error, at: { _ in "order" }, reader)
            return try await page(reader, wrong: faults.texts.values.first, faults.status)
        }
    }

    private static func page(_ reader: Reader, wrong: String?, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await reader.unit(for: .configureAssignment)
        let words = reader.words
        let orders = view.whole?.orders ?? []
        let story = UnitStory(view: view, reader: reader)
        let page = SettingsPage(
            errors: Errors(wrong.map { [Errors.Line(field: "main", text: $0)] } ?? [], words), backHref: view.path, backText: view.entry.details.name,
            settingsAction: "\(view.path)/assignment-settings",
            orders: orders.isEmpty ? nil : Orders(orderList: orders.map { Order($0, story, reader) }),
            nothingFound: orders.isEmpty ? Nothing(words("ordersNone"), words("ordersNoneText"), link: words("backToUnit"), href: view.path) : nil,
            settingsNote: Note(words("settingsNote"), source: Mark("2988-D8.0-ii").citation(in: reader.language)))
        return try await reader.page("assignment-settings", title: "\(words("configureAssignment")) · \(view.entry.details.name)", page, status: status)
    }
}

extension SettingsPage.Order {
    init(_ open: OpenOrder, _ story: UnitStory, _ reader: Reader) {
        orderProcedure = reader.procedure(open.order.procedure)
        orderText = story.say(open.order)
        (orderBy, orderAt) = (story.who(open.orderedBy), open.orderedAt.words(in: reader.language))
        orderID = open.order.id
    }
}
