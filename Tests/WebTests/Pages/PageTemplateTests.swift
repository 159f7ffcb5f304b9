import Testing

@testable import Web

private typealias S = SampleParts

/// Every tag of every template of the public and declarant pages has a property of its struct behind it.
@Suite struct PageTemplateTests {
    @Test func `the public and declarant pages fit their structs`() throws {
        var check = TemplateCheck(try Site(settings: ServerSettings(), resources: Resources(), csrf: TestSite().csrf, templates: WebPages.templates).templates)
        Self.checkPublic(&check)
        Self.checkFiling(&check)
        Self.checkDossiers(&check)
        Self.checkActs(&check)
        AccessTemplateSamples.check(&check)
        #expect(check.faults == [])
        let elsewhere = ["error", "inbox", "work", "assignments", "units", "unit", "unit-form", "assignment-settings", "record", "register", "hats"]
        #expect(check.visited.isSuperset(of: WebPages.templates.filter { !elsewhere.contains($0) }))
    }

    private static func checkPublic(_ check: inout TemplateCheck) {
        check.check(
            "home",
            HomePage(
                flash: S.banner, popular: HomePage.Popular(popularList: [HomePage.Search(popularName: "a", popularHref: "/a")]),
                lookup: HomePage.Lookup(lookupAction: "/a", lookupExample: "b"), sideLinks: [HomePage.Side(sideHref: "/a", sideName: "b", sideText: "c")],
                areasHeading: "a", areas: [HomePage.Area(areaName: "a", areaHref: "/b", areaCount: "1", areaExamples: "c")],
                notOffered: HomePage.NotOffered(notOfferedHref: "/a", notOfferedText: "b"),
                figures: HomePage.Figures(figuresHeading: "a", figuresText: "b", figureList: [Figure("1", "a", href: "/a", family: "red", icon: "late"), Figure("2", "b")]),
                guides: HomePage.Guides(guideList: [HomePage.Guide(guideName: "a", guideHref: "/b", guideText: "c")]),
                news: HomePage.NewsBox(newsList: [HomePage.News(newsName: "a", newsHref: "/b", newsText: "c"), HomePage.News(newsName: "a", newsText: "c")])))
        let line = ProceduresPage.Line(procedureName: "a", procedureHref: "/a", nameLang: "vi", procedureFacts: "b", procedureTag: S.tag)
        check.check(
            "procedures",
            ProceduresPage(
                listHeading: "a", searchAction: "/b", searchText: "c", searchArea: "d",
                areaChips: [ProceduresPage.AreaChip(chipText: "a", chipHref: "/b", chipOn: true)],
                results: [ProceduresPage.Results(resultsHeading: "a", procedures: [line])], nothingFound: S.nothing, pager: S.pager))
        check.check("procedure", procedure)
        check.check(
            "sign-in",
            SignInPage(
                errors: S.errors, flash: S.banner, returnTo: "/a", fields: S.fields, signInLinks: [Link(name: "a", href: "/b")],
                demo: SignInPage.Demo(demoAccounts: [SignInPage.DemoAccount(demoRole: "a", demoAccount: "b", demoPassword: "c", demoUnit: "d")])))
        let session = AccountPage.SessionRow(sessionDevice: "a", sessionStart: "b", sessionEnd: "c", sessionHere: true, sessionAction: "/d")
        let progress = LookupPage.Found(dossierNumber: "a", stateTag: S.tag, resultDue: S.due, facts: [S.fact], steps: S.steps)
        check.check("lookup", LookupPage(errors: S.errors, fields: S.fields, found: progress))
        let result = ResultPage.Found(dossierNumber: "a", facts: [S.fact], files: [S.file])
        check.check("result", ResultPage(errors: S.errors, fields: S.fields, resultNote: S.note, found: result))
        check.check("account", AccountPage(errors: S.errors, flash: S.banner, facts: [S.fact], hats: Link(name: "a", href: "/b"), sessions: [session], othersAction: "/e", ownLinks: [Link(name: "a", href: "/b")]))
        checkSignIn(&check)
    }

