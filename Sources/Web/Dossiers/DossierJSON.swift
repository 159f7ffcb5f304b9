import Domain
import Service

// The shapes programs get. Times are ISO 8601 at +07:00.

struct ListJSON<Item: Encodable>: Encodable {
    var items: [Item]
    /// For `after` in the next request; absent on the last page.
    var next: String?
}

struct SessionJSON: Encodable {
    var token: String
    var account: AccountJSON
}

struct AccountJSON: Encodable {
    var account: String
    var person: String
    var role: Role
    var unit: String?
    var division: String?
    var party: String?
    /// The administrator account or post one acts as.
    var hat: String?
    /// What one may act as besides.
    var hats: [HatJSON]?

    init(_ account: Account, hats: [Hat]? = nil) {
        (hat, self.hats) = (account.hat, hats?.map(HatJSON.init))
        (self.account, person, role) = (account.name, account.person, account.role)
        (unit, division, party) = (account.unit?.code, account.division, account.party?.name)
    }
}

struct BecauseJSON: Encodable {
    var clause: String
    var text: String
}

struct ReceiptJSON: Encodable {
    var number: String
    var phase: Phase
    var sequence: Int
    var storedAt: String
    var receivedAt: String?
    var dueAt: String?
    var because: [BecauseJSON]

    init(_ receipt: Receipt, in language: Language) {
        (number, phase, sequence) = (receipt.number, receipt.phase, receipt.sequence)
        (storedAt, receivedAt, dueAt) = (receipt.storedAt.description, receipt.receivedAt?.description, receipt.due?.at?.description)
        because = (receipt.reception + (receipt.due?.because ?? [])).map { BecauseJSON(clause: $0.mark.id, text: $0.words(in: language)) }
    }
}

struct DossierLineJSON: Encodable {
    var number: String
    var procedure: String
    var unit: String
    var declarant: String
    var phase: Phase
    var storedAt: String
    var receivedAt: String?
    var dueAt: String?
    var pausedSince: String?
    var sequence: Int

    /// - Parameter unit: its code as it is today.
    init(_ row: DossierRow, unit code: String?) {
        (number, procedure, unit, declarant, phase) = (row.number, row.procedure, code ?? row.unit, row.partyName, row.phase)
        (storedAt, receivedAt, dueAt) = (row.storedAt.description, row.receivedAt?.description, row.dueAt?.description)
        (pausedSince, sequence) = (row.pausedSince?.description, row.sequence)
    }
}

struct DocumentJSON: Encodable {
    var id: String
    var component: String
    var row: Int?
    var name: String
    var kind: String
    var size: Int
    var sha256: String
    var signature: String
    var origin: String
    /// NEWS-6: nobody sees it any more.
    var withheld: Withheld?

    struct Withheld: Encodable {
        var at: String
        var reason: String
        var clause: String
    }

    init(_ line: DocumentLine) {
        let document = line.document
        (id, component, row, name) = (document.id, document.component, document.row, document.name)
        (kind, size, sha256) = (document.kind.rawValue, document.size, document.sha256)
        (signature, origin) = (document.verdict.rawValue, line.origin.rawValue)
        withheld = line.withheld.map { Withheld(at: $0.at.description, reason: $0.reason, clause: WithholdingFault.outOfReach.mark.id) }
    }
}

struct ParameterJSON: Encodable {
    var name: String
    var type: String
    var required: Bool
    var options: [String]?

    init(_ field: ActField) {
        (name, required) = (field.name, field.required)
        switch field.kind {
        case .line, .text: type = "string"
        case .day: type = "date"
        case .moment: type = "date-time"
        case .number, .money: type = "integer"
        case .yesNo, .declaration: type = "boolean"
        case .file: type = "file"
        case .choice(let choices): (type, options) = ("choice", choices.map(\.value))
        case .gaps(let choices): (type, options) = ("gaps", choices.map(\.value))
        case .exemptions(let choices): (type, options) = ("exemptions", choices.map(\.value))
        }
    }
}

struct MoveJSON: Encodable {
    var act: Act
    var noun: String?
    var clause: String
    var parameters: [ParameterJSON]
}

struct ClosedMoveJSON: Encodable {
    var act: Act
    var clause: String
    var detail: String
}

struct EventJSON: Encodable {
    var sequence: Int
    var act: String
    var at: String
    var happenedAt: String?
    var account: String?
    var hat: String?
    var role: Role
    var clause: String

