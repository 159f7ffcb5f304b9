import HTTPTypes
import Hummingbird

/// Sends a file that somebody once uploaded. Its type is what we found out, never what the sender said; the browser must save it, and were it
/// to open it all the same, then in a sandbox without scripts.
package enum Download {
    package struct Missing: Error { let path: String }

    /// - Parameters:
    ///   - path: where the document store keeps the file; it must not change while it is sent.
    ///   - name: the name the person sees, of any letters.
    /// - Throws: `Missing` when there is no such file: whoever asks has found the document in the database, so one is lost.
    package static func response(path: String, name: String, type: String, _ context: WebContext) async throws -> Response {
        // FileIO reads on threads of its own, chunk by chunk as the receiver takes them.
        guard let body = try? await FileIO().loadFile(path: path, context: context) else { throw Missing(path: path) }
        return Response(status: .ok, headers: headers(name: name, type: type), body: body)
    }

    /// The same for bytes at hand.
    package static func response(_ bytes: ByteBuffer, name: String, type: String) -> Response {
        response(ResponseBody(byteBuffer: bytes), name: name, type: type)
    }

    /// The same for what is made while it is sent.
    static func response(_ body: ResponseBody, name: String, type: String) -> Response {
        Response(status: .ok, headers: headers(name: name, type: type), body: body)
    }

    private static func headers(name: String, type: String) -> HTTPFields {
        [
            .contentType: type, .contentDisposition: disposition(name), .contentSecurityPolicy: "default-src 'none'; sandbox",
            .cacheControl: "private, no-store",
        ]
    }

    /// RFC 6266: the plain letters for old clients, RFC 8187 for all others.
    static func disposition(_ name: String) -> String {
        let clean = FileName.clean(name)
        return "attachment; filename=\"\(FileName.ascii(clean))\"; filename*=UTF-8''\(PercentDecoding.encode(clean))"
    }
}