    private static func checkSignIn(_ check: inout TemplateCheck) {
        check.check(
            "form-page",
            FormPage(
                errors: S.errors, flash: S.banner, backHref: "/a", backText: "b", formHeading: "c", formLead: "d", formNote: S.note,
                qrCode: QRCode("a", label: "b"), facts: FactList(facts: [S.fact]), form: FormPage.Form("/e", S.fields, button: "f", hidden: [HiddenField("a", "b")]),
                formLinks: [Link(name: "a", href: "/b")]))
        check.check(
            "shown-once",
            ShownOnce(errors: S.errors, shownHeading: "a", shownLead: "b", secrets: [ShownOnce.Secret(secretText: "c")], shownNote: S.note, nextHref: "/d", nextText: "e"))
        let token = TokensPage.Row(tokenName: "a", tokenScope: "b", tokenEnds: "c", tokenUsed: "d", tokenAction: "/e")
        check.check(
            "tokens",
            TokensPage(errors: S.errors, flash: S.banner, backText: "a", tokenRule: S.note, tokenTable: TokensPage.Table(tokenList: [token]), fields: S.fields))
        let decision = PartiesPage.Decision(personAction: "/a", personAct: "b", personStyle: "sea", personOf: "c")
        check.check(
            "parties",
            PartiesPage(
                errors: S.errors, flash: S.banner, backText: "a", partyRule: S.note,
                partyList: [PartiesPage.Row(partyName: "a", partyNumber: "b", partyTag: S.tag, partyChoose: PartiesPage.Choose(partyAction: "/c"))],
                people: PartiesPage.People(personList: [PartiesPage.Person(personName: "a", personParty: "b", personTag: S.tag, personActs: [decision])]),
                fields: S.fields))
    }

    private static var procedure: ProcedurePage {
        let paper = ProcedurePage.Paper(paperName: "a", paperText: "b", paperCopy: "c", paperWay: "d")
        return ProcedurePage(
            errors: S.errors, trail: S.trail, procedureName: "a", nameLang: "vi", forWhom: "b", stateBanner: S.banner,
            start: ProcedurePage.Start(
                startHref: "/a", startForm: ProcedurePage.StartForm(startAction: "/b", startFields: S.fields), startText: "c",
                draft: ProcedurePage.Draft(draftHref: "/d", draftText: "e")),
            facts: [S.fact], conditions: ProcedurePage.Conditions(conditionsLead: "a", conditionList: [ProcedurePage.Condition(conditionText: "b")]),
            papers: ProcedurePage.Papers(paperGroups: [ProcedurePage.Group(groupName: "a", paperList: [paper])], papersNote: S.note),
            unknown: ProcedurePage.Unknown(unknownList: [ProcedurePage.UnknownLine(unknownText: "a")]), stepList: ProcedurePage.StepList(steps: S.steps),
            folds: [ProcedurePage.Fold(foldName: "a", foldList: [ProcedurePage.FoldLine(foldText: "b")])])
    }

    private static func checkFiling(_ check: inout TemplateCheck) {
        check.check(
            "questions",
            QuestionsPage(
                errors: S.errors, backHref: "/a", backText: "b", procedureName: "c", formHeading: "d", formLead: "e", formAction: "/f", blocks: S.blocks))
        let open = PapersPage.Task(taskName: "a", taskHref: "/b", taskText: "c", taskFiles: [PapersPage.File(taskFile: "d", taskVerdict: S.tag)], taskTag: S.tag)
        check.check(
            "uploads",
            PapersPage(
                errors: S.errors, flash: S.banner, trail: S.trail, procedureName: "a", uploadsHeading: "b", uploadsLead: "c", draftSaved: "d", draftSize: "e",
                draftDelete: "/f", taskGroups: [PapersPage.Group(taskHeading: "a", tasks: [open, PapersPage.Task(taskName: "b", taskState: "c")])], nextHref: "/a",
                nextText: "b", leaveHref: "/c"))
        check.check(
            "upload",
            PaperPage(
                errors: S.errors, flash: S.banner, backHref: "/a", backText: "b", componentPlace: "c", componentName: "d", componentText: "e", uploadAction: "/f",
                nextHref: "/g", nextText: "h", leaveHref: "/i", uploaded: PaperPage.Uploaded(uploadedHeading: "a", files: [S.file, S.plainFile], uploadedNote: S.note),
                byHandStated: PaperPage.Stated(byHandText: "a", byHandRemove: "/b"), uploadField: S.fields[0], uploadNote: S.note,
                byHand: PaperPage.ByHand(byHandOpen: true, byHandAction: "/a", byHandNote: S.note, byHandFields: S.fields)))
        let answers = [
            CheckPage.Line(answerKey: "a", answerText: "b", answerTag: S.tag, answerChange: "/c"), CheckPage.Line(answerKey: "a"),
        ]
        check.check(
            "check",
            CheckPage(
                errors: S.errors, backHref: "/a", backText: "b", procedureName: "c", fileAction: "/d", sequence: "0", leaveHref: "/e",
                sections: [CheckPage.Section(sectionHeading: "a", answers: answers)], facts: [S.fact], declaration: S.fields[0]))
        check.check(
            "done",
            DonePage(
                errors: S.errors, dossierNumber: "a", storedText: "b", dossierHref: "/c", receipt: DonePage.Receipt(receiptHref: "/d", receiptText: "e"),
                dueHeading: "f", clock: S.clock, why: [DonePage.Why(whyText: "g")], doneNote: S.note, steps: S.steps,
                question: DonePage.Question(questionHref: "/h", questionText: "i")))
    }

