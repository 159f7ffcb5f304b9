import Hummingbird

extension Request {
    var mediaType: String { headers[.contentType].flatMap { HeaderValue(parsing: $0)?.value } ?? "" }

    /// The fields of a form or JSON body of at most `limit` bytes. Files in a multipart body are refused: a place that takes files
    /// says so with `upload`.
    package func fields(limit: Int = 1 << 20) async throws -> Fields {
        switch mediaType {
        case "application/x-www-form-urlencoded": return try URLEncodedForm.parse(try await bytes(limit: limit).readableBytesView)
        case "application/json": return try JSONFields.parse(try await bytes(limit: limit).readableBytesView)
        case "multipart/form-data":
            return try await upload(limit: limit) { _ in throw FormError.malformed("file where none is taken") }
        case let other: throw BodyError.unsupported(other)
        }
    }

    /// The whole body, at most `limit` bytes.
    package func bytes(limit: Int) async throws(BodyError) -> ByteBuffer {
        var body = try BodyReader(self, limit: limit)
        return try await body.all()
    }

    /// Reads a multipart body of at most `limit` bytes. Files go to `file` as they arrive; the next bytes are read from the network only
    /// when it has returned, so a slow disk slows the sender. When this throws, the file last begun is incomplete and the caller drops it.
    package func upload(
        limit: Int, parts: MultipartLimits = MultipartLimits(), file: (FileEvent) async throws -> Void
    ) async throws -> Fields {
        guard mediaType == "multipart/form-data" else { throw BodyError.unsupported(mediaType) }
        var form = try MultipartForm(contentType: headers[.contentType] ?? "", limits: parts)
        var body = try BodyReader(self, limit: limit)
        while let bytes = try await body.next() {
            for event in try form.push(bytes) { try await file(event) }
        }
        try form.finish()
        return form.fields
    }
}
