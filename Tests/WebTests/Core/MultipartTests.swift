import Hummingbird
import Testing

@testable import Web

@Suite struct MultipartTests {
    static let type = "multipart/form-data; boundary=xYz"

    /// What a body says, in a form that does not depend on how it was cut.
    struct Told: Equatable {
        var parts: [PartHead] = []
        var contents: [[UInt8]] = []
        var ended = 0
        var error: MultipartError?
    }

    static func tell(_ body: [UInt8], type: String = type, cut: Int = .max, limits: MultipartLimits = MultipartLimits()) -> Told {
        var told = Told()
        do {
            var parser = try MultipartParser(contentType: type, limits: limits)
            var rest = body[...]
            while !rest.isEmpty {
                for event in try parser.push(ByteBuffer(bytes: rest.prefix(cut))) { told.take(event) }
                rest = rest.dropFirst(cut)
            }
            try parser.finish()
        } catch { told.error = error }
        return told
    }

    static func tell(_ body: String, type: String = type, cut: Int = .max, limits: MultipartLimits = MultipartLimits()) -> Told {
        tell(Array(body.utf8), type: type, cut: cut, limits: limits)
    }

    static func part(_ content: String, _ head: String = "Content-Disposition: form-data; name=\"a\"") -> String {
        "--xYz\r\n\(head)\r\n\r\n\(content)\r\n"
    }

    @Test func `a text field and a file come out as they went in`() {
        let told = Self.tell(
            Self.part("Nguyễn Văn An")
                + Self.part("%PDF\r\n--xY\r\n\r\n", "Content-Disposition: form-data; name=\"tệp\"; filename=\"Tờ khai.pdf\"\r\nContent-Type: Application/PDF")
                + "--xYz--\r\n")
        #expect(told.parts == [PartHead(name: "a"), PartHead(name: "tệp", fileName: "Tờ khai.pdf", contentType: "application/pdf")])
        #expect(told.contents.map { String(decoding: $0, as: UTF8.self) } == ["Nguyễn Văn An", "%PDF\r\n--xY\r\n\r\n"])
        #expect(told.ended == 2 && told.error == nil)
    }

    @Test func `an empty part is a part`() {
        let told = Self.tell(Self.part("") + "--xYz--")
        #expect(told == Told(parts: [PartHead(name: "a")], contents: [[]], ended: 1))
    }

    @Test(arguments: [
        "", "--xYz", "--xYz\r\n", part(""), part("abc"), "--xYz\r\nContent-Disposition: form-data; na", part("a") + "--xYz-",
        part("a") + "--xY", String(part("abc").dropLast()),
    ])
    func `a body that stops before its closing boundary is truncated`(_ body: String) {
        #expect(Self.tell(body).error == .truncated)
    }

