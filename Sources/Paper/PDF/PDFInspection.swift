import Foundation

/// What can be said about an uploaded PDF before its signatures are judged.
package struct PDFInspection: Equatable, Sendable {
    /// nil when the file does not parse so far.
    package let pages: Int?
    package let signature: SignatureTrace
}

/// Whether a PDF carries signatures. `undecided` wherever it cannot be ruled out.
package enum SignatureTrace: Equatable, Sendable {
    case none
    case undecided(Reason)

    package enum Reason: String, Sendable, CaseIterable {
        /// A signature field, signed or still empty, whose worth nobody has judged.
        case notJudged = "not-judged"
        /// A signature lies in the file, but no field leads to it.
        case unreachable = "signature-unreachable"
        case encrypted
        case malformed
        case unsupported
        case tooComplex = "too-complex"
        case tooLarge = "too-large"
    }
}

extension PDFInspection {
    /// Files over this size are not read.
    package static let largest = 256 << 20

    /// Hostile bytes end in `undecided`, after a bounded amount of work: 4 million steps and 64 MiB of inflated data.
    package static func inspect(_ bytes: [UInt8]) -> PDFInspection {
        guard bytes.count <= largest else { return PDFInspection(pages: nil, signature: .undecided(.tooLarge)) }
        do {
            var reader = try PDFReader(bytes)
            let pages = try reader.pages().count
            return PDFInspection(pages: pages, signature: trace(in: &reader))
        } catch {
            return PDFInspection(pages: nil, signature: .undecided(reason(for: error)))
        }
    }

    /// Throws what Foundation throws when the file cannot be read.
    package static func inspect(fileAt path: String) throws -> PDFInspection {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        return inspect([UInt8](try file.read(upToCount: largest + 1) ?? Data()))
    }

    private static func trace(in reader: inout PDFReader) -> SignatureTrace {
        do {
            if try !reader.signatureFields().isEmpty { return .undecided(.notJudged) }
            return reader.namesByteRange ? .undecided(.unreachable) : .none
        } catch {
            return .undecided(reason(for: error))
        }
    }

    private static func reason(for fault: PDFFault) -> SignatureTrace.Reason {
        switch fault {
        case .malformed: .malformed
        case .encrypted: .encrypted
        case .unsupported: .unsupported
        case .tooComplex: .tooComplex
        }
    }
}
