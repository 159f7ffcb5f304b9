import Foundation
import Testing

@testable import Service

@Suite struct TimeCodeTests {
    private static let secret = Data("12345678901234567890".utf8)

    @Test(
        "the vectors of RFC 6238, appendix B, for SHA-1",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"), (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func vectors(_ seconds: Int64, _ code: String) {
        #expect(TimeCode.code(Self.secret, step: TimeCode.step(at: seconds * 1000), digits: 8) == code)
    }

    @Test func `a code holds for its half minute and its neighbours, and no longer`() {
        let now: Int64 = 1_234_567_890_000
        let code = TimeCode.code(Self.secret, step: TimeCode.step(at: now))
        for (seconds, holds) in [(-60, false), (-30, true), (0, true), (30, true), (60, false)] as [(Int64, Bool)] {
            #expect((TimeCode.step(of: code, Self.secret, at: now + seconds * 1000) != nil) == holds)
        }
        #expect(TimeCode.step(of: "", Self.secret, at: now) == nil)
    }

    @Test("RFC 4648, section 10", arguments: [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI")])
    func base32(_ plain: String, _ text: String) {
        #expect(Base32.encode(Data(plain.utf8)) == text)
    }
}
