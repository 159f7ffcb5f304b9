import Domain
import Foundation
import Mustache
import Paper
import Storage

/// What a template of a result or notice may say. One struct for all templates; a test checks every tag against it.
package struct DraftContext: Sendable {
    package var unitName: String
    package var parentName: String
    package var dossierNumber: String
    package var procedureName: String
    package var declarantName: String
    package var taxCode: String
    package var address: String
    package var place: String
    package var leaderTitle: String
    package var recommendation: String
    package var reason: String
    package var workingDays: Int
    package var legalBasis: [String]
    package var gaps: [Gap]
    package var answers: [Answer]
    package var isDemo: Bool

    package struct Gap: Sendable {
        package var subject: String
        package var missing: String
        package var legalBasis: String
    }

    package struct Answer: Sendable {
        package var label: String
        package var value: String
    }
}

/// What the officer has written so far and wants to see in print.
package struct DraftWording: Hashable, Sendable {
    package var kind: Proposal.Kind
    package var recommendation: String
    package var reason: String
    package var supplement: SupplementContent?

    package init(kind: Proposal.Kind, recommendation: String = "", reason: String = "", supplement: SupplementContent? = nil) {
        (self.kind, self.recommendation, self.reason, self.supplement) = (kind, recommendation, reason, supplement)
    }
}

/// Why a draft could not be printed; it can always be uploaded instead.
package enum DraftFault: Error, Hashable, Sendable {
    /// The procedure names no template for this document.
    case noTemplate
    /// There is no program that prints, or it failed: its own words are in the log.
    case printer
    /// No font has these letters.
    case letters(String)
}

extension Office {
    /// Prints a result document, or under `Proposal.notice` a written notice, from the procedure's template. It is laid aside in its place
    /// (`lay`), where the officer looks at it, keeps it or puts another. Takes about half a second, outside any transaction.
    /// - Parameter tray: beside what it is laid, as `lay` takes it.
    /// - Throws: `NotFound`, `Violation` for anybody but the handling officer, `DraftFault`.
    package func printDraft(
        number: String, document: String, wording: DraftWording, beside tray: String, by actor: Actor
    ) async throws -> Upload {
        let view = try await dossier(number, for: actor)
        guard view.dossier.phase == .inProcessing, view.dossier.hand.officer == actor.account else {
            throw Violation("2988-D9.0", .propose, .notAssigned)
        }
        guard let template = view.procedure.template(of: document, kind: wording.kind) else { throw DraftFault.noTemplate }
        let context = try await draftContext(for: view, wording)
        let pdf = try await printed(try await rendered(template, context))
        let upload = try await store(pdf, name: "\(view.procedure.documentName(document)).pdf", component: document)
        try await lay(upload, beside: tray, by: actor)
        return upload
    }

    func rendered(_ template: String, _ context: DraftContext) async throws -> String {
        let library = try await MustacheLibrary(directory: catalogue.templates.path)
        guard let html = library.render(context, withTemplate: template) else { throw DraftFault.noTemplate }
        return html
    }

    /// - Throws: `DraftFault`.
    package func printed(_ html: String) async throws -> [UInt8] {
        guard let printer = paper.printer else { throw DraftFault.printer }
        do { return try await printer.print(html: html) } catch Printer.Fault.glyphsMissing(let letters) {
            throw DraftFault.letters(String(letters))
        } catch let fault as Printer.Fault {
            log.error("print", metadata: ["fault": "\(fault)"])
            throw DraftFault.printer
        }
    }

    func draftContext(for view: DossierView, _ wording: DraftWording) async throws -> DraftContext {
        let (party, parent) = try await database.read { tx in
            (try PartyTable.find(view.row.party, in: tx), try OrganisationTable.parent(of: view.unit.id, in: tx))
        }
        let head = UnitHead(unit: view.unit.name, parent: parent)
        return DraftContext(
            unitName: view.unit.name, parentName: parent, dossierNumber: view.row.number, procedureName: view.procedure.name.vi,
            declarantName: party.name, taxCode: party.kind == .organisation ? party.identifier : "", address: party.address,
            place: head.place, leaderTitle: head.title, recommendation: wording.recommendation, reason: wording.reason,
            workingDays: wording.supplement?.workingDays ?? view.procedure.supplementWorkingDays,
            legalBasis: view.procedure.legalBasis.map(\.reference), gaps: wording.supplement?.gaps.map { view.line(of: $0) } ?? [],
            answers: view.procedure.lines(of: view.answers).map { DraftContext.Answer(label: $0.label.vi, value: $0.value.vi) },
            isDemo: settings.isDemo)
    }
}

extension Procedure {
    /// The template a document is printed from; nil where there is none.
    package func template(of document: String, kind: Proposal.Kind) -> String? {
        switch kind {
        case .result: results.first { $0.id == document }?.template
        case .refusal: document == Proposal.notice && writtenNotice.refusal ? "notice-refusal" : nil
        case .supplement: document == Proposal.notice && writtenNotice.supplement ? "notice-supplement" : nil
        }
    }

    fileprivate func documentName(_ document: String) -> String {
        results.first { $0.id == document }?.name.vi ?? "Dự thảo thông báo"
    }
}

extension DossierView {
    fileprivate func line(of gap: SupplementContent.Gap) -> DraftContext.Gap {
        DraftContext.Gap(subject: subject(gap.subject), missing: gap.missing, legalBasis: gap.legalBasis)
    }

    private func subject(_ subject: SupplementContent.Subject) -> String {
        switch subject {
        case .document(let slot):
            let name = procedure.components.first { $0.id == slot.component }?.name.vi ?? slot.component
            return slot.row.map { "\(name) (\($0 + 1))" } ?? name
        case .field(let path): return procedure.form.field(at: path)?.label.vi ?? path
        }
    }
}

/// How the head of a unit signs, and where: what a unit's name tells. A draft with a wrong guess is replaced by the officer's own.
struct UnitHead {
    var unit: String
    var parent: String

    var title: String {
        let titles = [("Tổng cục", "Tổng cục trưởng"), ("Chi cục", "Chi cục trưởng"), ("Cục", "Cục trưởng"), ("Vụ", "Vụ trưởng")]
        return titles.first { unit.hasPrefix($0.0) }?.1 ?? "Thủ trưởng"
    }

    /// The province in the name of a Cục Hải quan, the unit's own or the one above it; else the capital.
    var place: String {
        for name in [unit, parent] where name.hasPrefix("Cục Hải quan ") {
            let place = name.dropFirst("Cục Hải quan ".count)
            for word in ["thành phố ", "tỉnh ", "TP. "] where place.hasPrefix(word) { return String(place.dropFirst(word.count)) }
            return String(place)
        }
        return "Hà Nội"
    }
}

extension PartyTable {
    static func find(_ id: String, in tx: Snapshot) throws -> Party {
        guard let row = try tx.row("SELECT kind, name, identifier, address FROM party WHERE id = \(id)") else { throw NotFound() }
        return Party(
            id: id, kind: try Party.Kind(stored: row.text("kind")), name: try row.text("name"), identifier: try row.text("identifier"),
            address: try row.text("address"))
    }
}

extension OrganisationTable {
    /// The name of the unit above; empty at the top.
    static func parent(of unit: String, in tx: Snapshot) throws -> String {
        try tx.row("SELECT p.name FROM unit u JOIN unit p ON p.id = u.parent WHERE u.id = \(unit)")?.text("name") ?? ""
    }
}
