import Domain
import Foundation

/// Every version of every procedure, from one folder of files. Made once at start and again when the files change; never edited in place.
package struct Catalogue: Sendable {
    /// The fields people look by, in the order they are shown.
    package let fields: [CatalogueField]
    /// By appendix, number and version.
    package let procedures: [Procedure]
    /// Where the templates of result documents lie.
    package let templates: URL
    private let index: SearchIndex

    init(fields: [CatalogueField], procedures: [Procedure], templates: URL) {
        self.fields = fields
        self.procedures = procedures.sorted { ($0.order, $0.version) < ($1.order, $1.version) }
        self.templates = templates
        index = SearchIndex(self.procedures, fields)
    }

    /// The version a dossier was filed under stays readable after newer ones came.
    package func procedure(_ key: String, version: Int) -> Procedure? {
        procedures.first { $0.key == key && $0.version == version }
    }

    /// The version in force on a day, whatever its state; drafts are nobody's law yet.
    package func current(_ key: String, on day: Day) -> Procedure? {
        procedures.first { $0.key == key && $0.isInForce(on: day) }
    }

    package func current(on day: Day) -> [Procedure] { procedures.filter { $0.isInForce(on: day) } }

    /// In force on that day and matching every word, with or without Vietnamese marks; the best first within a field.
    /// An empty text finds all. Fields without a find are left out.
    package func search(_ text: String, on day: Day) -> [(field: CatalogueField, procedures: [Procedure])] {
        let found = index.find(text).filter { $0.isInForce(on: day) }
        return fields.map { field in (field, found.filter { $0.field == field.key }) }.filter { !$0.1.isEmpty }
    }
}

package struct CatalogueField: Hashable, Sendable {
    package var key: String
    package var name: Localized
    /// What lies in it, in a few words.
    package var summary: Localized?
}

extension Procedure {
    func isInForce(on day: Day) -> Bool {
        if case .draft = state { return false }
        return validFrom.map { $0 <= day } ?? true && validTo.map { day <= $0 } ?? true
    }

    /// `I-18` sorts by appendix and then by number, not by letters.
    fileprivate var order: Order { Order(parts: key.split(separator: "-").map(String.init)) }

    fileprivate struct Order: Comparable {
        let parts: [String]
        static func < (a: Order, b: Order) -> Bool {
            for (x, y) in zip(a.parts, b.parts) where x != y {
                if let m = Int(x), let n = Int(y), m != n { return m < n }
                return x < y
            }
            return a.parts.count < b.parts.count
        }
    }
}
