import Domain
import Hummingbird
import Service

extension DossierQuery {
    /// `box`, `phase`, `procedure`, `after` and `limit` of the address; what does not exist is named.
    init(_ request: Request) throws {
        var errors: [FieldError] = []
        func value(_ name: String) -> String? {
            request.uri.queryParameters[name[...]].map(String.init).flatMap { $0.isEmpty ? nil : $0 }
        }
        func choice<Value: RawRepresentable>(_ name: String, _ type: Value.Type) -> Value? where Value.RawValue == String {
            guard let text = value(name) else { return nil }
            guard let choice = Value(rawValue: text) else {
                errors.append(FieldError(name, .notAChoice))
                return nil
            }
            return choice
        }
        let (box, phase) = (choice("box", Box.self), choice("phase", Phase.self))
        let after = value("after").map { text -> Cursor? in Cursor(text: text) }
        if let after, after == nil { errors.append(FieldError("after", .notAChoice)) }
        let limit = value("limit").map { Int($0) }
        if let limit, !(limit.map { (1...100).contains($0) } ?? false) {
            errors.append(FieldError("limit", .outOfRange, ["from": "1", "to": "100"]))
        }
        if let procedure = value("procedure"), procedure.count > 40 { errors.append(FieldError("procedure", .tooLong, ["maximum": "40"])) }
        if !errors.isEmpty { throw FieldErrors(errors) }
        self.init(box: box ?? .all, phase: phase, procedure: value("procedure"), after: after ?? nil, limit: (limit ?? nil) ?? 30)
    }
}

extension DossierQuery.Cursor {
    /// Opaque to others; they send it back as they got it.
    var text: String { "\(moment)_\(number)" }

    init?(text: String) {
        let parts = text.split(separator: "_", maxSplits: 1).map(String.init)
        guard parts.count == 2, let moment = Int64(parts[0]) else { return nil }
        self.init(moment: moment, number: parts[1])
    }
}
