import Domain
import Hummingbird
import HummingbirdTesting
import Service
import Synchronization
import Testing

@testable import Web

/// Every page of the office against its template, with the demonstration's dossiers as samples.
@Suite(.serialized) struct OfficeTemplateTests {
    let stage: OfficeStage

    init() async throws { stage = try await OfficeStage.shared.value }

    @Test func `the page of a dossier fits its template, for every role and phase`() async throws {
        let stage = stage
        let pages = Mutex<[WorkPage]>([])
        let samples = Samples { page in pages.withLock { $0.append(page) } }
        try await stage.live(more: { samples.add(to: $0, stage.desk) }) { server in
            for account in ["duc.nm", "binh.lt", "viet.pq", "thu.tt", "vy.lk", "thao.hp"] {
                let visitor = try await server.visitor(account)
                let actor = try await stage.actor(account)
                for box in [DossierQuery.Box.all, .closed] {
                    for row in try await stage.office.dossiers(DossierQuery(box: box, limit: 100), for: actor).rows {
                        #expect(try await visitor.get("/probe/\(row.number)").status == .ok)
                        #expect(try await visitor.get("/dossiers/\(row.number)").status == .ok)
                    }
                }
            }
        }
        var all = pages.withLock { $0 }
        var whole = try #require(all.first { $0.paper != nil && $0.checklist?.checklistAction != nil })
        whole.paper?.paperPage = WorkPaper.Picture(pageImage: "/1", pageWords: "Trang 2 trong 3", pageBefore: "?1", pageNext: "?3")
        whole.paper?.signatures = [WorkPaper.Signature(signatureHeading: "a", facts: [FactLine("b", "c", "d")])]
        whole.checklist?.checks[0].checkDoubt = "?"
        whole.neighbours = WorkPage.Neighbours(neighbourText: "a", neighbourNext: "/b")
        whole.checklist?.checklistSaved = "Đã lưu"
        whole.flash = Banner(.green, "a", "b", button: ("c", "/d"), link: ("e", "/f"))
        whole.openActs.append(WorkPage.OpenAct(openName: "a", openPost: "/b", openText: "c", openStyle: "sea"))
        whole.closedActs = [ClosedAct(closedName: "a", closedNote: Note("b", source: "c", link: Note.Way(text: "d", href: "/e")))]
        whole.declared = WorkPage.Declared(facts: [FactLine("a", "b", "c")])
        whole.errors = Errors(heading: "a", [Errors.Line(field: "b", text: "c")])
        whole.review = Review(
            proposedText: "a", attention: .init(attentionList: [.init("red", "late", "b", link: ("c", "/d"))]),
            toSign: .init(files: [FileRow(fileName: "a", fileFacts: "b", fileTag: Tag("a", "b", "c"), fileHref: "/d", fileRemove: "/e", fileRemoveValue: "f", fileType: "PDF")]),
            opinions: .init(opinionList: [.init(opinionText: "a", opinionWho: "b", opinionTime: "c")]))
        all.append(whole)
        var check = TemplateCheck(stage.desk.site.templates)
        for page in all { check.check("work", page) }
        #expect(check.faults == [])
    }

    /// A route that keeps the page's struct instead of rendering it.
    struct Samples: Sendable {
        let keep: @Sendable (WorkPage) -> Void

        init(_ keep: @escaping @Sendable (WorkPage) -> Void) { self.keep = keep }

        func add(to router: Router<WebContext>, _ desk: Desk) {
            router.pages(desk, get: "probe/{number}") { reader in
                let view = try await reader.office.dossier(try reader.parameter("number"), for: try reader.actor())
                keep(WorkPage(view, try reader.officeAccount(), reader))
                return Response(status: .ok)
            }
        }
    }

    @Test func `lists and assignments fit their templates`() async throws {
        let words = stage.desk.site.templates.words[.vi]
        let line = DossierLine(
            dossierNumber: "GSQL-1", dossierHref: "/a", procedureName: "b", partyName: "c", partyNumber: "d",
            dossierTag: .phase(.inProcessing, forDeclarant: false, words), dossierDue: nil, receivedOn: "e", holder: "f")
        let row = try await stage.office.dossiers(DossierQuery(box: .all), for: try await stage.actor("duc.nm")).rows.first { $0.receivedAt != nil }
        let due = DueMark.of(try #require(row), now: stage.office.clock.instant, .customs, in: .vi)
        var dated = line
        dated.dossierDue = due
        let group = InboxPage.Group(groupFamily: "red", groupIcon: "late", groupWords: "Quá hạn", dossiers: [line, dated])
        let errors = Errors(heading: "a", [Errors.Line(field: "b", text: "c")])
        let flash = Banner(.green, "a", "b", button: ("c", "/d"), link: ("e", "/f"))
        let choice = Choice(Choice.Of("a", "b"), id: "c", chosen: true)
        let pager = Pager(DossierQuery.Cursor(moment: 1, number: "a"), after: "x", path: "/inbox", text: "a")
        var numbered = pager
        numbered?.pagerList = [Pager.Number(pagerHref: "/a", pagerNumber: "1", pagerHere: true)]
        var check = TemplateCheck(stage.desk.site.templates)
        check.check("inbox", InboxPage(
            errors: errors, flash: flash, boxHeading: "a", countedAt: "b", reloadHref: "/c",
            figureList: [Figure("1", "a", href: "/b", family: "red", icon: "late"), Figure("1", "a")], filterText: "",
            filterHidden: [HiddenField("a", "b")], filterSelects: [.init(selectName: "a", selectLabel: "b", options: [choice])],
            filterChips: .init(chips: [.init(chipText: "a", chipHref: "/b")], clearHref: "/c"), exportHref: "/d",
            list: .init(groups: [group], listHolder: true, listColumns: "6"), nothingFound: Nothing("a", "b", link: "c", href: "/d"), pager: numbered))
        let assigned = AssignmentsPage.Line(
            dossierNumber: "a", dossierHref: "/b", procedureName: "c", partyName: "d", partyNumber: "e", dossierDue: due, receivedOn: "f",
            rowForm: "g", assignAction: "/h", dossierSequence: "1", assignees: [.init(assigneeGroup: "a", options: [choice])])
        check.check("assignments", AssignmentsPage(
            errors: errors, flash: flash, countedAt: "a", list: .init(dossiers: [assigned], assignText: "a", assignSource: "b"),
            nothingFound: Nothing("a", "b", link: "c", href: "/d"), pager: numbered))
        #expect(check.faults == [])
    }
}
