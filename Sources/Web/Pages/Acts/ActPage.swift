import Domain
import Service

/// Template `act`, and its form alone for `conflict`.
struct ActPage: Sendable {
    var errors: Errors?
    var flash: Banner?
    var backHref: String
    var backText: String
    var dossierNumber: String
    var actHeading: String
    var actLead: String?
    var actNote: Note?
    var facts: [FactLine]
    var actAction: String
    var actUploads: Bool
    var sequence: String
    var hiddenFields: [HiddenField]
    var blocks: [Block]
    var actDrafts: ActDrafts?
    var actPaper: FileList?
    var actConsequence: String?
    var actWarning: Banner?
    var actStyle: String
    var actButton: String
    var cancelHref: String
    var cancelText: String
}

struct FileList: Sendable { var files: [FileRow] }

/// The form of an act on a page on which the dossier has changed meanwhile.
struct RedoForm: Sendable {
    var actAction: String
    var actUploads: Bool
    var sequence: String
    var hiddenFields: [HiddenField]
    var blocks: [Block]
    var actDrafts: ActDrafts?
    var actPaper: FileList?
    var actConsequence: String?
    var actWarning: Banner?
    var actStyle: String
    var actButton: String
    var cancelHref: String
    var cancelText: String
}

extension ActForm {
    private var number: String { view.row.number }
    private var home: String { "/dossiers/\(number)" }
    private var language: Language { words.language }

    /// - Parameter mark: the clause that opens the act.
    var page: ActPage {
        let redo = redo
        return ActPage(
            errors: Errors(wrong, words), backHref: home, backText: words("backToDossier"), dossierNumber: number,
            actHeading: key.title(words, on: view), actNote: note, facts: facts, actAction: redo.actAction, actUploads: redo.actUploads,
            sequence: redo.sequence, hiddenFields: redo.hiddenFields, blocks: redo.blocks, actDrafts: redo.actDrafts, actPaper: redo.actPaper,
            actConsequence: redo.actConsequence, actWarning: redo.actWarning, actStyle: redo.actStyle, actButton: redo.actButton,
            cancelHref: redo.cancelHref, cancelText: redo.cancelText)
    }

    var redo: RedoForm {
        RedoForm(
            actAction: key.path(number), actUploads: takesFiles, sequence: "\(view.row.sequence)", hiddenFields: hidden, blocks: blocks,
            actDrafts: drafts, actPaper: paper, actConsequence: key.consequence(on: view, language), actStyle: key.style, actButton: key.title(words, on: view),
            cancelHref: home, cancelText: words("cancelAct"))
    }

    private var note: Note? {
        view.offers.first { $0.act == key.act }.map { Note(key.explanation(words), key.proposalMark(on: view) ?? $0.mark, in: language) }
    }

    var facts: [FactLine] {
        [
            FactLine(words("factDeclarant"), view.row.partyName),
            FactLine(words("factProcedure"), language.pick(view.procedure.name.vi, view.procedure.name.en ?? view.procedure.name.vi)),
            FactLine(words("factDue"), DueMark.of(view, in: language)?.dueDate ?? words("dueUnknown")),
        ] + (key.act == .approve ? decision : [])
    }

    /// What an approval approves: the proposal, and its documents by their hash.
    private var decision: [FactLine] {
        guard let proposal = view.dossier.hand.proposal else { return [] }
        let outcome = proposal.outcome.map { words("outcome\($0.rawValue.capitalizedFirst)") }
        let lines = [FactLine(words("factDecision"), outcome ?? ActKey(.propose, ActKey.Face(rawValue: proposal.kind.rawValue)).title(words), proposal.reason)]
        let documents = proposal.documents.map { FactLine(view.resultName($0.component, language), $0.name, "SHA-256 \($0.sha256)") }
        let opinions = view.dossier.hand.opinions.sorted { $0.key.rawValue < $1.key.rawValue }.map { _, opinion in
            FactLine(words("fieldRecommendation"), opinion.text, view.names.people[opinion.account])
        }
        return lines + documents + opinions
    }

    /// 2988-D7.1.d, computed: the papers a demand is about.
    private var paper: FileList? {
        guard key.act == .demandPaper else { return nil }
        let rows = view.dossier.paperOutstanding(under: view.procedure).map { item in
            let document = view.dossier.documents.last { $0.slot == item.slot }
            let name = view.name(of: item.slot)
            return FileRow(
                fileName: language.pick(name.vi, name.en ?? name.vi), fileFacts: item.reasons.map { $0.citation(in: language) }.joined(separator: "; "),
                fileTag: document.map { .signature($0.verdict, words) }, fileHref: nil, fileRemove: nil, fileType: document?.kind.sign ?? "")
        }
        return FileList(files: rows)
    }
}