    /// - Parameter showsAccount: a declarant learns the role that acted, not the officer's account.
    init(_ sequence: Int, _ event: Event, showsAccount: Bool) {
        (self.sequence, act, at) = (sequence, event.fact.name, event.recordedAt.description)
        (happenedAt, role, clause) = (event.happenedAt?.description, event.actor.role, event.mark.id)
        account = showsAccount || event.actor.role == .declarant ? event.actor.account : nil
        hat = showsAccount ? event.actor.hat : nil
    }
}

struct DossierJSON: Encodable {
    var number: String
    var procedure: String
    var version: Int
    var unit: String
    var declarant: String
    /// HD-29: who answers for the declarant has shown no paper. Told to the office.
    var knownByMailOnly: Bool?
    var phase: Phase
    var division: String?
    var officer: String?
    var storedAt: String
    var receivedAt: String?
    var dueAt: String?
    var pausedSince: String?
    var because: [BecauseJSON]
    var sequence: Int
    var answers: Answers
    var documents: [DocumentJSON]
    var moves: [MoveJSON]
    var closed: [ClosedMoveJSON]
    var history: [EventJSON]

    init(_ view: DossierView, in language: Language, isDeclarant: Bool) {
        (number, procedure, version) = (view.row.number, view.row.procedure, view.row.version)
        (unit, declarant, phase, sequence) = (view.unit.code, view.row.partyName, view.row.phase, view.row.sequence)
        (division, officer) = isDeclarant ? (nil, nil) : (view.row.division, view.row.officer)
        knownByMailOnly = isDeclarant ? nil : view.isKnownByMailOnly
        (storedAt, receivedAt) = (view.row.storedAt.description, view.row.receivedAt?.description)
        (dueAt, pausedSince) = (view.due?.at?.description, view.row.pausedSince?.description)
        because = (view.due?.because ?? []).map { BecauseJSON(clause: $0.mark.id, text: $0.words(in: language)) }
        (answers, documents) = (view.answers, view.documents.map(DocumentJSON.init))
        moves = view.offers.filter { $0.closed == nil }.map { offer in
            MoveJSON(
                act: offer.act, noun: offer.act.noun, clause: offer.mark.id,
                parameters: ActField.fields(of: offer.act, on: view).map(ParameterJSON.init))
        }
        closed = view.offers.compactMap { offer in
            offer.closed.map { ClosedMoveJSON(act: offer.act, clause: $0.mark.id, detail: $0.fault.words(in: language)) }
        }
        history = view.history.map { EventJSON($0.sequence, $0.event, showsAccount: !isDeclarant) }
    }
}

/// A part to be handed in, in the field `byHand` of a filing: `[{"component":"sample","reason":"…","pages":12}]`.
struct ManualPartJSON: Decodable {
    var component: String
    var row: Int?
    var pages: Int?
    var reason: String

    var part: ManualPart { ManualPart(slot: Slot(component: component, row: row), pages: pages, reason: reason) }
}

struct ProcedureLineJSON: Encodable {
    var key: String
    var name: Localized
    var state: String
    var level: String

    init(_ procedure: Procedure) { (key, name, state, level) = (procedure.key, procedure.name, procedure.state.name, procedure.level) }
}

struct ProcedureJSON: Encodable {
    struct ComponentJSON: Encodable {
        var id: String
        var name: Localized
        var required: Bool
        var perRowOf: String?
        var formats: [String]
        var byHand: String
    }

    struct UnitJSON: Encodable {
        var code: String
        var name: String
    }

    var key: String
    var version: Int
    var name: Localized
    var state: String
    /// NEWS-6: its papers are state secrets.
    var classified: Bool
    var level: String
    var legalBasis: [Citation]
    var components: [ComponentJSON]
    var units: [UnitJSON]
    var unknown: [String]

    init(_ procedure: Procedure, units: [Account.Unit]) {
        (key, version, name, state) = (procedure.key, procedure.version, procedure.name, procedure.state.name)
        (classified, level, legalBasis, unknown) = (procedure.classified, procedure.level, procedure.legalBasis, procedure.unknown)
        components = procedure.components.map {
            ComponentJSON(
                id: $0.id, name: $0.name, required: $0.required, perRowOf: $0.perRowOf, formats: $0.formats, byHand: $0.byHand.rawValue)
        }
        self.units = units.map { UnitJSON(code: $0.code, name: $0.name) }
    }
}

extension Procedure.State {
    package var name: String {
        switch self {
        case .draft: "draft"
        case .pilot: "pilot"
        case .live: "live"
        case .suspended: "suspended"
        case .abolished: "abolished"
        case .elsewhere: "elsewhere"
        case .notOffered: "notOffered"
        }
    }
}
