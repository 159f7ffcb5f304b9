import Domain
import Service

/// Template `procedure`: the start page of one procedure.
struct ProcedurePage: Sendable {
    struct Start: Sendable {
        /// Where to sign in first; nil for who may begin.
        var startHref: String?
        /// Where to post to begin a draft; nil for a visitor.
        var startForm: StartForm?
        var startText: String?
        var draft: Draft?
    }

    struct StartForm: Sendable {
        var startAction: String
        var startFields: [Field]
    }

    struct Draft: Sendable {
        var draftHref: String
        var draftText: String
    }

    struct Conditions: Sendable {
        var conditionsLead: String?
        var conditionList: [Condition]
    }

    struct Condition: Sendable { var conditionText: String }

    struct Papers: Sendable {
        var paperGroups: [Group]
        var papersNote: Note?
    }

    struct Group: Sendable {
        var groupName: String?
        var paperList: [Paper]
    }

    struct Paper: Sendable {
        var paperName: String
        var paperText: String?
        var paperCopy: String
        var paperWay: String
    }

    struct Unknown: Sendable { var unknownList: [UnknownLine] }
    struct UnknownLine: Sendable { var unknownText: String }
    struct StepList: Sendable { var steps: [Step] }

    struct Fold: Sendable {
        var foldName: String
        var foldList: [FoldLine]
    }

    struct FoldLine: Sendable { var foldText: String }

    var errors: Errors?
    var trail: [Crumb]
    var procedureName: String
    var nameLang: String?
    var forWhom: String?
    var stateBanner: Banner?
    var start: Start?
    var facts: [FactLine]
    var conditions: Conditions?
    var papers: Papers?
    var unknown: Unknown?
    var stepList: StepList?
    var folds: [Fold]
}

/// What a start page says of a procedure.
struct ProcedureView {
    let procedure: Procedure
    let reader: Reader
    let units: [Account.Unit]
    let drafts: [FilingDraft]
    var unitError: String?

    private var words: Words { reader.words }
    private var language: Language { reader.language }

    var page: ProcedurePage {
        let field = reader.office.catalogue.fields.first { $0.key == procedure.field }
        let home = Crumb(language.pick("Trang chủ", "Home"), "/")
        return ProcedurePage(
            errors: Errors(unitError.map { [Errors.Line(field: "unit", text: $0)] } ?? [], words),
            trail: [home] + (field.map { [Crumb(reader.text($0.name), "/procedures?area=\(PercentDecoding.encode($0.key))")] } ?? [])
                + [Crumb(language.pick("Thủ tục \(procedure.key)", "Procedure \(procedure.key)"))],
            procedureName: reader.text(procedure.name), nameLang: reader.nameLanguage(procedure), forWhom: procedure.summary.map(reader.text),
            stateBanner: stateBanner, start: start, facts: facts, conditions: conditions, papers: procedure.isOpen ? papers : nil,
            unknown: unknown, stepList: procedure.isOpen ? steps : nil, folds: folds)
    }

    // MARK: - May one begin?

    private var stateBanner: Banner? {
        if procedure.classified {
            let why = Violation.Fault.notOffered(procedure.state).words(in: language)
            return Banner(.amber, words("stateClassified"), "\(why) (\(Mark("NEWS-6").citation(in: language)))", icon: "stop")
        }
        return switch procedure.state {
        case .live: units.isEmpty ? nobody : nil
        case .pilot(let codes):
            Banner(.sea, words("statePilot", ["n": "\(codes.count)"]), units.map(\.name).joined(separator: ", "))
        case .suspended(let reason): Banner(.amber, words("stateSuspended"), reader.text(reason), icon: "pause")
        case .abolished(let by): Banner(.amber, words("stateAbolished"), reader.text(by), icon: "info")
        case .elsewhere(let system): Banner(.amber, words("stateElsewhere", ["system": reader.text(system)]), icon: "info")
        case .notOffered(let reason, let instead):
            Banner(.amber, words("stateNotOffered"), "\(reader.text(reason)) \(reader.text(instead))", icon: "info")
        case .draft: nobody
        }
    }

    /// No unit has fixed how it handles the procedure.
    private var nobody: Banner {
        Banner(
            .amber, language.pick("Chưa có đơn vị nào nhận thủ tục này trực tuyến", "No unit takes this procedure online yet"),
            language.pick("Nộp trực tiếp tại nơi giải quyết.", "File on paper where it is handled."), icon: "info")
    }

    private var start: ProcedurePage.Start? {
        guard procedure.isOpen, !units.isEmpty, reader.account == nil || reader.isDeclarant else { return nil }
        let draft = drafts.first.map { draft in
            ProcedurePage.Draft(draftHref: "/drafts/\(draft.id)/papers", draftText: words("draftContinue", ["time": draft.changedAt.words(in: language)]))
        }
        let path = "/procedures/\(procedure.key)"
        let form = ProcedurePage.StartForm(startAction: "\(path)/drafts", startFields: unitFields)
        return ProcedurePage.Start(
            startHref: reader.account == nil ? "/sign-in?return=\(PercentDecoding.encode(path))" : nil, startForm: reader.account == nil ? nil : form,
            startText: language.pick("Bạn có thể dừng và làm tiếp bất cứ lúc nào.", "You can stop and go on at any time."), draft: draft)
    }

    private var unitFields: [Field] {
        guard units.count > 1 else { return [] }
        let choices = units.map { Choice.Of($0.code, $0.name) }
        return [Field("unit", words("factPlace"), error: unitError).choice(choices, choose: words("chooseDots"))]
    }

    // MARK: - In short

