/// A parsed indirect object; `stream` is where its stream data begin, if it has any.
struct PDFObject {
    let value: PDFValue
    let stream: Int?
}

/// Reads objects of a file through its cross-references. There is no repair: what is not found as written is `malformed`,
/// because a repair guesses, and two guesses show two documents.
struct PDFReader {
    let bytes: [UInt8]
    let budget: PDFBudget
    /// Newest first.
    private(set) var revisions: [CrossReferences] = []
    /// The offset that the last `startxref` names.
    private(set) var start = 0
    private var objectStreams: [Int: ObjectStream] = [:]

    private static let most = 4096

    var trailer: PDFDictionary { revisions[0].trailer }
    /// A number that no object has yet.
    var firstUnused: Int { max(trailer["Size"]?.integer ?? 0, revisions.map(\.end).max() ?? 0) }

    init(_ bytes: [UInt8], budget: PDFBudget = PDFBudget()) throws(PDFFault) {
        self.bytes = bytes
        self.budget = budget
        guard Self.hasHeader(bytes) else { throw .malformed("not a PDF") }
        start = try lastStart()
        try readRevisions()
    }

    /// `%PDF-1.7` and the like at the very beginning; before it no byte may stand, since all offsets count from there.
    private static func hasHeader(_ bytes: [UInt8]) -> Bool {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return bytes.count >= 8 && bytes.starts(with: "%PDF-".utf8) && digits.contains(bytes[5]) && bytes[6] == UInt8(ascii: ".")
            && digits.contains(bytes[7])
    }

    private func lastStart() throws(PDFFault) -> Int {
        var place = bytes.count - 9
        while place >= max(0, bytes.count - 2048) {
            var parser = PDFParser(bytes, at: place, budget: budget)
            if parser.matches("startxref") {
                parser.position += 9
                if let offset = try parser.takeInteger() { return offset }
            }
            place -= 1
        }
        throw .malformed("startxref")
    }

    private mutating func readRevisions() throws(PDFFault) {
        var seen: Set<Int> = []
        var next: Int? = start
        while let offset = next {
            guard seen.insert(offset).inserted else { throw .malformed("xref loop") }
            guard seen.count <= Self.most else { throw .tooComplex }
            let revision = try revision(at: offset)
            guard revision.trailer["Encrypt"] == nil else { throw .encrypted }
            revisions.append(revision)
            next = try Self.offset("Prev", in: revision.trailer)
        }
    }

    private func revision(at offset: Int) throws(PDFFault) -> CrossReferences {
        var parser = PDFParser(bytes, at: offset, budget: budget)
        guard try parser.take("xref") else { return try streamRevision(at: offset) }
        var revision = try CrossReferences(tableWith: &parser)
        if let hidden = try Self.offset("XRefStm", in: revision.trailer) {
            revision.hide(try streamRevision(at: hidden))
        }
        return revision
    }

    private func streamRevision(at offset: Int) throws(PDFFault) -> CrossReferences {
        let object = try indirectObject(at: offset).object
        guard let dictionary = object.value.dictionary, let start = object.stream, let length = dictionary["Length"]?.integer
        else { throw .malformed("xref") }
        let data = try decoded(dictionary, from: start, length: length)
        return try CrossReferences(stream: dictionary, data: data, budget: budget)
    }

    private static func offset(_ key: String, in trailer: PDFDictionary) throws(PDFFault) -> Int? {
        guard let value = trailer[key] else { return nil }
        guard let offset = value.integer else { throw .malformed(key) }
        return offset
    }
}

// MARK: - Objects

extension PDFReader {
    func place(of reference: PDFReference) throws(PDFFault) -> PDFPlace {
        for revision in revisions {
            if let place = try revision.place(of: reference.number, in: bytes, budget: budget) { return place }
        }
        return .free
    }

    /// A reference to nothing is the null object (ISO 32000-1, 7.3.10).
    mutating func object(_ reference: PDFReference) throws(PDFFault) -> PDFObject {
        switch try place(of: reference) {
        case .free: return PDFObject(value: .null, stream: nil)
        case .offset(let offset, let generation):
            guard generation == reference.generation else { return PDFObject(value: .null, stream: nil) }
            let found = try indirectObject(at: offset)
            guard found.reference == reference else { throw .malformed("another object than the xref says") }
            return found.object
        case .compressed(let stream, let index):
            let value = try objectStream(stream).value(reference.number, at: index, budget: budget)
            return PDFObject(value: value, stream: nil)
        }
    }

    /// The value that `value` refers to, or itself.
    mutating func resolve(_ value: PDFValue?) throws(PDFFault) -> PDFValue {
        var value = value ?? .null
        for _ in 0..<16 {
            guard let reference = value.reference else { return value }
            value = try object(reference).value
        }
        throw .malformed("reference loop")
    }

