import Crypto
import Foundation
import HTTPTypes
import Hummingbird

/// Style sheet, script and pictures, read once at start. Their addresses carry a hash of the content, so a browser may keep them for ever; an
/// address with another hash (a page from before an update) gets what we have, not to be kept.
package struct StaticFiles: Sendable {
    private struct File {
        var bytes: ByteBuffer
        var hash: String
        var type: String
    }

    private let files: [String: File]

    package init(_ resources: Resources) throws {
        files = Dictionary(
            uniqueKeysWithValues: try resources.files(in: "static", extension: "").map { path, content in
                let hash = String(SHA256.hash(data: content).hex.prefix(16))
                return (path, File(bytes: ByteBuffer(bytes: content), hash: hash, type: Self.type(of: path)))
            })
    }

    /// `haidang.css` → `/static/haidang.0123456789abcdef.css`; nil when there is no such file.
    package func address(of name: String) -> String? {
        files[name].map { "/static/" + Self.insert($0.hash, into: name) }
    }

    /// The text with every `/static/name` in it as `/static/name.<hash>`, so that templates are written plainly.
    func address(_ text: String) -> String {
        // The longest names first: `a.css.map` must not be taken for `a.css`.
        files.keys.sorted { $0.count > $1.count }.reduce(text) { text, name in
            address(of: name).map { text.replacing("/static/\(name)", with: $0) } ?? text
        }
    }

    /// - Parameter path: what follows `/static/`.
    func response(to request: Request, path: String) throws -> Response {
        if let file = files[path] { return Self.response(file, to: request, forEver: false) }
        let (name, hash) = Self.removeHash(from: path)
        guard let file = files[name] else { throw Problem.notFound }
        return Self.response(file, to: request, forEver: hash == file.hash)
    }

    private static func response(_ file: File, to request: Request, forEver: Bool) -> Response {
        let tag = "\"\(file.hash)\""
        let headers: HTTPFields = [
            .contentType: file.type, .eTag: tag, .cacheControl: forEver ? "public, max-age=31536000, immutable" : "no-cache",
        ]
        let known = request.headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
        if known.contains(where: { $0.drop { $0 == " " } == tag }) { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: file.bytes))
    }

    private static func insert(_ hash: String, into name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "\(name).\(hash)" }
        return "\(name[..<dot]).\(hash)\(name[dot...])"
    }

    private static func removeHash(from path: String) -> (name: String, hash: String) {
        var parts = path.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 3 else { return (path, "") }
        let hash = parts.remove(at: parts.count - 2)
        return (parts.joined(separator: "."), String(hash))
    }

    private static func type(of path: String) -> String {
        switch path.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "ico": "image/x-icon"
        case "txt": "text/plain; charset=utf-8"
        case "webmanifest": "application/manifest+json"
        default: "application/octet-stream"
        }
    }
}
