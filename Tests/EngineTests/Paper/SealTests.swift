import Foundation
import Testing

@testable import Paper

@Suite(.serialized) struct SealTests {
    enum Source: String, CaseIterable, Sendable {
        case print, packed, handmade, form

        func pdf() async throws -> [UInt8] {
            switch self {
            case .print: try await Samples.letter.value
            case .packed: try await Samples.packedLetter.value
            case .handmade: Samples.plain
            case .form: Samples.form
            }
        }
    }

    @Test(arguments: Source.allCases, Judge.allCases)
    func `a sealed document is good to a program that is not ours`(source: Source, judge: Judge) async throws {
        let root = try await Samples.authority.value.root
        let opinion = try await judge.opinion(on: Samples.sealed(source.pdf()), root: root)
        #expect(opinion.isGood, "\(opinion.words)")
    }

    @Test(arguments: Judge.allCases)
    func `a changed document is bad to all, and to us`(judge: Judge) async throws {
        let root = try await Samples.authority.value.root
        var pdf = try await Samples.sealed(Samples.letter.value)
        let place = try #require(pdf.firstRange(of: Array("stream\n".utf8))).upperBound + 20
        pdf[place] ^= 1
        #expect(throws: SealFault.signatureWrong) { try Seal.verify(pdf) }
        let opinion = try await judge.opinion(on: pdf, root: root)
        #expect(!opinion.isGood, "\(opinion.words)")
    }

    @Test(arguments: Judge.allCases)
    func `the root of another authority makes no judge trust`(judge: Judge) async throws {
        let folder = try Folder()
        let other = try DemoAuthority.create(in: folder.url, at: Samples.now)
        let opinion = try await judge.opinion(on: Samples.sealed(Samples.plain), root: [UInt8](Data(contentsOf: other.rootCertificate)))
        #expect(!opinion.isGood, "\(opinion.words)")
    }

    @Test(arguments: Source.allCases)
    func `sealing only appends`(source: Source) async throws {
        let pdf = try await source.pdf()
        let sealed = try await Samples.sealed(pdf)
        #expect(sealed.starts(with: pdf))
        #expect(PDFInspection.inspect(sealed) == PDFInspection(pages: 1, signature: .undecided(.notJudged)))
        let folder = try Folder()
        let check = try await Tools.run("/usr/bin/qpdf", ["--check", folder.write(sealed, as: "sealed.pdf")])
        #expect(check.isFine && !check.text.contains("WARNING"), "\(check.text)")
    }

    @Test(arguments: Source.allCases)
    func `any bit that is changed is noticed`(source: Source) async throws {
        let sealed = try await Samples.sealed(source.pdf())
        let good = try Seal.verify(sealed)
        var generator = Dice(seed: 7)
        for _ in 0..<60 {
            var pdf = sealed
            pdf[Int.random(in: pdf.indices, using: &generator)] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            // A certificate above the signer's is not covered; what it may not do is to change what is signed, or by whom.
            guard let verified = try? Seal.verify(pdf) else { continue }
            #expect(verified.signedBytes == good.signedBytes && verified.certificate == good.certificate)
        }
    }

    @Test func `bytes behind the seal are noticed`() async throws {
        let sealed = try await Samples.sealed(Samples.plain)
        #expect(throws: SealFault.rangeNotWhole) { try Seal.verify(sealed + [10]) }
        #expect(throws: SealFault.rangeNotWhole) { try Seal.verify(sealed + Array("% more\n".utf8)) }
    }

    @Test func `a seal says who, when, where and why`() async throws {
        let seal = try await Samples.authority.value.seal
        let sealed = try seal.sign(pdf: Samples.plain, reason: "Kết quả", location: "Hà Nội", at: Samples.now)
        var reader = try PDFReader(sealed)
        let signature = try #require(try reader.resolve(reader.signatureFields()[0]["V"]).dictionary)
        #expect(signature["Name"] == textString("Tổng cục Hải quan (BẢN TRÌNH DIỄN / DEMO)"))
        #expect(signature["Reason"] == textString("Kết quả"))
        #expect(signature["Location"] == textString("Hà Nội"))
        #expect(signature["M"] == .string(Array(pdfDate(Samples.now).utf8)))
        #expect(signature["SubFilter"] == .name("ETSI.CAdES.detached"))
        #expect(try Seal.verify(sealed).certificate.holder == "Tổng cục Hải quan (BẢN TRÌNH DIỄN / DEMO)")
    }

    @Test func `the container binds the certificate and names no time of its own`() async throws {
        let container = try await Seal.verify(Samples.sealed(Samples.plain)).container
        #expect(container.firstRange(of: DER.object(1, 2, 840, 113549, 1, 9, 16, 2, 47)) != nil)
        #expect(container.firstRange(of: DER.object(1, 2, 840, 113549, 1, 9, 5)) == nil)
    }

    @Test func `a seal is not made before or after its certificate's time`() async throws {
        let seal = try await Samples.authority.value.seal
        let validity = seal.certificates[0].validity
        for instant in [validity.lowerBound - 1, validity.upperBound + 1] {
            #expect(throws: SealFault.certificateNotValidThen) {
                try seal.sign(pdf: Samples.plain, reason: "", location: "", at: instant)
            }
        }
        _ = try seal.sign(pdf: Samples.plain, reason: "", location: "", at: validity.upperBound)
    }

    @Test func `what cannot be sealed is refused, each with its own word`() async throws {
        let seal = try await Samples.authority.value.seal
        let sealed = try await Samples.sealed(Samples.plain)
        let cases: [([UInt8], SealFault)] = [
            (try await Samples.encryptedLetter.value, .encrypted),
            (sealed, .alreadySigned),
            (Samples.emptySignatureField, .alreadySigned),
            (Samples.strippedSignature, .alreadySigned),
            ([], .malformed("not a PDF")),
            (Array("<html>".utf8), .malformed("not a PDF")),
            (Array(Samples.plain.dropLast(20)), .malformed("startxref")),
            (Samples.xfa, .unsupported("XFA form")),
            (Samples.hybrid, .unsupported("hybrid cross-references")),
        ]
        for (pdf, fault) in cases {
            #expect(throws: fault) { try seal.sign(pdf: pdf, reason: "", location: "", at: Samples.now) }
        }
    }

    @Test func `what is not sealed does not verify`() async throws {
        #expect(throws: SealFault.notSealed) { try Seal.verify(Samples.plain) }
        #expect(throws: SealFault.notSealed) { try Seal.verify(Samples.emptySignatureField) }
        #expect(throws: SealFault.malformed("not a PDF")) { try Seal.verify([]) }
    }

    @Test func `times are written at plus seven`() {
        #expect(pdfDate(Samples.noon) == "D:20260101120000+07'00'")
        #expect(pdfDate(0) == "D:19700101070000+07'00'")
        #expect(pdfDate(1_709_225_999_999) == "D:20240229235959+07'00'")
        #expect(pdfDate(1_709_226_000_000) == "D:20240301000000+07'00'")
        #expect(pdfDate(951_757_200_000) == "D:20000229000000+07'00'")
        #expect(pdfDate(-1) == "D:19700101065959+07'00'")
    }
}
