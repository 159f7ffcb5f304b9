import Domain
import Service

/// One document in the list beside the paper.
struct WorkDocument: Sendable {
    var documentName: String
    var documentFacts: String
    var documentHref: String
    var documentHere: Bool
    var documentVerdict: Verdict?
}

/// The document that is looked at.
struct WorkPaper: Sendable {
    var paperName: String
    /// Nil where the paper is withheld.
    var paperOpen: String?
    var paperOpenText: String
    /// Where whoever may withhold it does.
    var paperWithhold: String?
    /// The page that is looked at, where pictures can be made.
    var paperPage: Picture?
    var paperVerdict: Tag?
    var paperNote: Note?
    var facts: [FactLine]
    var signatures: [Signature] = []

    struct Picture: Sendable {
        var pageImage: String
        /// “Page 1 of 3”
        var pageWords: String
        var pageBefore: String?
        var pageNext: String?
    }

    struct Signature: Sendable {
        var signatureHeading: String
        var facts: [FactLine]
    }
}

/// A dossier's documents as the office reads them: sealed results, what the declarant filed, then drafts.
struct WorkPapers {
    let view: DossierView
    let words: Words
    let actor: Actor
    /// The document asked for.
    let chosen: String?
    /// Without one asked for, the first is shown.
    let opensFirst: Bool
    /// The page asked for, counted from one.
    let page: Int
    /// Whether pages can be painted here.
    let paints: Bool

    private var language: Language { words.language }

    private var ordered: [DocumentLine] {
        let places = view.procedure.places(for: view.answers).map(\.slot)
        let origins: [DocumentLine.Origin] = [.seal, .declarant, .office]
        return view.documents.enumerated().map { index, line in
            let place = places.firstIndex(of: line.document.slot) ?? places.count
            return (rank: (origins.firstIndex(of: line.origin) ?? 3, isReplaced(line) ? 1 : 0, place, index), line: line)
        }.sorted { $0.rank < $1.rank }.map(\.line)
    }

    private var here: DocumentLine? { ordered.first { $0.document.id == chosen } ?? (opensFirst ? ordered.first : nil) }

    var lines: [WorkDocument] { ordered.map(line) + view.dossier.byHand.map(line) }

    private func line(_ line: DocumentLine) -> WorkDocument {
        let replaced = isReplaced(line) ? language.pick("đã thay · ", "replaced · ") : ""
        return WorkDocument(
            documentName: name(line), documentFacts: replaced + FileRow.facts(line.document, pages: line.pages, language),
            documentHref: "?document=\(line.document.id)#paper", documentHere: line.document.id == here?.document.id,
            documentVerdict: tag(line).map(Verdict.init))
    }

    /// What comes over the counter has no file to open; its line leads to the acts.
    private func line(_ part: ManualPart) -> WorkDocument {
        let pages = part.pages.map { language.pick(", \($0) trang", ", \($0) pages") } ?? ""
        let isHeld = view.dossier.held.contains(part.slot)
        return WorkDocument(
            documentName: language.pick(view.name(of: part.slot).vi, view.name(of: part.slot).en ?? view.name(of: part.slot).vi),
            documentFacts: language.pick("bản giấy\(pages)", "on paper\(pages)"), documentHref: "#acts", documentHere: false,
            documentVerdict: Verdict(isHeld ? Tag("green", "check", language.pick("Đã nhận", "Received")) : Tag("amber", "person", language.pick("Chưa nhận", "Not received"))))
    }

    private func name(_ line: DocumentLine) -> String {
        let component = line.document.component
        guard line.origin != .declarant else {
            let name = view.name(of: line.document.slot)
            return language.pick(name.vi, name.en ?? name.vi)
        }
        let name = view.resultName(component, language)
        return line.origin == .seal ? language.pick("\(name), bản đã ký số", "\(name), sealed") : language.pick("\(name), dự thảo", "\(name), draft")
    }

    /// A later upload stands in its place.
    private func isReplaced(_ line: DocumentLine) -> Bool {
        switch line.origin {
        case .declarant: !view.dossier.documents.contains { $0.id == line.document.id }
        case .office: view.documents.contains { $0.origin == .office && $0.document.component == line.document.component && $0.addedAt > line.addedAt }
        case .seal: false
        }
    }

