import Domain
import Hummingbird
import Service

extension DossierQuery {
    /// `box`, `phase`, `procedure`, `after` and `limit` of the address; what does not exist is named.
    init(_ request: Request) throws {
        var errors: [FieldError] = []
        func choice<Value: RawRepresentable>(_ name: String, _ type: Value.Type) -> Value? where Value.RawValue == String {
            guard let text = request.value(name) else { return nil }
            guard let choice = Value(rawValue: text) else {
                errors.append(FieldError(name, .notAChoice))
                return nil
            }
            return choice
        }
        let (box, phase) = (choice("box", Box.self), choice("phase", Phase.self))
        var after: Cursor?
        do { after = try request.cursor() } catch { errors += error.all }
        let limit = request.value("limit").map { Int($0) }
        if let limit, !(limit.map { (1...100).contains($0) } ?? false) {
            errors.append(FieldError("limit", .outOfRange, ["from": "1", "to": "100"]))
        }
        if let procedure = request.value("procedure"), procedure.count > 40 { errors.append(FieldError("procedure", .tooLong, ["maximum": "40"])) }
        if !errors.isEmpty { throw FieldErrors(errors) }
        self.init(box: box ?? .all, phase: phase, procedure: request.value("procedure"), after: after, limit: (limit ?? nil) ?? 30)
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