    private func indirectObject(at offset: Int) throws(PDFFault) -> (reference: PDFReference, object: PDFObject) {
        var parser = PDFParser(bytes, at: offset, budget: budget)
        guard let number = try parser.takeInteger(), let generation = try parser.takeInteger(), try parser.take("obj")
        else { throw .malformed("object header") }
        let value = try parser.value()
        let reference = PDFReference(number: number, generation: generation)
        guard value.dictionary != nil, try parser.take("stream") else {
            return (reference, PDFObject(value: value, stream: nil))
        }
        if parser.next == 13 { parser.position += 1 }
        guard parser.next == 10 else { throw .malformed("stream start") }
        return (reference, PDFObject(value: value, stream: parser.position + 1))
    }
}

// MARK: - Streams

extension PDFReader {
    private mutating func objectStream(_ number: Int) throws(PDFFault) -> ObjectStream {
        if let known = objectStreams[number] { return known }
        let reference = PDFReference(number: number, generation: 0)
        guard case .offset = try place(of: reference) else { throw .malformed("object stream") }
        let object = try object(reference)
        guard let dictionary = object.value.dictionary, let start = object.stream,
            let length = try resolveDirect(dictionary["Length"])
        else { throw .malformed("object stream") }
        let data = try decoded(dictionary, from: start, length: length)
        let stream = try ObjectStream(dictionary, data: data, budget: budget)
        objectStreams[number] = stream
        return stream
    }

    /// The length of an object stream; it may be a reference, but not into an object stream, or reading could go in circles.
    private mutating func resolveDirect(_ value: PDFValue?) throws(PDFFault) -> Int? {
        guard let reference = value?.reference else { return value?.integer }
        guard case .offset = try place(of: reference) else { throw .malformed("stream length") }
        return try object(reference).value.integer
    }

    private func decoded(_ dictionary: PDFDictionary, from start: Int, length: Int) throws(PDFFault) -> [UInt8] {
        guard length >= 0, length <= bytes.count - start else { throw .malformed("stream length") }
        var parser = PDFParser(bytes, at: start + length, budget: budget)
        guard try parser.take("endstream") else { throw .malformed("stream end") }
        let raw = bytes[start..<start + length]
        switch Self.single(dictionary["Filter"]) {
        case nil:
            try budget.inflate(raw.count)
            return Array(raw)
        case .name("FlateDecode"):
            let data = try inflated(raw, budget: budget)
            return try Self.unpredicted(data, parameters: Self.single(dictionary["DecodeParms"])?.dictionary)
        default: throw .unsupported("stream filter")
        }
    }

    /// The one element of a one-element array, or the value itself.
    private static func single(_ value: PDFValue?) -> PDFValue? {
        guard let array = value?.array, array.count <= 1 else { return value }
        return array.first
    }

    private static func unpredicted(_ data: [UInt8], parameters: PDFDictionary?) throws(PDFFault) -> [UInt8] {
        let predictor = parameters?["Predictor"]?.integer ?? 1
        if predictor == 1 || data.isEmpty { return data }
        guard (10...15).contains(predictor), parameters?["Colors"] == nil || parameters?["Colors"] == .integer(1),
            parameters?["BitsPerComponent"] == nil || parameters?["BitsPerComponent"] == .integer(8)
        else { throw .unsupported("predictor") }
        return try Paper.unpredicted(data, columns: parameters?["Columns"]?.integer ?? 1)
    }
}

/// Objects packed into one stream (ISO 32000-1, 7.5.7).
private struct ObjectStream {
    private let data: [UInt8]
    private var entries: [(number: Int, offset: Int)] = []

    init(_ dictionary: PDFDictionary, data: [UInt8], budget: PDFBudget) throws(PDFFault) {
        self.data = data
        guard dictionary["Type"]?.name == "ObjStm", let count = dictionary["N"]?.integer, let first = dictionary["First"]?.integer,
            count >= 0, count <= data.count, first >= 0, first <= data.count
        else { throw .malformed("object stream") }
        var parser = PDFParser(data, at: 0, budget: budget)
        for _ in 0..<count {
            guard let number = try parser.takeInteger(), let offset = try parser.takeInteger(), offset <= data.count - first
            else { throw .malformed("object stream") }
            entries.append((number, first + offset))
        }
    }

    func value(_ number: Int, at index: Int, budget: PDFBudget) throws(PDFFault) -> PDFValue {
        guard entries.indices.contains(index), entries[index].number == number else { throw .malformed("object stream entry") }
        var parser = PDFParser(data, at: entries[index].offset, budget: budget)
        return try parser.value()
    }
}
