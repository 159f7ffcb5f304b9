import CQRCode

/// A QR code of level M as the path of its dark modules, with the four light ones the standard wants around it.
struct QRCode: Sendable {
    var qrLabel: String
    var qrSize: Int
    var qrPath: String

    /// Nil when the text is longer than a QR code can be.
    init?(_ text: String, label: String) {
        let bytes = Array(text.utf8)
        guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        let modules = UnsafeBufferPointer(start: code.pointee.data, count: width * width)
        (qrLabel, qrSize) = (label, width + 2 * Self.quiet)
        qrPath = modules.indices.filter { modules[$0] & 1 == 1 }.map { "M\($0 % width + Self.quiet) \($0 / width + Self.quiet)h1v1h-1z" }.joined()
    }

    private static let quiet = 4
}
