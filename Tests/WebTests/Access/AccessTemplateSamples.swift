@testable import Web

private typealias S = SampleParts

/// Every page of hand-over, risk, reads and mail, with everything in it that can be.
enum AccessTemplateSamples {
    static func check(_ check: inout TemplateCheck) {
        check.check("simple-form", form)
        check.check("account-access", access)
        check.check("table", table)
        check.check("letter", letter)
    }

    private static let form = SimpleFormPage(
        errors: S.errors, flash: S.banner, formHeading: "a", formLead: "b", formNote: S.note,
        simpleForm: SimpleFormPage.Form(formAction: "/c", hiddenFields: [HiddenField("d", "e")], fields: S.fields, formStyle: "sea", formButton: "f"),
        formLinks: [Link(name: "g", href: "/h")])

    private static let access = AccountAccessPage(
        errors: S.errors, flash: S.banner, backText: "a", personName: "b", standing: S.banner, factsLabel: "c", facts: [S.fact],
        forms: [
            AccountAccessPage.Form(formId: "d", formHeading: "e", formNote: S.note, formAction: "/f", fields: S.fields, formStyle: "red", formButton: "g")
        ], past: AccountAccessPage.Past(timeline: [S.event]))

    private static let table = TablePage(
        errors: S.errors, flash: S.banner, listHeading: "a", listLead: "b", warnings: [S.banner],
        tabs: TablePage.Tabs(chips: [TablePage.Tabs.Chip(chipText: "c", chipHref: "/d", chipOn: true)]),
        narrowing: TablePage.Narrowing(
            filterAction: "/e", filterInputs: [TablePage.Narrowing.Input(inputName: "f", inputLabel: "g", inputText: "h")],
            filterSelects: [
                InboxPage.Select(selectName: "i", selectLabel: "j", options: [Choice(Choice.Of("k", "l"), id: "m", chosen: true)])
            ]),
        list: TablePage.List(["n", "o"], [[cell, cell], [TablePage.Cell("p"), TablePage.Cell("q")]]), nothingFound: S.nothing, listNote: S.note, pager: S.pager)

    private static let cell = TablePage.Cell(
        "a", second: "b", link: Link(name: "c", href: "/d"), tag: S.tag, post: TablePage.Cell.Post(postAction: "/e", postText: "f", postWhat: "g"))

    private static let letter = Letter(
        unitName: "a", replyNumber: "b", receiver: "c", address: "d", accountName: "e", personName: "f", secret: "g", activateAddress: "h", leastLetters: "10",
        lastDay: "i", letterDemo: true)
}
