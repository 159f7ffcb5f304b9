import Foundation

/// Small real papers for demonstrations: one A4 page with some lines, a photo, a data file. Equal words give equal bytes.
enum DemoPaper {
    /// - Parameter format: one of the words of `Component.formats`.
    static func bytes(format: String, title: String, lines: [String]) -> [UInt8] {
        switch format {
        case "jpeg": photo(title: ([title] + lines).joined(separator: ", "))
        case "xml": Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<demo><!-- \(title.unmarked) --></demo>\n".utf8)
        default: pdf(title: title, lines: lines)
        }
    }

    /// The standard fonts of PDF have no Vietnamese letters, so the marks are left out.
    static func pdf(title: String, lines: [String]) -> [UInt8] {
        let heading = title.unmarked.wrapped(at: 60).enumerated().map { line($1, size: 15, y: 690 - 22 * $0) }
        let text = lines.flatMap { $0.unmarked.wrapped(at: 80) }.enumerated().map { line($1, size: 12, y: 600 - 20 * $0) }
        let content = head + heading.joined() + text.joined() + line(foot, size: 9, y: 60)
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
            "<</Length \(content.utf8.count)>>stream\n\(content)\nendstream",
        ]
        return file(of: objects)
    }

    private static let head = line("CONG HOA XA HOI CHU NGHIA VIET NAM", size: 12, y: 780) + line("Doc lap - Tu do - Hanh phuc", size: 12, y: 762)
    private static let foot = "Ban trinh dien, khong co gia tri phap ly / Demonstration only"

    private static func line(_ text: String, size: Int, y: Int) -> String {
        let escaped = text.replacing("\\", with: "").replacing("(", with: "\\(").replacing(")", with: "\\)")
        return "BT/F \(size) Tf 72 \(y) Td(\(escaped))Tj ET\n"
    }

    private static func file(of objects: [String]) -> [UInt8] {
        var text = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        let entries = offsets.map { String(repeating: "0", count: 10 - String($0).count) + "\($0) 00000 n \n" }
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n" + entries.joined()
        text += "trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
        return Array(text.utf8)
    }

    /// A portrait with its words as a comment, so that it is nobody else's photo.
    private static func photo(title: String) -> [UInt8] {
        let comment = Array(title.unmarked.utf8.prefix(200))
        return [0xFF, 0xD8, 0xFF, 0xFE, 0, UInt8(comment.count + 2)] + comment + portrait.dropFirst(2)
    }

    private static let portrait = [UInt8](Data(base64Encoded: encodedPortrait, options: .ignoreUnknownCharacters) ?? Data())

    private static let encodedPortrait = """
        /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/
        2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAB4AFADASIAAhEBAxEB/8QA
        GgABAAIDAQAAAAAAAAAAAAAAAAUGAQMEAv/EADMQAAICAQIDBAkCBwAAAAAAAAABAgMRBAUhMWESQVGRBhMycYGhscHhFCIjNDVzktHw/8QAFwEBAQEBAAAA
        AAAAAAAAAAAAAAIDAf/EABsRAQEBAQEBAQEAAAAAAAAAAAABEQIhEiIx/9oADAMBAAIRAxEAPwCZABaAAAAAAAAAAAAAAOPcdwhoq8LErZL9sfu+h1TnGuEp
        zeIxTbfQqWqvlqdRO6XByeceC7kctdk0v1V+of8AGtlNZzjPDy5GKb7qJZqslB5TeHz9/iawStY9q3NaqKqtaVyX+f5JEpkJyrnGcHiUWmn1Ldpb46nTwujw
        UlnHg+9FSosbQAdcAABx7tOUNtucXh4S+DaTKuXQ1EdXF8TVQBbwR9L+VQLFsE5S0DTeVGbS6Lg/uztNi5Irm6nuZGQAaMwAADW1hmw8yWeKI7mxfFyvAMOW
        HyHa6GLZk2nmC7z0bcTIx7u3AAFoAAAAI7U7xRVLs1RdzT4tPC8wOuz22Yj7S95z6OvUblQtRDWRqeXGUI1Zw11b8MHvUaXUaKiepnrlNVrPZdPBvuXB+Jle
        PWs78dgIvT71XNqN8HW8e0uK/wC8yTi1KKlFpprKa7zVkyAAABGb3q3VWtPD2rFmT8F+QOPctylqJOumTjUuGVwc/wAdCOALSnfRe7Fl9DcuKU0u5Y4P6ryN
        /pNd2NJVSnJOyeXjk0vH4teRC7Zd6jcKLMxSU0m5cknwfyZv3+71u5zScWq0oJrzfzbJz9K3xHHZoNws0k0pNzq7455dUcYKSt0JxshGcXmMllPoeiG2PVtS
        /Sz5PLg+vevuTJFUFV1l/wCp1VluMKT4e7kix62z1Wjun2nFqDSa8XwXzKsVy5QAFOBmUnKTlJtyby23xbMAAAAPVU3VbCyOMxkpLPQtlU1bVCyOcSipLPUq
        JY9os9Zt9a7Tk4txee7j/rBNdjO7/wBNt+H1RWwBHKAAoAAAAAAnth/k5/3H9EATf4R//9k=
        """
}

extension String {
    /// In ASCII, for fonts that have nothing else: `Đại lý` → `Dai ly`.
    var unmarked: String {
        replacing("Đ", with: "D").replacing("đ", with: "d").folding(options: .diacriticInsensitive, locale: nil).filter(\.isASCII)
    }

    /// `Đơn đề nghị cấp mã số` → `don-de-nghi-cap-ma`: how people name their files.
    var asFileName: String {
        unmarked.lowercased().split { !$0.isLetter && !$0.isNumber }.prefix(5).joined(separator: "-")
    }

    fileprivate func wrapped(at width: Int) -> [String] {
        split(separator: " ").reduce(into: [""]) { lines, word in
            let last = lines[lines.count - 1]
            if last.count + word.count < width { lines[lines.count - 1] = last.isEmpty ? String(word) : "\(last) \(word)" } else { lines.append(String(word)) }
        }
    }
}
