import Domain
import Service

/// What a list is narrowed to, as its address says it.
struct InboxFilter: Sendable {
    var box: OfficeBox
    var phase: Phase?
    var procedure: String?
    var due: DueBand?
    var text: String?
    var after: DossierQuery.Cursor?

    /// - Throws: `FieldErrors` for values that do not exist, `Problem.notFound` for a box this account has not.
    init(_ reader: Reader, _ boxes: [OfficeBox]) throws {
        let asked = reader.query("box")
        guard let box = asked == nil ? boxes.first : boxes.first(where: { $0.key == asked && $0.key != "assign" }) else { throw Problem.notFound }
        self.box = box
        var values = FormValues(reader.fields)
        phase = try values.chosen("phase")
        due = try values.chosen("due")
        (procedure, text) = (reader.query("procedure"), reader.query("q"))
        do { after = try reader.request.cursor() } catch { for wrong in error.all { values.record(wrong.field, wrong.code) } }
        try values.finish()
    }

    var query: DossierQuery {
        DossierQuery(box: box.query.box, phase: box.query.phase ?? phase, procedure: procedure, after: after, limit: 30)
    }

    var isNarrowed: Bool { phase != nil || procedure != nil || due != nil || text != nil }

    /// The address of the same list from its beginning.
    var href: String {
        let parts = [
            ("box", box.key == "mine" ? nil : box.key), ("q", text), ("procedure", procedure), ("phase", phase?.rawValue), ("due", due?.rawValue),
        ]
        let query = parts.compactMap { name, value in value.map { "\(name)=\(PercentDecoding.encode($0))" } }.joined(separator: "&")
        return query.isEmpty ? "/inbox" : "/inbox?\(query)"
    }

    func with<Value>(_ place: WritableKeyPath<InboxFilter, Value>, _ value: Value) -> InboxFilter {
        var other = self
        other[keyPath: place] = value
        return other
    }
}

extension FormValues {
    /// A choice that may be left out.
    fileprivate mutating func chosen<Value: RawRepresentable>(_ name: String) throws -> Value? where Value.RawValue == String {
        optional(name) == nil ? nil : choice(name)
    }
}

extension Reader {
    /// The address's values as a form's.
    fileprivate var fields: Fields {
        var fields = Fields()
        for name in ["phase", "due"] { if let value = query(name) { fields.append(name, value) } }
        return fields
    }
}

extension DueBand {
    var look: (family: String, icon: String) {
        switch self {
        case .over: ("red", "late")
        case .near: ("amber", "warn")
        case .ok: ("green", "check")
        case .none: ("grey", "pause")
        }
    }

    func name(_ words: Words) -> String {
        switch self {
        case .over: words("groupOver")
        case .near: words("groupNear")
        case .ok: words("groupOk")
        case .none: words("groupPaused")
        }
    }
}
