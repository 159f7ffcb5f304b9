/// Writes values so that every reader reads back the same: strings in hexadecimal, names with everything unusual escaped.
struct PDFWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ text: String) { bytes += text.utf8 }
    mutating func write(raw: [UInt8]) { bytes += raw }

    mutating func write(_ value: PDFValue) {
        switch value {
        case .null: write("null")
        case .bool(let flag): write(flag ? "true" : "false")
        case .integer(let number): write(String(number))
        case .real(let spelling): bytes += spelling
        case .string(let string): write(string: string)
        case .name(let name): write(name: name)
        case .array(let values): write(array: values)
        case .dictionary(let dictionary): write(dictionary)
        case .reference(let reference): write("\(reference.number) \(reference.generation) R")
        }
    }

    mutating func write(_ dictionary: PDFDictionary) {
        write("<<")
        write(entriesOf: dictionary)
        write(">>")
    }

    mutating func write(entriesOf dictionary: PDFDictionary) {
        for key in dictionary.keys {
            write(name: key)
            write(" ")
            write(dictionary[key] ?? .null)
            write("\n")
        }
    }

    private mutating func write(string: [UInt8]) {
        write("<")
        write(raw: hexadecimal(string))
        write(">")
    }

    private mutating func write(array: [PDFValue]) {
        write("[")
        for (i, value) in array.enumerated() {
            if i > 0 { write(" ") }
            write(value)
        }
        write("]")
    }

    private mutating func write(name: String) {
        write("/")
        for scalar in name.unicodeScalars {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            bytes += isPlain(byte) ? [byte] : [UInt8(ascii: "#")] + hexadecimal([byte])
        }
    }

    private func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}

func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return [UInt8](unsafeUninitializedCapacity: 2 * bytes.count) { text, count in
        for (i, byte) in bytes.enumerated() {
            text[2 * i] = digits[Int(byte >> 4)]
            text[2 * i + 1] = digits[Int(byte & 15)]
        }
        count = 2 * bytes.count
    }
}

/// Text as a PDF text string (ISO 32000-1, 7.9.2.2): UTF-16 with its mark.
func textString(_ text: String) -> PDFValue {
    .string([0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
}
