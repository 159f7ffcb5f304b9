import Domain
import Service

struct FileRow: Sendable {
    var fileName: String
    var fileFacts: String
    var fileTag: Tag?
    var fileHref: String?
    /// Where to post to have it removed.
    var fileRemove: String?
    /// What the button of a form around the row sends to have it removed.
    var fileRemoveValue: String?
    var fileType: String
}

extension FileRow {
    /// - Parameter about: what the file is, before its size.
    init(
        _ document: Document, pages: Int? = nil, about: String? = nil, signed: Bool = true, href: String? = nil, remove: String? = nil,
        removeValue: String? = nil, _ words: Words
    ) {
        fileName = document.name
        fileFacts = ([about] + [Self.facts(document, pages: pages, words.language)]).compactMap { $0 }.joined(separator: " · ")
        fileTag = signed ? .signature(document.verdict, words) : nil
        (fileHref, fileRemove, fileRemoveValue, fileType) = (href, remove, removeValue, document.kind.sign)
    }

    static func facts(_ document: Document, pages: Int?, _ language: Language) -> String {
        [language.size(document.size), pages.map { language.pick("\($0) trang", $0 == 1 ? "1 page" : "\($0) pages") }].compactMap { $0 }.joined(separator: " · ")
    }
}

/// What a signature came to, in the list of an officer's documents.
struct Verdict: Sendable {
    var verdictFamily: String
    var verdictIcon: String
    var verdictWord: String

    init(_ tag: Tag) { (verdictFamily, verdictIcon, verdictWord) = (tag.family, tag.icon, tag.word) }
}

extension FileKind {
    /// The letters on the row.
    var sign: String {
        switch self {
        case .pdf: "PDF"
        case .jpeg: "JPG"
        case .png: "PNG"
        case .xml: "XML"
        case .office: "DOC"
        case .other: "?"
        }
    }
}

extension Procedure {
    /// Whether the law wants this paper signed.
    func wantsSignature(_ component: String) -> Bool { components.first { $0.id == component }?.signed ?? true }
}