    private var facts: [FactLine] {
        let open = procedure.isOpen ? [time, fee] : []
        let place = units.isEmpty ? procedure.owner ?? "" : units.map(\.name).joined(separator: "; ")
        let handled = place.isEmpty ? FactLine(words("factPlace"), reader.level(of: procedure)) : FactLine(words("factPlace"), place, reader.level(of: procedure))
        let result = procedure.results.first.map { [FactLine(words("factResult"), reader.text($0.name))] } ?? []
        let level = FactLine(words("factServiceLevel"), words("factServiceLevelValue", ["n": "\(procedure.serviceLevel.now)"]))
        return open + [handled] + (procedure.isOpen ? result + [level] : [])
    }

    private var time: FactLine {
        procedure.processingTime == .unknown
            ? FactLine(words("factTime"), words("factTimeUnknown"))
            : FactLine(words("factTime"), procedure.processingTime.words(in: language), words("factTimeText"))
    }

    private var fee: FactLine {
        switch procedure.fee {
        case .none: FactLine(words("factFee"), words("factFeeNone"))
        case .amount(let amount, let basis): FactLine(words("factFee"), "\(language.count(amount)) \(words("dong"))", reader.text(basis))
        case .unknown: FactLine(words("factFee"), words("factFeeUnknown"), words("factFeeUnknownText"))
        }
    }

    private var conditions: ProcedurePage.Conditions? {
        guard !procedure.conditions.isEmpty else { return nil }
        return ProcedurePage.Conditions(conditionList: procedure.conditions.map { ProcedurePage.Condition(conditionText: reader.text($0)) })
    }

    // MARK: - Papers

    private var papers: ProcedurePage.Papers? {
        guard !procedure.components.isEmpty else { return nil }
        let whole = procedure.components.filter { $0.perRowOf == nil }.map(paper)
        let perRow = procedure.fields.filter(\.isRows).compactMap { field -> ProcedurePage.Group? in
            let papers = procedure.components.filter { $0.perRowOf == field.id }.map(paper)
            return papers.isEmpty ? nil : ProcedurePage.Group(groupName: words("paperPerRow", ["name": reader.text(field.label)]), paperList: papers)
        }
        let groups = (whole.isEmpty ? [] : [ProcedurePage.Group(paperList: whole)]) + perRow
        let note = procedure.components.contains(where: \.signed) ? Note(words("unsignedCosts"), "2988-D7.1.d", in: language) : nil
        return ProcedurePage.Papers(paperGroups: groups, papersNote: note)
    }

    private func paper(_ component: Component) -> ProcedurePage.Paper {
        let kinds = component.formats.map { FileKind(rawValue: $0)?.sign ?? $0.uppercased() }.joined(separator: ", ")
        let text = [component.required ? nil : words("optional"), component.originalPresented ? words("paperShowOriginal") : nil, component.hint.map(reader.text)]
        let joined = text.compactMap { $0 }.joined(separator: ". ")
        return ProcedurePage.Paper(
            paperName: reader.text(component.name), paperText: joined.isEmpty ? nil : joined, paperCopy: component.copies.map { $0.kind.words(in: language) } ?? "",
            paperWay: component.signed ? language.pick("\(kinds), ký số", "\(kinds), signed") : kinds)
    }

    // MARK: - The rest

    private var unknown: ProcedurePage.Unknown? {
        let lines = procedure.unknown.compactMap { ProcedureUnknown.words($0, in: language) }
        return lines.isEmpty || !procedure.isOpen ? nil : ProcedurePage.Unknown(unknownList: lines.map { ProcedurePage.UnknownLine(unknownText: $0) })
    }

    private var steps: ProcedurePage.StepList {
        let result = procedure.results.first.map { reader.text($0.name) } ?? ""
        return ProcedurePage.StepList(steps: [
            Step(1, words("stepFileName"), words("stepFileText"), .next),
            Step(2, words("stepExamineName"), "\(words("nextSupplement")).", .next),
            Step(3, words("stepApproveName"), "", .next), Step(4, words("nextResult"), result, .next),
        ])
    }

    private var folds: [ProcedurePage.Fold] {
        let basis = procedure.legalBasis.map { ProcedurePage.FoldLine(foldText: [$0.reference, $0.note].compactMap { $0 }.joined(separator: ": ")) }
        let notes = procedure.notes.map { ProcedurePage.FoldLine(foldText: reader.text($0)) }
        return [
            ProcedurePage.Fold(foldName: words("legalBasis"), foldList: basis),
            ProcedurePage.Fold(foldName: language.pick("Ghi chú", "Notes"), foldList: notes),
        ].filter { !$0.foldList.isEmpty }
    }
}

extension Component.CopyKind {
    fileprivate func words(in language: Language) -> String {
        switch self {
        case .original: language.pick("Bản chính", "Original")
        case .copy: language.pick("Bản chụp", "Copy")
        case .certifiedCopy: language.pick("Bản sao chứng thực", "Certified copy")
        case .certifiedTranslation: language.pick("Bản dịch chứng thực", "Certified translation")
        case .photo: language.pick("Ảnh", "Photo")
        case .electronic: language.pick("Dữ liệu điện tử", "Electronic data")
        }
    }
}

enum ProcedureUnknown {
    /// What the sources do not tell, in words.
    static func words(_ what: String, in language: Language) -> String? {
        switch what {
        case "documents": language.pick("Giấy tờ cần có", "The papers needed")
        case "deadline", "processingTime": language.pick("Thời hạn giải quyết", "The time limit")
        case "fee": language.pick("Mức phí, lệ phí", "The fee")
        case "legalBasis": language.pick("Căn cứ pháp lý", "The legal basis")
        default: nil
        }
    }
}