    @Test(arguments: [
        "x" + part("a") + "--xYz--",
        "--xYz \r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--xYz--",
        "--xYz\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--xYz--",
        part("a", "Content-Disposition: form-data") + "--xYz--",
        part("a", "Content-Disposition: attachment; name=\"a\"") + "--xYz--",
        part("a", "Content-Disposition: form-data; name=\"a\"; name=\"b\"") + "--xYz--",
        part("a", "Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"") + "--xYz--",
        part("a", "Content-Disposition: form-data; name=\"a\"\r\n folded") + "--xYz--",
        part("a", "Content-Disposition: form-data; name=\"a\nX: y\"") + "--xYz--",
        part("a", "Content-Disposition: form-data; name=\"a") + "--xYz--",
        part("a", "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64") + "--xYz--",
        part("a", "Content-Disposition: form-data; name=\"a\"; filename*=latin1''a") + "--xYz--",
        part("a") + "--xYzq\r\n", part("a") + "--xYz--\r\nmore", part("a") + "--xYz--\n",
    ])
    func `what another reader might understand differently is refused`(_ body: String) {
        guard case .malformed = Self.tell(body).error else {
            Issue.record("read as \(Self.tell(body))")
            return
        }
    }

    @Test(arguments: [
        "multipart/form-data", "multipart/mixed; boundary=a", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a \"",
        "multipart/form-data; boundary=" + String(repeating: "a", count: 71), "multipart/form-data; boundary=a\u{1}b", "text/plain; boundary=a",
    ])
    func `a content type without a lawful boundary is refused`(_ type: String) {
        #expect(Self.tell("--a--", type: type).error == .boundary)
    }

    @Test func `limits name what they limit`() {
        var limits = MultipartLimits()
        (limits.parts, limits.headBytes, limits.fieldBytes, limits.fileBytes) = (2, 100, 10, 20)
        let file = "Content-Disposition: form-data; name=\"f\"; filename=\"f\""
        let long = "Content-Disposition: form-data; name=\"\(String(repeating: "n", count: 100))\""
        func error(_ body: String, cut: Int) -> MultipartError? { Self.tell(body, cut: cut, limits: limits).error }
        for cut in [1, 7, 1000] {
            #expect(error(Self.part(String(repeating: "a", count: 10)) + "--xYz--", cut: cut) == nil)
            #expect(error(Self.part(String(repeating: "a", count: 11)) + "--xYz--", cut: cut) == .fieldTooLarge(name: "a", limit: 10))
            #expect(error(Self.part(String(repeating: "a", count: 20), file) + "--xYz--", cut: cut) == nil)
            #expect(error(Self.part(String(repeating: "a", count: 21), file), cut: cut) == .fileTooLarge(name: "f", limit: 20))
            #expect(error(Self.part("a", long), cut: cut) == .headTooLarge(limit: 100))
            #expect(error(Self.part("a") + Self.part("b") + Self.part("c") + "--xYz--", cut: cut) == .tooManyParts(limit: 2))
        }
    }

    @Test func `random bodies tell the same however they are cut`() {
        var random = Seeded(2988)
        for _ in 0..<60 {
            let body = Self.randomBody(&random)
            let whole = Self.tell(body.bytes)
            #expect(whole.error == nil && whole.contents == body.contents && whole.ended == body.contents.count)
            for cut in 1...min(body.bytes.count, 90) { #expect(Self.tell(body.bytes, cut: cut) == whole) }
        }
    }

    @Test func `a damaged body ends in a result, the same however it is cut`() {
        var random = Seeded(1789)
        for _ in 0..<1500 {
            var bytes = Self.randomBody(&random).bytes
            for _ in 0...Int.random(in: 0..<3, using: &random) { Self.damage(&bytes, &random) }
            let whole = Self.tell(bytes)
            let cut = Self.tell(bytes, cut: Int.random(in: 1...9, using: &random))
            // What precedes an error in the same push is dropped with it, so only bodies without one compare in full.
            #expect(cut.error == whole.error && (whole.error != nil || cut == whole))
        }
    }

    /// Contents full of near-boundaries, for that is where parsers go wrong.
    static func randomBody(_ random: inout Seeded) -> (bytes: [UInt8], contents: [[UInt8]]) {
        let crumbs = ["\r", "\n", "\r\n", "--", "\r\n--", "\r\n--x", "\r\n--xY", "--xYz", "\r\r\n--xY", "\u{0}", "é", "a"]
        var contents: [[UInt8]] = []
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let content = (0..<Int.random(in: 0...12, using: &random)).map { _ in crumbs.randomElement(using: &random)! }.joined()
            guard !("\r\n" + content).contains("\r\n--xYz") else { continue }
            contents.append(Array(content.utf8))
            bytes += Array(part(content).utf8)
        }
        if contents.isEmpty { (bytes, contents) = (Array(part("").utf8), [[]]) }
        return (bytes + Array("--xYz--\r\n".utf8), contents)
    }

    static func damage(_ bytes: inout [UInt8], _ random: inout Seeded) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        case 2 where bytes.count > 1: bytes.remove(at: place)
        default: bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
        }
    }
}

extension MultipartTests.Told {
    mutating func take(_ event: MultipartParser.Event) {
        switch event {
        case .began(let head):
            parts.append(head)
            contents.append([])
        case .data(let data): contents[contents.count - 1] += Array(data.readableBytesView)
        case .ended: ended += 1
        }
    }
}
