/// Where an object lies.
enum PDFPlace: Equatable {
    case free
    case offset(Int, generation: Int)
    case compressed(stream: Int, index: Int)
}

/// The cross-references of one revision of a file. Entries are read when they are asked for: a hostile count costs nothing.
struct CrossReferences {
    enum Form { case table, stream }

    /// One subsection: `count` objects from `first` on.
    private struct Run {
        let first: Int
        let count: Int
        let source: Source
    }

    private enum Source {
        /// Entries of 20 bytes from this offset of the file.
        case table(at: Int)
        /// Entries of these field widths from this offset of the inflated stream.
        case stream([UInt8], widths: [Int], at: Int)
    }

    let form: Form
    let trailer: PDFDictionary
    private var runs: [Run] = []
    /// The stream of a hybrid file (XRefStm); it is asked only for objects that the table calls free or does not name.
    private var hidden: [Run] = []

    var isHybrid: Bool { !hidden.isEmpty }

    /// One more than the highest number that an entry names.
    var end: Int { (runs + hidden).map { $0.first + $0.count }.max() ?? 0 }

    /// Looks `number` up; nil if this revision does not name it.
    func place(of number: Int, in bytes: [UInt8], budget: PDFBudget) throws(PDFFault) -> PDFPlace? {
        let open = try Self.place(of: number, among: runs, in: bytes, budget: budget)
        if hidden.isEmpty || (open != nil && open != .free) { return open }
        return try Self.place(of: number, among: hidden, in: bytes, budget: budget) ?? open
    }

    private static func place(
        of number: Int, among runs: [Run], in bytes: [UInt8], budget: PDFBudget
    ) throws(PDFFault) -> PDFPlace? {
        for run in runs {
            try budget.spend()
            let index = number - run.first
            guard index >= 0, index < run.count else { continue }
            switch run.source {
            case .table(let start): return try tableEntry(at: start + 20 * index, in: bytes, budget: budget)
            case .stream(let data, let widths, let start):
                return try streamEntry(at: start + widths.reduce(0, +) * index, widths: widths, in: data)
            }
        }
        return nil
    }
}

// MARK: - Tables (ISO 32000-1, 7.5.4)

extension CrossReferences {
    /// Reads a table and its trailer; the parser stands behind the word `xref`.
    init(tableWith parser: inout PDFParser) throws(PDFFault) {
        form = .table
        while let first = try parser.takeInteger() {
            guard let count = try parser.takeInteger() else { throw .malformed("xref subsection") }
            try parser.skipSpace()
            guard count <= (parser.bytes.count - parser.position) / 20, first <= Int32.max else { throw .malformed("xref count") }
            runs.append(Run(first: first, count: count, source: .table(at: parser.position)))
            parser.position += 20 * count
        }
        guard try parser.take("trailer"), case .dictionary(let trailer) = try parser.value() else { throw .malformed("trailer") }
        self.trailer = trailer
    }

    mutating func hide(_ stream: CrossReferences) { hidden = stream.runs }

    private static func tableEntry(at start: Int, in bytes: [UInt8], budget: PDFBudget) throws(PDFFault) -> PDFPlace {
        var parser = PDFParser(bytes, at: start, budget: budget)
        let offset = try parser.takeInteger()
        guard let offset, parser.position == start + 10, let generation = try parser.takeInteger(), parser.position == start + 16
        else { throw .malformed("xref entry") }
        if try parser.take("n") { return .offset(offset, generation: generation) }
        guard try parser.take("f") else { throw .malformed("xref entry") }
        return .free
    }
}

// MARK: - Streams (ISO 32000-1, 7.5.8)

extension CrossReferences {
    init(stream dictionary: PDFDictionary, data: [UInt8], budget: PDFBudget) throws(PDFFault) {
        form = .stream
        trailer = dictionary
        let widths = (dictionary["W"]?.array ?? []).compactMap(\.integer)
        guard dictionary["Type"]?.name == "XRef", widths.count == 3, widths.allSatisfy({ (0...8).contains($0) }), widths[1] > 0,
            let size = dictionary["Size"]?.integer
        else { throw .malformed("xref stream") }
        let numbers = dictionary["Index"]?.array?.compactMap(\.integer) ?? [0, size]
        guard numbers.count % 2 == 0 else { throw .malformed("xref index") }
        let width = widths.reduce(0, +)
        var place = 0
        for i in stride(from: 0, to: numbers.count, by: 2) {
            try budget.spend()
            let (first, count) = (numbers[i], numbers[i + 1])
            guard first >= 0, first <= Int32.max, count >= 0, count <= (data.count - place) / width
            else { throw .malformed("xref index") }
            runs.append(Run(first: first, count: count, source: .stream(data, widths: widths, at: place)))
            place += width * count
        }
    }

    private static func streamEntry(at start: Int, widths: [Int], in data: [UInt8]) throws(PDFFault) -> PDFPlace {
        var place = start
        var fields: [Int] = []
        for width in widths {
            let value = data[place..<place + width].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            guard let field = Int(exactly: value) else { throw .malformed("xref entry") }
            fields.append(field)
            place += width
        }
        switch widths[0] == 0 ? 1 : fields[0] {
        case 0: return .free
        case 1: return .offset(fields[1], generation: fields[2])
        case 2: return .compressed(stream: fields[1], index: fields[2])
        default: throw .unsupported("xref entry of an unknown type")
        }
    }
}
