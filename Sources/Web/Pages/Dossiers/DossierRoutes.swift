import Domain
import Hummingbird
import Service

enum DossierRoutes {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "dossiers") { reader in
            guard let account = reader.account else { throw Problem.signInFirst }
            guard account.role == .declarant else { return reader.redirect(to: account.deskPath) }
            return try await MyDossiers.show(reader, account)
        }
        router.pages(desk, get: "dossiers/{number}") { reader in try await show(reader) }
        router.pages(desk, get: "dossiers/{number}/documents/{id}") { reader in
            let (number, id) = (try reader.parameter("number"), try reader.parameter("id"))
            let (line, path) = try await reader.office.document(id, of: number, for: try reader.actor())
            try await reader.dossier(number, document: id)
            return try await Download.response(path: path, name: line.document.name, type: line.document.kind.mediaType, reader.context)
        }
        router.pages(desk, get: "dossiers/{number}/documents/{id}/pages/{page}") { reader in try await picture(reader) }
    }

    /// A page of a PDF as a picture, for reading beside the acts.
    private static func picture(_ reader: Reader) async throws -> Response {
        guard let page = Int(try reader.parameter("page")) else { throw Problem.notFound }
        let (number, id) = (try reader.parameter("number"), try reader.parameter("id"))
        let picture = try await reader.office.picture(ofPage: page, of: id, in: number, for: try reader.actor())
        try await reader.dossier(number, document: id, inPieces: true)
        return Response(
            status: .ok, headers: [.contentType: "image/jpeg", .cacheControl: "private, no-store"], body: ResponseBody(byteBuffer: ByteBuffer(bytes: picture)))
    }

    private static func show(_ reader: Reader) async throws -> Response {
        let view = try await reader.dossier(try reader.parameter("number"))
        guard reader.isDeclarant else { return try await OfficePages.dossier(reader, view) }
        return try await reader.page("dossier", title: "\(view.row.number) · \(reader.text(view.procedure.name))", DeclarantView(view: view, reader: reader).page)
    }
}
