import Foundation

/// The temporary folder of one document. The child sees `shown` (page.html, fonts.conf, assets/) and writes to handles that are opened
/// here, so nothing that it leaves behind is ever opened by name.
struct PrintJob {
    let folder: URL
    let outputHandle: FileHandle
    let logHandle: FileHandle
    /// SHA-256 over page and assets, in hexadecimal.
    let identifier: String

    var shown: URL { folder.appending(path: "job") }
    var scratch: URL { folder.appending(path: "scratch") }

    /// The child knows no other variables. The last two make its output depend on its input alone.
    var environment: [String: String] {
        [
            "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent",
            "FONTCONFIG_FILE": shown.appending(path: "fonts.conf").path,
            "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0", "PYTHONDONTWRITEBYTECODE": "1",
        ]
    }

    init(html: String, assets: [String: [UInt8]]) throws {
        if let bad = assets.keys.first(where: { !Self.isPlain($0) }) { throw Printer.Fault.assetName(bad) }
        folder = FileManager.default.temporaryDirectory.appending(path: "haidang-print-\(UUID().uuidString)")
        identifier = Self.identifier(html: html, assets: assets)
        let own: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        for name in ["job/assets", "scratch"] {
            let place = folder.appending(path: name)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true, attributes: own)
        }
        outputHandle = try FileHandle.created(folder.appending(path: "page.pdf"))
        logHandle = try FileHandle.created(folder.appending(path: "log"))
        try Data(html.utf8).write(to: shown.appending(path: "page.html"))
        try Data(Self.fonts.utf8).write(to: shown.appending(path: "fonts.conf"))
        for (name, bytes) in assets { try Data(bytes).write(to: shown.appending(path: "assets/\(name)")) }
    }

    /// The PDF; nil if it has more than `limit` bytes.
    func output(upTo limit: Int) throws -> [UInt8]? {
        try outputHandle.seek(toOffset: 0)
        let bytes = try outputHandle.read(upToCount: limit + 1) ?? Data()
        return bytes.count <= limit ? [UInt8](bytes) : nil
    }

    func log() -> String {
        try? logHandle.seek(toOffset: 0)
        return String(decoding: (try? logHandle.read(upToCount: 1 << 16)) ?? Data(), as: UTF8.self)
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    private static func isPlain(_ name: String) -> Bool {
        name.utf8.count <= 100 && name.first != "." && !name.isEmpty
            && name.utf8.allSatisfy { ("a"..."z").contains(Character(Unicode.Scalar($0))) || "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-".utf8.contains($0) }
    }

    private static func identifier(html: String, assets: [String: [UInt8]]) -> String {
        var parts = sha256(Array(html.utf8))
        for (name, bytes) in assets.sorted(by: { $0.key < $1.key }) { parts += sha256(Array(name.utf8)) + sha256(bytes) }
        return String(decoding: hexadecimal(sha256(parts)), as: UTF8.self)
    }

    // Only these fonts: they have all Vietnamese letters. Liberation has not, and fontconfig would mix another face into the words.
    private static let fonts = """
        <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
        <fontconfig>
          <dir>/usr/share/fonts/truetype/croscore</dir>
          <cachedir>/var/cache/fontconfig</cachedir>
          <alias binding="same"><family>serif</family><prefer><family>Tinos</family></prefer></alias>
          <alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias>
          <alias binding="same"><family>sans-serif</family><prefer><family>Arimo</family></prefer></alias>
          <alias binding="same"><family>Arial</family><prefer><family>Arimo</family></prefer></alias>
          <alias binding="same"><family>monospace</family><prefer><family>Cousine</family></prefer></alias>
        </fontconfig>
        """
}
