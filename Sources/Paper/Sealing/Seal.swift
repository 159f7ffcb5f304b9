/// Signs documents with the key of an organisation: PAdES baseline B-B, as an incremental update after the untouched bytes.
package struct Seal: Sendable {
    /// The signer's first, then those above it.
    package let certificates: [Certificate]
    private let key: SigningKey

    /// Room kept for a timestamp token that may be added later without moving a byte.
    private static let roomForTimestamp = 9_000

    init(key: SigningKey, certificates: [Certificate]) throws(SealFault) {
        guard let own = certificates.firstIndex(where: key.belongs) else { throw .noCertificateForKey }
        guard certificates[own].maySign else { throw .certificateMayNotSign }
        self.key = key
        self.certificates = [certificates[own]] + certificates[..<own] + certificates[(own + 1)...]
    }

    /// The common name of the organisation.
    package var holder: String { certificates[0].holder }

    /// Signs `pdf` and verifies the result before giving it back; it begins with the very bytes of `pdf`.
    /// - Parameters:
    ///   - reason, location: shown by viewers; empty for none.
    ///   - instant: milliseconds since 1970; written at +07:00, and the certificate must be valid then.
    package func sign(pdf: [UInt8], reason: String, location: String, at instant: Int64) throws(SealFault) -> [UInt8] {
        guard certificates[0].validity.contains(instant) else { throw .certificateNotValidThen }
        let statement = Statement(name: holder, reason: reason, location: location, instant: instant)
        var sealed = try Self.prepared(pdf, statement: statement, room: room)
        let digest = sha256(sealed.signedBytes)
        try sealed.fill(SignedData(certificates: certificates, key: key).encoded(digest: digest))
        guard try Self.verify(sealed.bytes).certificate == certificates[0] else { throw .signatureWrong }
        return sealed.bytes
    }

    private var room: Int { certificates.reduce(2_000) { $0 + $1.der.count } + Self.roomForTimestamp }

    private static func prepared(_ pdf: [UInt8], statement: Statement, room: Int) throws(SealFault) -> PreparedSignature {
        do { return try PreparedSignature(pdf, statement: statement, room: room) } catch let fault as PDFFault { throw SealFault(fault) } catch {
            throw error as? SealFault ?? .signingFailed
        }
    }
}

extension Seal {
    /// What the signature says of itself in plain text.
    struct Statement {
        let name: String
        let reason: String
        let location: String
        let instant: Int64

        var entries: PDFDictionary {
            var entries: PDFDictionary = [
                "Type": .name("Sig"), "Filter": .name("Adobe.PPKLite"), "SubFilter": .name("ETSI.CAdES.detached"),
                "M": .string(Array(pdfDate(instant).utf8)), "Name": textString(name),
            ]
            if !reason.isEmpty { entries["Reason"] = textString(reason) }
            if !location.isEmpty { entries["Location"] = textString(location) }
            return entries
        }
    }
}

/// `D:20260102030405+07'00'` (ISO 32000-1, 7.9.4) for milliseconds since 1970.
func pdfDate(_ instant: Int64) -> String {
    let seconds = Int((Double(instant) / 1000).rounded(.down)) + 7 * 3600
    let (day, second) = (seconds.floored(by: 86_400), seconds - 86_400 * seconds.floored(by: 86_400))
    let (year, month, date) = civil(day)
    let clock = [second / 3600, second / 60 % 60, second % 60]
    return "D:" + padded(year, to: 4) + ([month, date] + clock).map { padded($0, to: 2) }.joined() + "+07'00'"
}

/// Year, month and day of the Gregorian calendar, `day` days after 1970-01-01; years are counted from March, so that the leap day is last.
private func civil(_ day: Int) -> (year: Int, month: Int, date: Int) {
    let shifted = day + 719_468
    let era = shifted.floored(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
}

extension Int {
    fileprivate func floored(by divisor: Int) -> Int { (self - (self % divisor + divisor) % divisor) / divisor }
}
