/// Number and generation of an indirect object.
struct PDFReference: Hashable {
    let number: Int
    let generation: Int
}

/// One object as a file writes it (ISO 32000-1, 7.3). Strings are decoded bytes, reals keep their spelling,
/// names are decoded and read as Latin-1, so that every byte has a character and nothing is lost when written again.
enum PDFValue: Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    case real([UInt8])
    case string([UInt8])
    case name(String)
    case array([PDFValue])
    case dictionary(PDFDictionary)
    case reference(PDFReference)
}

extension PDFValue {
    var integer: Int? { if case .integer(let value) = self { value } else { nil } }
    var string: [UInt8]? { if case .string(let bytes) = self { bytes } else { nil } }
    var name: String? { if case .name(let name) = self { name } else { nil } }
    var array: [PDFValue]? { if case .array(let values) = self { values } else { nil } }
    var dictionary: PDFDictionary? { if case .dictionary(let value) = self { value } else { nil } }
    var reference: PDFReference? { if case .reference(let value) = self { value } else { nil } }
}

/// Keys in the order of the file; no key twice (the parser refuses that: two readers could see two documents).
struct PDFDictionary: Equatable {
    private(set) var keys: [String] = []
    private var values: [String: PDFValue] = [:]

    subscript(key: String) -> PDFValue? {
        get { values[key] }
        set {
            if newValue == nil { keys.removeAll { $0 == key } } else if values[key] == nil { keys.append(key) }
            values[key] = newValue
        }
    }
}

extension PDFDictionary: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: (String, PDFValue)...) {
        for (key, value) in elements { self[key] = value }
    }
}

/// Why a file cannot be read as a PDF.
package enum PDFFault: Error, Equatable {
    /// Broken syntax, a loop, or a place outside the file.
    case malformed(String)
    case encrypted
    /// A lawful construct that this reader does not carry out.
    case unsupported(String)
    /// More work or more inflated bytes than any honest document asks for.
    case tooComplex
}

/// What reading one file may cost. Every step of parsing and looking up pays, so hostile files end soon.
final class PDFBudget {
    private var steps: Int
    private(set) var inflatable: Int

    init(steps: Int = 4_000_000, inflatable: Int = 64 << 20) {
        self.steps = steps
        self.inflatable = inflatable
    }

    func spend(_ cost: Int = 1) throws(PDFFault) {
        guard steps >= cost else { throw .tooComplex }
        steps -= cost
    }

    func inflate(_ count: Int) throws(PDFFault) {
        guard inflatable >= count else { throw .tooComplex }
        inflatable -= count
    }
}
