import Testing

@testable import Paper

/// Files broken at random, the same in every run. Reading must not crash, must end soon, and must never call good what is not.
@Suite struct MutationTests {
    private static let rounds = 800

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `broken files are read to an end`(seed: UInt64) async throws {
        let files = try await files()
        var dice = Dice(seed: seed)
        let clock = ContinuousClock()
        for round in 0..<Self.rounds {
            let pdf = Self.mutated(files, with: &dice)
            let time = clock.measure { _ = PDFInspection.inspect(pdf) }
            #expect(time < .seconds(20), "seed \(seed), round \(round)")
        }
    }

    @Test func `a broken seal either fails or covers the same`() async throws {
        let sealed = [try await Samples.sealed(Samples.plain), try await Samples.sealed(Samples.packedLetter.value)]
        let good = try sealed.map { try Seal.verify($0) }
        var dice = Dice(seed: 5)
        for round in 0..<Self.rounds {
            guard let found = try? Seal.verify(Self.mutated(sealed, with: &dice)) else { continue }
            #expect(good.contains { $0.signedBytes == found.signedBytes && $0.certificate == found.certificate }, "round \(round)")
        }
    }

    @Test func `what can be sealed at all has a verified seal and its own bytes unchanged`() async throws {
        let files = try await files()
        let seal = try await Samples.authority.value.seal
        var dice = Dice(seed: 6)
        var sealedOnes = 0
        for _ in 0..<Self.rounds {
            let pdf = Self.mutated(files, with: &dice)
            guard let sealed = try? seal.sign(pdf: pdf, reason: "", location: "", at: Samples.now) else { continue }
            sealedOnes += 1
            #expect(sealed.starts(with: pdf))
            #expect(try Seal.verify(sealed).certificate == seal.certificates[0])
        }
        #expect(sealedOnes > 20)
    }

    private func files() async throws -> [[UInt8]] {
        [
            Samples.plain, Samples.form, Samples.hybrid, Samples.emptySignatureField, Samples.strippedSignature,
            try await Samples.letter.value, try await Samples.packedLetter.value, try await Samples.sealed(Samples.form),
        ]
    }

    /// One of the files with one to four wounds.
    private static func mutated(_ files: [[UInt8]], with dice: inout Dice) -> [UInt8] {
        var pdf = files.randomElement(using: &dice) ?? []
        for _ in 0..<Int.random(in: 1...4, using: &dice) where !pdf.isEmpty { wound(&pdf, from: files, with: &dice) }
        return pdf
    }

    private static func wound(_ pdf: inout [UInt8], from files: [[UInt8]], with dice: inout Dice) {
        let place = Int.random(in: pdf.indices, using: &dice)
        let end = min(pdf.count, place + Int.random(in: 1...64, using: &dice))
        switch Int.random(in: 0..<7, using: &dice) {
        case 0: pdf[place] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
        case 1: pdf[place] = UInt8.random(in: 0...255, using: &dice)
        case 2: pdf.removeSubrange(place..<end)
        case 3: pdf.insert(contentsOf: pdf[place..<end], at: Int.random(in: pdf.indices, using: &dice))
        case 4: pdf.removeLast(min(pdf.count, Int.random(in: 1...200, using: &dice)))
        case 5: replaceNumber(in: &pdf, after: place, with: &dice)
        default:
            let other = files.randomElement(using: &dice) ?? []
            let start = Int.random(in: other.indices, using: &dice)
            pdf.replaceSubrange(place..<end, with: other[start..<min(other.count, start + 64)])
        }
    }

    /// Numbers steer a reader; they are hit more often than chance would.
    private static func replaceNumber(in pdf: inout [UInt8], after place: Int, with dice: inout Dice) {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let start = pdf[place...].firstIndex(where: digits.contains) else { return }
        let end = pdf[start...].firstIndex { !digits.contains($0) } ?? pdf.endIndex
        let numbers = ["0", "1", "2", "-1", "7", "65535", "65536", "2147483647", "4294967296", "9223372036854775807", "99999999999999999999"]
        pdf.replaceSubrange(start..<end, with: (numbers.randomElement(using: &dice) ?? "").utf8)
    }
}
