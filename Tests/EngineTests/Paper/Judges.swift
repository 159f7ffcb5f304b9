import Foundation
import Testing

@testable import Paper

/// Three programs that did not learn from us whether a signature is good.
enum Judge: String, CaseIterable, Sendable {
    case pyHanko, pdfsig, openssl

    struct Opinion {
        let isGood: Bool
        let words: String
    }

    /// Whether the judge calls the one signature of `pdf` whole, true and trusted under the root certificate `root` (PEM).
    func opinion(on pdf: [UInt8], root: [UInt8]) async throws -> Opinion {
        let folder = try Folder()
        let file = try folder.write(pdf, as: "document.pdf")
        let root = try folder.write(root, as: "root.pem")
        switch self {
        case .pyHanko: return try await pyHanko(file, root: root)
        case .pdfsig: return try await pdfsig(file, root: root, in: folder)
        case .openssl: return try await openssl(file, root: root, in: folder)
        }
    }

    private func pyHanko(_ file: String, root: String) async throws -> Opinion {
        let script = """
            import asyncio, sys
            from pyhanko.keys import load_certs_from_pemder
            from pyhanko.pdf_utils.reader import PdfFileReader
            from pyhanko.sign.validation import validate_pdf_signature
            from pyhanko_certvalidator import ValidationContext
            context = ValidationContext(trust_roots=list(load_certs_from_pemder([sys.argv[2]])), allow_fetching=False)
            reader = PdfFileReader(open(sys.argv[1], 'rb'))
            assert len(reader.embedded_signatures) == 1
            status = validate_pdf_signature(reader.embedded_signatures[0], context)
            print(status.bottom_line, status.coverage.name)
            assert status.bottom_line and status.coverage.name == 'ENTIRE_FILE'
            """
        let answer = try await Tools.run(Tools.python(), ["-c", script, file, root])
        if answer.text.contains("ModuleNotFoundError") { throw Tools.Missing(what: "pyHanko") }
        return Opinion(isGood: answer.isFine, words: answer.text)
    }

    private func pdfsig(_ file: String, root: String, in folder: Folder) async throws -> Opinion {
        let database = "sql:" + folder.url.path
        let made = try await Tools.run("/usr/bin/certutil", ["-N", "-d", database, "--empty-password"])
        let added = try await Tools.run("/usr/bin/certutil", ["-A", "-d", database, "-n", "root", "-t", "C,C,C", "-i", root])
        guard made.isFine, added.isFine else { throw Tools.Missing(what: "certutil: \(made.text) \(added.text)") }
        let text = try await Tools.run("/usr/bin/pdfsig", ["-nssdir", database, file]).text
        let praise = ["Signature is Valid.", "Certificate is Trusted.", "Total document signed"]
        return Opinion(isGood: praise.allSatisfy(text.contains) && !text.contains("Signature #2"), words: text)
    }

    /// OpenSSL knows no PDF; the ranges are cut out here, by text search and not by our reader.
    private func openssl(_ file: String, root: String, in folder: Folder) async throws -> Opinion {
        let script = """
            import re, sys
            data = open(sys.argv[1], 'rb').read()
            a, b, c, d = map(int, re.search(rb'/ByteRange ?\\[(\\d+) (\\d+) (\\d+) (\\d+)\\]', data).groups())
            assert a == 0 and c + d == len(data)
            open(sys.argv[2], 'wb').write(data[:b] + data[c:])
            cms = bytes.fromhex(data[b + 1:c - 1].decode())
            size = 4 + int.from_bytes(cms[2:4], 'big')
            open(sys.argv[3], 'wb').write(cms[:size])
            """
        let (content, cms) = (folder.url.appending(path: "content").path, folder.url.appending(path: "cms").path)
        let cut = try await Tools.run("/usr/bin/python3", ["-c", script, file, content, cms])
        guard cut.isFine else { return Opinion(isGood: false, words: cut.text) }
        let answer = try await Tools.run(
            "/usr/bin/openssl",
            [
                "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", cms, "-content", content, "-CAfile", root,
                "-purpose", "any", "-out", "/dev/null",
            ])
        return Opinion(isGood: answer.isFine, words: answer.text)
    }
}
