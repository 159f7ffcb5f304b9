import Domain
import HTTPTypes
import Service

/// What the rules and the service refuse, as problems: 403 a role never may, 404 invisible, 409 someone was first, 422 not now or a field says no.
extension Problem {
    package init(_ violation: Violation) {
        self.init(violation.isForbiddenToRole ? .forbidden : .unprocessableContent, "rule", clause: violation.mark)
        rule = violation.fault
        fields = violation.fault.fields
    }

    init(_ violation: OrganisationViolation) {
        self.init(violation.isForbiddenToRole ? .forbidden : .unprocessableContent, violation.fault.code, clause: violation.mark)
        rule = violation.fault
    }

    /// What nobody may see is forbidden to everybody; the rest is of the act that was tried.
    init(_ fault: WithholdingFault) {
        self.init(fault == .outOfReach ? .forbidden : .unprocessableContent, "rule", clause: fault.mark)
        rule = fault
        fields = fault == .reasonMissing ? [FieldError("reason", .missing)] : []
    }

    init(_ invalid: Invalid) {
        switch invalid.problem {
        case .fileTooLarge(let name, let limit):
            self.init(.contentTooLarge, "file-too-large", facts: ["name": name, "limit": "\(limit >> 20) MB"])
        case .dossierTooLarge(let limit): self.init(.contentTooLarge, "dossier-too-large", facts: ["limit": "\(limit >> 20) MB"])
        case .fileEmpty(let name):
            self.init(.unprocessableContent, "fields", fields: [FieldError(invalid.field, .fileEmpty, ["name": name])])
        case .fileKind(let name, let allowed):
            self.init(
                .unprocessableContent, "fields",
                fields: [FieldError(invalid.field, .fileKind, ["name": name, "allowed": allowed.joined(separator: ", ").uppercased()])])
        case .missing: self.init(.unprocessableContent, "fields", fields: [FieldError(invalid.field, .missing)])
        case .unknown, .malformed: self.init(.unprocessableContent, "fields", fields: [FieldError(invalid.field, .notAChoice)])
        }
    }

    /// A letter that could not be printed.
    init(_ fault: DraftFault) {
        switch fault {
        case .letters: self.init(.unprocessableContent, "fields", fields: [FieldError("receivedBy", .characters)])
        case .noTemplate, .printer: self.init(.serviceUnavailable, "no-printer")
        }
    }

    /// By column, each with the clause that asks for it.
    init(_ wrong: CellFaults) {
        self.init(
            .unprocessableContent, "fields", clause: wrong.all.first?.mark,
            fields: wrong.all.map { FieldError($0.column.rawValue, .cell, ["place": $0.column.rawValue, "fault": $0.fault.words(in: .vi)]) })
    }

    init(_ wrong: UnitOpening.Faults) {
        self.init(
            .unprocessableContent, "fields", clause: wrong.byField.first?.fault.mark,
            fields: wrong.byField.map { FieldError($0.field, .cell, ["place": $0.field, "fault": $0.fault.fault.words(in: .vi)]) })
    }

    /// By cell of the spreadsheet.
    init(_ wrong: AccountSheet.Faults) {
        self.init(
            .unprocessableContent, "sheet", clause: wrong.all.first?.cell.mark,
            fields: wrong.all.prefix(200).map { FieldError("\($0.letter)\($0.row)", .cell, ["place": $0.cell.column.rawValue, "fault": $0.cell.fault.words(in: .vi)]) })
    }

    static func conflict(_ conflict: Conflict) -> Problem { Problem(.conflict, "conflict", facts: ["number": conflict.number]) }
    static let wrongCredentials = Problem(.unauthorized, "wrong-credentials", headers: [.wwwAuthenticate: "Bearer"])
}

extension OrganisationViolation.Fault {
    /// What a program can do something about has a code of its own.
    fileprivate var code: String {
        switch self {
        case .signIn(.proofTooOld): "reauthenticate"
        case .signIn(.secondFactorMissing): "second-factor-setup"
        case .signIn(.tokenScope): "token-scope"
        default: "rule"
        }
    }
}

extension Violation.Fault {
    /// By field where the fault lies in some; a field's own message comes from the procedure.
    fileprivate var fields: [FieldError] {
        switch self {
        case .fields(let faults): faults.map { FieldError("answers.\($0.path)", .answer, ["path": $0.path, "fault": "\($0.fault)"]) }
        case .components(let faults): faults.map { FieldError($0.slot.text, .paper, ["paper": $0.slot.text, "fault": $0.fault.rawValue]) }
        case .missing(let field): [FieldError(field.rawValue, .missing)]
        default: []
        }
    }
}