    private func tag(_ line: DocumentLine) -> Tag? {
        if line.withheld != nil { return .withheld(words) }
        return switch line.origin {
        case .office: nil
        case .seal: .signature(line.document.verdict, words)
        case .declarant:
            view.procedure.wantsSignature(line.document.component) || line.document.verdict == .signed
                ? .signature(line.document.verdict, words) : Tag("grey", "dash", words("verdictNoSignatureNeeded"))
        }
    }

    var paper: WorkPaper? {
        guard let here else { return nil }
        let document = here.document
        let size = "\(document.kind.sign), \(language.size(document.size))"
        let path = "/dossiers/\(view.row.number)/documents/\(document.id)"
        return WorkPaper(
            paperName: name(here), paperOpen: here.withheld == nil ? path : nil, paperOpenText: "\(words("openOriginal")) (\(size))",
            paperWithhold: mayWithhold(here) ? "\(path)/withholdings" : nil, paperPage: picture(here), paperVerdict: tag(here), paperNote: note(here),
            facts: facts(here))
    }

    private func mayWithhold(_ line: DocumentLine) -> Bool {
        guard line.origin == .declarant, line.withheld == nil, case .allowed = Permission.check(.withholdDocument, of: actor, at: view.row.unit) else { return false }
        return true
    }

    private func picture(_ line: DocumentLine) -> WorkPaper.Picture? {
        guard paints, line.withheld == nil, line.document.kind == .pdf, let pages = line.pages, pages > 0 else { return nil }
        let page = min(max(page, 1), pages)
        let turn: (Int) -> String? = { (1...pages).contains($0) ? "?document=\(line.document.id)&page=\($0)#paper" : nil }
        return WorkPaper.Picture(
            pageImage: "/dossiers/\(view.row.number)/documents/\(line.document.id)/pages/\(page)",
            pageWords: language.pick("Trang \(page) trong \(pages)", "Page \(page) of \(pages)"), pageBefore: turn(page - 1), pageNext: turn(page + 1))
    }

    private func withheld(_ withheld: Withholding) -> String {
        let (who, at) = (view.names.people[withheld.account] ?? withheld.account, withheld.at)
        return language.pick("\(who) giữ lại lúc \(at.words(in: .vi)): \(withheld.reason)", "Withheld by \(who) at \(at.words(in: .en)): \(withheld.reason)")
    }

    private func facts(_ line: DocumentLine) -> [FactLine] {
        let source = line.sealedFrom.flatMap { id in view.documents.first { $0.document.id == id } }
        return [
            FactLine(words("factFileName"), line.document.name), FactLine(words("factHash"), line.document.sha256),
            line.pages.map { FactLine(language.pick("Số trang", "Pages"), "\($0)") },
            FactLine(language.pick("Lưu lúc", "Stored at"), line.addedAt.words(in: language)),
            source.map { FactLine(language.pick("Ký từ văn bản được duyệt", "Sealed from the approved document"), $0.document.sha256) },
        ].compactMap { $0 }
    }

    /// What follows from the document's signature (2988-D7.1.d-i, A-07).
    private func note(_ line: DocumentLine) -> Note? {
        if let withheld = line.withheld { return Note(self.withheld(withheld), WithholdingFault.outOfReach.mark, in: language) }
        guard line.origin == .declarant, !isReplaced(line), let item = view.dossier.paperDemanded(by: view.procedure).first(where: { $0.slot == line.document.slot }) else { return nil }
        let slot = item.slot
        let text =
            if view.dossier.held.contains(slot) { language.pick("Bản giấy đã nhận, đối chiếu.", "The paper has been received and compared.") } else if view.dossier.paper.exempt.contains(slot) {
                language.pick("Được miễn bản giấy, lý do ở lịch sử.", "Exempt from paper; the reason is in the history.")
            } else { language.pick("Phải có bản giấy trước khi trả kết quả.", "To be shown on paper before the result is returned.") }
        return Note(text, source: item.reasons.map { $0.citation(in: language) }.joined(separator: "; "))
    }
}
