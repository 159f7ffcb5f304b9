import Hummingbird

/// A file on its way in. `data` comes in order, between `began` and `ended`; no `ended` after an error.
package enum FileEvent: Sendable {
    case began(UploadedFile)
    case data(ByteBuffer)
    case ended
}

package struct UploadedFile: Equatable, Sendable {
    /// The field it was sent in.
    package var field: String
    /// Cleaned by `FileName.clean`.
    package var name: String
    /// As claimed by the sender.
    package var contentType: String?
}

/// Turns the parts of a multipart body into fields and files. A file field left empty by a browser leaves nothing.
struct MultipartForm {
    private var parser: MultipartParser
    private(set) var fields = Fields()
    private var part: Part?

    private enum Part {
        case text(String, ByteBuffer)
        case emptySoFar(UploadedFile)
        case file
    }

    init(contentType: String, limits: MultipartLimits) throws(MultipartError) {
        parser = try MultipartParser(contentType: contentType, limits: limits)
    }

    mutating func push(_ bytes: ByteBuffer) throws -> [FileEvent] {
        var events: [FileEvent] = []
        for event in try parser.push(bytes) { try take(event, &events) }
        return events
    }

    func finish() throws { try parser.finish() }

    private mutating func take(_ event: MultipartParser.Event, _ events: inout [FileEvent]) throws {
        switch (event, part) {
        case (.began(let head), _): part = Self.begin(head, &events)
        case (.data(var data), .text(let name, var text)):
            text.writeBuffer(&data)
            part = .text(name, text)
        case (.data(let data), .emptySoFar(var file)):
            file.name = FileName.unnamed
            events += [.began(file), .data(data)]
            part = .file
        case (.data(let data), .file): events.append(.data(data))
        case (.ended, .text(let name, let bytes)):
            guard let text = String(validating: bytes.readableBytesView, as: UTF8.self) else { throw FormError.malformed("not UTF-8") }
            fields.append(name, text)
        case (.ended, .file): events.append(.ended)
        case (.ended, .emptySoFar), (_, nil): break
        }
    }

    private static func begin(_ head: PartHead, _ events: inout [FileEvent]) -> Part {
        guard let name = head.fileName else { return .text(head.name, ByteBuffer()) }
        let file = UploadedFile(field: head.name, name: name, contentType: head.contentType)
        if name.isEmpty { return .emptySoFar(file) }
        events.append(.began(file))
        return .file
    }
}
