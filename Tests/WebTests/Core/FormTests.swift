import Foundation
import Hummingbird
import Testing

@testable import Web

@Suite struct FormTests {
    static func form(_ text: String) throws -> Fields { try URLEncodedForm.parse(text.utf8) }
    static func json(_ text: String) throws -> Fields { try JSONFields.parse(text.utf8) }

    @Test func `a form keeps order, repeats and Vietnamese`() throws {
        #expect(try Self.form("ten=Nguy%E1%BB%85n+An&x=1&x=2&&y&z=%2B=") == Fields(["ten": "Nguyễn An", "x": "1", "x": "2", "y": "", "z": "+="]))
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "%C0%AF=1", "a=%ED%A0%80"])
    func `a form that is not UTF-8 is refused`(_ text: String) {
        #expect(throws: FormError.self) { try Self.form(text) }
    }

    @Test func `a form has a bounded number of fields`() {
        #expect(throws: FormError.tooManyFields(limit: 3)) { try URLEncodedForm.parse("a&b&c&d".utf8, maximumFields: 3) }
    }

    @Test func `random bytes never crash the form or JSON reader`() {
        var random = Seeded(7)
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in Array("%&=+[]{}\",:a0\u{FF}".utf8).randomElement(using: &random)! }
            _ = try? URLEncodedForm.parse(bytes)
            _ = try? JSONFields.parse(bytes)
        }
    }

    @Test func `a JSON object is read as fields`() throws {
        let fields = try Self.json(
            #"{"a":"x","n":12.5,"big":9007199254740993,"f":true,"none":null,"list":["1","2"],"o":{"p":{"q":"r"}},"g":[{"t":1},{"t":2}]}"#)
        #expect(
            Set(fields.all.map { "\($0.name)=\($0.value)" }) == [
                "a=x", "n=12.5", "big=9007199254740993", "f=true", "list=1", "list=2", "o.p.q=r", "g.0.t=1", "g.1.t=2",
            ])
        #expect(fields.under("o.p") == Fields(["q": "r"]))
    }

    @Test(arguments: ["", "[]", "\"a\"", "{", "{\"a\":}", "{\"a\":\"\u{1}\"}"])
    func `what is no JSON object is refused`(_ text: String) {
        #expect(throws: (any Error).self) { try Self.json(text) }
    }

    @Test func `all that is wrong with a form is said at once`() throws {
        var form = FormValues(Fields(["long": "aaaaaa", "number": "x", "age": "200", "role": "king", "day": "2026-02-29", "nul": "a\u{0}b", "blank": "  "]))
        _ = form.text("long", maximum: 5)
        _ = form.integer("number", in: 1...9)
        _ = form.integer("age", in: 1...150)
        _ = form.choice("role", of: Language.self)
        _ = form.date("day")
        _ = form.text("nul")
        _ = form.text("blank")
        _ = form.text("absent")
        let errors = #expect(throws: FieldErrors.self) { try form.finish() }
        #expect(
            errors?.all == [
                FieldError("long", .tooLong, ["maximum": "5"]), FieldError("number", .notANumber),
                FieldError("age", .outOfRange, ["from": "1", "to": "150"]), FieldError("role", .notAChoice), FieldError("day", .notADate),
                FieldError("nul", .characters), FieldError("blank", .missing), FieldError("absent", .missing),
            ])
    }

    @Test func `a program may send a number where a number is asked for, and nowhere else`() throws {
        var form = FormValues(try JSONFields.parse(#"{"days": 7, "name": false, "note": 1, "list": ["a", 2], "amount": 5, "good": "x"}"#.utf8))
        #expect(form.integer("days", in: 1...9) == 7 && form.optionalWord("amount") == "5" && form.text("good") == "x")
        _ = (form.text("name"), form.optional("note"), form.texts("list"))
        #expect(form.errors == ["name", "note", "list"].map { FieldError($0, .notText) })
    }

    @Test func `good values come out clean`() throws {
        var form = FormValues(
            Fields(["name": " Nguye\u{302}\u{303}n \r\n Văn ", "lang": "en", "d-day": "9", "d-month": "10", "d-year": "2018", "p": " x ", "n": "7"]))
        #expect(form.text("name").unicodeScalars.elementsEqual("Nguyễn \n Văn".precomposedStringWithCanonicalMapping.unicodeScalars))
        #expect(form.choice("lang", of: Language.self) == .en)
        #expect(form.date("d") == "2018-10-09")
        #expect(form.secret("p") == " x ")
        #expect(form.integer("n", in: 0...9) == 7)
        #expect(form.optional("absent") == nil)
        try form.finish()
    }
}
