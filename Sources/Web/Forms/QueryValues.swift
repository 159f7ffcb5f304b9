import Hummingbird
import Service

extension Request {
    /// A value of the address; nil when absent or empty.
    func value(_ name: String) -> String? {
        uri.queryParameters[name[...]].map(String.init).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// `after` of the address: where the page before it ended. Nobody types it, so what is no such place is an error, an empty one too.
    func cursor() throws(FieldErrors) -> DossierQuery.Cursor? {
        guard let text = uri.queryParameters["after"].map(String.init) else { return nil }
        guard let cursor = DossierQuery.Cursor(text: text) else { throw FieldErrors([FieldError("after", .notAChoice)]) }
        return cursor
    }

    /// The same for a history, whose places are numbers.
    func place() throws(FieldErrors) -> Int? {
        guard let text = uri.queryParameters["after"].map(String.init) else { return nil }
        guard let place = Int(text), (1...Int(Int32.max)).contains(place) else { throw FieldErrors([FieldError("after", .notAChoice)]) }
        return place
    }
}

extension ReadQuery {
    /// `dossier`, `account`, `outside` and `after` of the address; all that is wrong is named.
    init(_ request: Request) throws(FieldErrors) {
        var errors: [FieldError] = []
        for (name, most) in [("dossier", 60), ("account", 64)] where (request.value(name) ?? "").count > most {
            errors.append(FieldError(name, .tooLong, ["maximum": "\(most)"]))
        }
        let outside = request.uri.queryParameters["outside"].map(String.init) ?? "false"
        if !["true", "false"].contains(outside) { errors.append(FieldError("outside", .notAChoice)) }
        var after: DossierQuery.Cursor?
        do { after = try request.cursor() } catch { errors += error.all }
        if !errors.isEmpty { throw FieldErrors(errors) }
        self.init(dossier: request.value("dossier"), account: request.value("account"), outside: outside == "true", after: after)
    }
}
