import Testing

@testable import Web

@Suite struct FileNameTests {
    @Test(arguments: [
        (#"form-data; name="a"; filename="tờ khai.pdf""#, "tờ khai.pdf"),
        (#"form-data; name="a"; filename="say %22hi%22 100%25.txt""#, #"say "hi" 100%25.txt"#),
        (#"form-data; name="a"; filename="a\"b.txt""#, #"a"b.txt"#),
        (#"form-data; name="a"; filename="C:\Users\An\x.pdf""#, "x.pdf"),
        (#"form-data; name="a"; filename="../../etc/passwd""#, "passwd"),
        (#"form-data; name="a"; filename="x.pdf/""#, FileName.unnamed),
        (#"form-data; name="a"; filename="..""#, FileName.unnamed),
        (#"form-data; name="a"; filename="a%0D%0Ab.pdf""#, "ab.pdf"),
        (#"form-data; name="a"; filename="bad"; filename*=UTF-8''t%E1%BB%87p%20%C4%91.pdf"#, "tệp đ.pdf"),
        (#"form-data; name="a"; filename*=utf-8'vi'..%2Fx"#, "x"),
        (#"form-data; name="a"; filename=plain.pdf"#, "plain.pdf"),
        (#"form-data; name="a"; filename="""#, ""),
    ])
    func `the name of a file is its last component, decoded`(_ header: String, _ name: String) throws {
        #expect(try PartHead(parsing: Array("Content-Disposition: \(header)".utf8)).fileName == name)
    }

    @Test func `a name cannot turn its own direction or hold control characters`() {
        #expect(FileName.clean("invoice\u{202E}fdp.exe\u{0}\u{7F}\u{2028}") == "invoicefdp.exe")
    }

    @Test func `a long name keeps its extension`() {
        let name = FileName.clean(String(repeating: "ữ", count: 300) + ".pdf")
        #expect(name.utf8.count <= 200 && name.hasPrefix("ữữ") && name.hasSuffix("ữ.pdf"))
    }

    @Test func `the same letters in two normal forms are one name`() {
        #expect(FileName.clean("te\u{302}\u{323}p").unicodeScalars.elementsEqual(FileName.clean("tệp").unicodeScalars))
    }

    @Test func `an old client gets the letters without marks`() {
        #expect(FileName.ascii("Đơn đề nghị \"số 1\" 関.pdf") == "Don de nghi _so 1_ _.pdf")
    }
}
