/// Reads a number as it is written in Vietnam: `1.250.000`, `12,5`, also with blanks. A dot that does not part groups of
/// three is taken for the decimal sign of other languages (`12.5`); `1.250` is always twelve hundred and fifty.
func canonicalNumber(_ text: String, decimals: Int, least: Int?, most: Int?) throws(FieldFault.Fault) -> String {
    let compact = text.filter { !$0.isWhitespace }
    let isNegative = compact.hasPrefix("-")
    let (whole, fraction) = try parts(of: isNegative ? compact.dropFirst() : compact[...], withDecimals: decimals > 0)
    if fraction.count > decimals { throw .tooManyDecimals(most: decimals) }
    guard whole.count <= 15, let size = Double(whole + "." + (fraction.isEmpty ? "0" : fraction)) else { throw .notANumber }
    let value = isNegative ? -size : size
    if let least, value < Double(least) { throw .tooSmall(least: least) }
    if let most, value > Double(most) { throw .tooLarge(most: most) }
    return (value < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "," + fraction)
}

private func parts(of text: Substring, withDecimals: Bool) throws(FieldFault.Fault) -> (whole: String, fraction: String) {
    if let whole = grouped(text, by: ".") { return (whole, "") }
    if !withDecimals {
        guard let whole = grouped(text, by: ",") else { throw .notANumber }
        return (whole, "")
    }
    let comma = text.split(separator: ",", omittingEmptySubsequences: false)
    if comma.count == 2, let whole = grouped(comma[0], by: "."), comma[1].isDigits { return (whole, String(comma[1])) }
    let dot = text.split(separator: ".", omittingEmptySubsequences: false)
    if dot.count == 2, dot[0].isDigits, dot[1].isDigits { return (withoutLeadingZeros(dot[0]), String(dot[1])) }
    throw .notANumber
}

/// The digits of `1.250.000` or `1250000`; nil when the groups are not of three.
private func grouped(_ text: Substring, by separator: Character) -> String? {
    let groups = text.split(separator: separator, omittingEmptySubsequences: false)
    guard groups.allSatisfy(\.isDigits) else { return nil }
    guard groups.count == 1 || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }) else { return nil }
    return withoutLeadingZeros(groups.joined()[...])
}

private func withoutLeadingZeros(_ digits: Substring) -> String {
    let rest = digits.drop { $0 == "0" }
    return rest.isEmpty ? "0" : String(rest)
}

extension Substring {
    fileprivate var isDigits: Bool { !isEmpty && allSatisfy(\.isDecimalDigit) }
}
