/// An incremental update (ISO 32000-1, 7.5.6): new objects after the untouched bytes of a file, with cross-references in the form
/// that the file itself uses.
struct PDFUpdate {
    private let reader: PDFReader
    private var writer = PDFWriter()
    private var offsets: [Int: (offset: Int, generation: Int)] = [:]
    private var unused: Int

    /// Cross-reference streams are written with offsets of four bytes.
    private static let largestFile = Int(Int32.max)
    private static let highestNumber = 8_388_607

    init(of reader: PDFReader) throws(PDFFault) {
        guard reader.bytes.count < Self.largestFile / 2, reader.firstUnused < Self.highestNumber else { throw .tooComplex }
        self.reader = reader
        unused = reader.firstUnused
        if reader.bytes.last != 10 { writer.write("\n") }
    }

    /// Offset in the finished file of what is written next.
    private var end: Int { reader.bytes.count + writer.bytes.count }

    mutating func newReference() -> PDFReference {
        defer { unused += 1 }
        return PDFReference(number: unused, generation: 0)
    }

    mutating func write(_ dictionary: PDFDictionary, as reference: PDFReference) {
        var body = PDFWriter()
        body.write(dictionary)
        write(body: body.bytes, as: reference)
    }

    /// Writes an object as it is spelt and gives the offset in the finished file at which `body` begins.
    @discardableResult
    mutating func write(body: [UInt8], as reference: PDFReference) -> Int {
        offsets[reference.number] = (end, reference.generation)
        writer.write("\(reference.number) \(reference.generation) obj\n")
        defer { writer.write(raw: body + Array("\nendobj\n".utf8)) }
        return end
    }

    /// The whole file. `identity` becomes the changing half of the file identifier.
    mutating func finished(identity: [UInt8]) -> [UInt8] {
        var trailer = PDFDictionary()
        for key in ["Root", "Info"] { trailer[key] = reader.trailer[key] }
        let first = reader.trailer["ID"]?.array?.first ?? .string(identity)
        trailer["ID"] = .array([first, .string(identity)])
        trailer["Prev"] = .integer(reader.start)
        let start = end
        switch reader.revisions[0].form {
        case .table: writeTable(trailer)
        case .stream: writeStream(trailer)
        }
        writer.write("startxref\n\(start)\n%%EOF\n")
        return reader.bytes + writer.bytes
    }
}

// MARK: - Cross-references

extension PDFUpdate {
    private mutating func writeTable(_ trailer: PDFDictionary) {
        writer.write("xref\n")
        for run in runs() {
            writer.write("\(run.lowerBound) \(run.count)\n")
            for number in run {
                guard let (offset, generation) = offsets[number] else { continue }
                writer.write("\(padded(offset, to: 10)) \(padded(generation, to: 5)) n \n")
            }
        }
        var trailer = trailer
        trailer["Size"] = .integer(unused)
        writer.write("trailer\n")
        writer.write(trailer)
        writer.write("\n")
    }

    private mutating func writeStream(_ trailer: PDFDictionary) {
        let reference = newReference()
        let start = end
        offsets[reference.number] = (start, 0)
        let runs = runs()
        var entries: [UInt8] = []
        for number in runs.joined() {
            guard let (offset, generation) = offsets[number] else { continue }
            entries += [1] + bigEndian(offset, width: 4) + bigEndian(generation, width: 2)
        }
        var dictionary = trailer
        dictionary["Type"] = .name("XRef")
        dictionary["Size"] = .integer(unused)
        dictionary["W"] = .array([.integer(1), .integer(4), .integer(2)])
        dictionary["Index"] = .array(runs.flatMap { [.integer($0.lowerBound), .integer($0.count)] })
        dictionary["Length"] = .integer(entries.count)
        writer.write("\(reference.number) 0 obj\n")
        writer.write(dictionary)
        writer.write("\nstream\n")
        writer.write(raw: entries)
        writer.write("\nendstream\nendobj\n")
    }

    /// The written numbers as ranges without holes.
    private func runs() -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for number in offsets.keys.sorted() {
            if let last = runs.last, last.upperBound == number {
                runs[runs.count - 1] = last.lowerBound..<number + 1
            } else {
                runs.append(number..<number + 1)
            }
        }
        return runs
    }
}

func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

private func bigEndian(_ number: Int, width: Int) -> [UInt8] {
    (0..<width).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}
