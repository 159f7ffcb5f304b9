import Testing

@testable import Web

@Suite struct QRCodeTests {
    /// Three finders, the timing between them and the dark module are where ISO/IEC 18004 has them; that a camera reads the rest, the browser
    /// test shows.
    @Test func `a code has its finders, its timing and four light modules around it`() throws {
        let code = try #require(QRCode("otpauth://totp/HaiDang:duc.nm?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=HaiDang", label: "a"))
        let width = code.qrSize - 8
        #expect((width - 17) % 4 == 0)
        for (x, y) in [(0, 0), (width - 7, 0), (0, width - 7)] {
            #expect((0..<7).allSatisfy { code.isDark(x + $0, y) && code.isDark(x, y + $0) } && !code.isDark(x + 1, y + 1) && code.isDark(x + 3, y + 3))
        }
        #expect((8..<width - 8).allSatisfy { code.isDark($0, 6) == ($0 % 2 == 0) && code.isDark(6, $0) == ($0 % 2 == 0) })
        #expect(code.isDark(8, width - 8))
        #expect((-4..<0).allSatisfy { !code.isDark($0, 0) && !code.isDark(0, $0) })
    }

    @Test func `what no code can hold has none`() {
        #expect(QRCode(String(repeating: "đ", count: 2000), label: "a") == nil)
    }
}

extension QRCode {
    fileprivate func isDark(_ x: Int, _ y: Int) -> Bool { qrPath.contains("M\(x + 4) \(y + 4)h") }
}