    private static func checkDossiers(_ check: inout TemplateCheck) {
        let row = MyDossiersPage.Row(dossierNumber: "a", dossierHref: "/b", procedureName: "c", dossierTag: S.tag, dossierDue: S.due, filedOn: "d")
        check.check(
            "dossiers",
            MyDossiersPage(
                errors: S.errors, flash: S.banner, listText: "a", turn: S.banner,
                drafts: MyDossiersPage.Drafts(draftList: [MyDossiersPage.Draft(draftHref: "/a", draftName: "b", draftText: "c", draftTag: S.tag)]),
                filed: MyDossiersPage.Filed(dossiers: [row]), nothingFound: S.nothing, pager: S.pager))
        check.check(
            "dossier",
            DossierPage(
                errors: S.errors, trail: S.trail, dossierNumber: "a", procedureName: "b", flash: S.banner, turn: S.banner,
                resultFiles: DossierPage.Results(files: [S.file], resultText: "c"), stateTag: S.tag, resultDue: S.due, facts: [S.fact],
                openActs: [DossierPage.OpenAct(openName: "d", openHref: "/e")], closedActs: [S.closed], steps: S.steps, clock: S.clock, clockText: "f",
                clockNote: S.note, timeline: [S.event], filedFiles: DossierPage.Filed(filesHeading: "g", files: [S.file])))
        let gap = SupplementPage.Gap(
            gapNumber: "1", gapTitle: "a", gapMissing: "b", gapSource: "c", gapFields: S.fields, gapFiles: FileList(files: [S.file]))
        check.check(
            "supplement",
            SupplementPage(
                errors: S.errors, backHref: "/a", backText: "b", dossierNumber: "c", supplementHeading: "d", supplementLead: "e", supplementRule: S.note,
                supplementAction: "/f", sequence: "1", gaps: [gap], supplementNote: S.fields[0], supplementDeclaration: S.fields[0]))
    }

    private static func checkActs(_ check: inout TemplateCheck) {
        let redo = RedoForm(
            actAction: "/a", actUploads: true, sequence: "1", hiddenFields: [HiddenField("a", "b")], blocks: S.blocks, actDrafts: drafts,
            actPaper: FileList(files: [S.file]), actConsequence: "c", actWarning: S.banner, actStyle: "red", actButton: "d", cancelHref: "/e", cancelText: "f")
        check.check(
            "act",
            ActPage(
                errors: S.errors, flash: S.banner, backHref: "/a", backText: "b", dossierNumber: "c", actHeading: "d", actLead: "e", actNote: S.note,
                facts: [S.fact], actAction: "/a", actUploads: true, sequence: "1", hiddenFields: [HiddenField("a", "b")], blocks: S.blocks, actDrafts: drafts,
                actPaper: FileList(files: [S.file]), actConsequence: "c", actWarning: S.banner, actStyle: "red", actButton: "d", cancelHref: "/e",
                cancelText: "f"))
        let kept = ConflictPage.Kept(keptList: [ConflictPage.Line(keptLabel: "a", keptText: "b")], closedName: "c", closedNote: S.note)
        check.check(
            "conflict",
            ConflictPage(
                errors: S.errors, backHref: "/a", backText: "b", dossierNumber: "c", facts: [S.fact], timeline: [S.event], redo: redo, kept: kept))
    }

    private static let drafts = ActDrafts(
        draftAction: "/a", draftNote: "b", draftList: [ActDrafts.Draft(draftDocument: "c", draftText: "d", draftHref: "/e", draftName: "f")])
}
