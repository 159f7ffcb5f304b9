import Domain
import Service
import Testing

@testable import Web

struct UnitTemplateTests {
    @Test func `the pages of units fit their templates`() async throws {
        let stage = try await OfficeStage.shared.value
        let (tag, errors) = (SampleParts.tag, SampleParts.errors)
        let line = UnitsPage.Line(
            unitCode: "a", unitHref: "/b", unitName: "c", unitTag: tag, unitLevel: "d", unitAbove: "e", unitSince: "f")
        var check = TemplateCheck(stage.desk.site.templates)
        check.check("units", UnitsPage(
            unitsHeading: "a", searchText: "b", searchLevel: "c", levelChips: [.init(chipText: "a", chipHref: "/b", chipOn: true)],
            list: .init(listCaption: "a", units: [line]), nothingFound: SampleParts.nothing, pager: SampleParts.pager))
        check.check("unit", page(divisionsNone: nil), page(divisionsNone: "a"))
        check.check("unit-form", UnitForm(
            errors: errors, backHref: "/a", backText: "b", formHeading: "c", formLead: "d",
            formNote: SampleParts.note, facts: [], formAction: "/e",
            fields: SampleParts.fields, formStyle: "sea", formButton: "f",
            formEnd: .init(endHeading: "a", endText: "b", endAction: "/c", endButton: "d")))
        check.check("assignment-settings", SettingsPage(
            errors: errors, backHref: "/a", backText: "b", settingsAction: "/c",
            orders: .init(orderList: [.init(orderProcedure: "a", orderText: "b", orderBy: "c", orderAt: "d", orderID: "e")]),
            nothingFound: SampleParts.nothing, settingsNote: SampleParts.note))
        #expect(check.faults == [])
    }

    private func page(divisionsNone: String?) -> UnitPage {
        let (tag, banner) = (SampleParts.tag, SampleParts.banner)
        return UnitPage(
            flash: banner, warnings: [banner], trail: SampleParts.trail, unitName: "a", unitTag: tag, facts: [SampleParts.fact],
            settings: .init(
                settingList: [.init(procedureKey: "a", procedureName: "b", settingMode: "c", settingDivision: "d", settingHandlers: "e", settingTag: tag)],
                orderHref: "/a", configureHref: "/b", configureText: "c"),
            divisions: .init(divisionList: [.init(divisionName: "a", divisionPeople: "1", divisionHref: "/b")], divisionsNone: divisionsNone, openHref: "/c"),
            periods: [.init(periodDates: "a", periodCode: "b", periodName: "c", periodLevel: "d", periodAbove: "e")],
            story: .init(timeline: [SampleParts.event], pager: SampleParts.pager))
    }
}
