import Domain
import Hummingbird
import Service

/// Template `uploads`: what is still to do before filing.
struct PapersPage: Sendable {
    struct Group: Sendable {
        var taskHeading: String
        var tasks: [Task]
    }

    struct Task: Sendable {
        var taskName: String
        var taskHref: String?
        var taskText: String?
        var taskFiles: [File] = []
        var taskTag: Tag?
        var taskState = ""
    }

    struct File: Sendable {
        var taskFile: String
        var taskVerdict: Tag?
    }

    var errors: Errors?
    var flash: Banner?
    var trail: [Crumb]
    var procedureName: String
    var uploadsHeading: String
    var uploadsLead: String
    var draftSaved: String
    var draftSize: String
    var draftDelete: String
    var taskGroups: [Group]
    var nextHref: String
    var nextText: String
    var leaveHref: String
}

enum Papers {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "drafts/{id}") { reader in reader.redirect(to: "/drafts/\(try reader.parameter("id"))/papers") }
        router.pages(desk, get: "drafts/{id}/papers") { reader in
            let drafting = try await Drafting.open(reader)
            if let filed = drafting.filed { return filed }
            let content = PapersList(drafting: drafting).page
            return try await reader.page("uploads", title: content.uploadsHeading, content)
        }
        router.pages(desk, post: "drafts/{id}/deletion") { reader in
            let drafting = try await Drafting.open(reader)
            if let filed = drafting.filed { return filed }
            try await reader.office.discard(draft: drafting.draft.id, of: drafting.actor)
            return reader.redirect(to: "/dossiers?done=draft-deleted")
        }
    }
}

/// The list of things to do for one draft.
struct PapersList {
    let drafting: Drafting

    private var words: Words { drafting.words }
    private var language: Language { drafting.language }
    private var hasAnswers: Bool { drafting.answerFaults.isEmpty }
    private var left: Int { drafting.open.count + (hasAnswers ? 0 : 1) }
    private var total: Int { drafting.draft.places.count { $0.component.required } + 1 }

    var page: PapersPage {
        let (reader, draft) = (drafting.reader, drafting.draft)
        let size = draft.uploads.reduce(0) { $0 + $1.document.size }
        let next = next
        return PapersPage(
            errors: nil, flash: nil,
            trail: [
                Crumb(language.pick("Trang chủ", "Home"), "/"), Crumb(reader.text(draft.procedure.name), "/procedures/\(draft.procedure.key)"),
                Crumb(words("fileDossier")),
            ],
            procedureName: reader.text(draft.procedure.name), uploadsHeading: left == 0 ? words("tasksNone") : words("tasksLeft", ["n": "\(left)"]),
            uploadsLead: words("tasksLead", ["k": "\(total - left)", "n": "\(total)"]),
            draftSaved: words("draftSavedAt", ["time": draft.changedAt.words(in: language)]),
            draftSize: words("draftSize", ["size": language.size(size), "most": language.size(limit: reader.office.settings.dossierLimit)]),
            draftDelete: "\(drafting.path)/deletion", taskGroups: groups, nextHref: next.href, nextText: next.text, leaveHref: "/dossiers")
    }

    private var next: (href: String, text: String) {
        if !hasAnswers { return ("\(drafting.path)/questions", words("nextTask")) }
        if let place = drafting.open.first { return (drafting.path(of: place.slot), words("nextTask")) }
        return ("\(drafting.path)/check", words("tasksFileName"))
    }

    private var groups: [PapersPage.Group] {
        var groups = [PapersPage.Group(taskHeading: words("tasksInformation"), tasks: [information])]
        for place in drafting.draft.places {
            let heading = heading(of: place)
            if groups.last?.taskHeading != heading { groups.append(PapersPage.Group(taskHeading: heading, tasks: [])) }
            groups[groups.count - 1].tasks.append(task(place))
        }
        return byRow(groups) + [PapersPage.Group(taskHeading: words("tasksFile"), tasks: [filing])]
    }

    /// All papers of one person together, though the catalogue goes paper by paper.
    private func byRow(_ groups: [PapersPage.Group]) -> [PapersPage.Group] {
        groups.reduce(into: []) { merged, group in
            if let index = merged.firstIndex(where: { $0.taskHeading == group.taskHeading }) { merged[index].tasks += group.tasks } else { merged.append(group) }
        }
    }

    private func heading(of place: Place) -> String {
        guard let row = place.slot.row, let field = place.component.perRowOf else { return words("tasksPapers") }
        let name = drafting.rowName(field, row)
        return language.pick("Giấy tờ của \(name)", "Papers of \(name)")
    }

    private var information: PapersPage.Task {
        let name = language.pick("Thông tin hồ sơ", "What you state")
        return PapersPage.Task(
            taskName: name, taskHref: "\(drafting.path)/questions", taskText: nil, taskTag: hasAnswers ? nil : open,
            taskState: words("taskDone"))
    }

    private var open: Tag { Tag("amber", "pencil", words("taskOpen")) }

    private func task(_ place: Place) -> PapersPage.Task {
        let (upload, byHand) = (drafting.upload(in: place.slot), drafting.byHand(in: place.slot))
        var task = PapersPage.Task(taskName: drafting.reader.text(place.component.name), taskHref: drafting.path(of: place.slot))
        if let upload {
            let verdict = place.component.signed ? Tag.signature(upload.document.verdict, words) : nil
            task.taskFiles = [PapersPage.File(taskFile: upload.document.name, taskVerdict: verdict)]
            task.taskState = words("taskDone")
        } else if let byHand {
            task.taskText = byHand.reason
            task.taskState = words("taskByHand")
        } else if place.component.required {
            task.taskTag = open
        } else {
            task.taskState = words("optional")
        }
        return task
    }

    private var filing: PapersPage.Task {
        let isOpen = left == 0
        return PapersPage.Task(
            taskName: words("tasksFileName"), taskHref: isOpen ? "\(drafting.path)/check" : nil, taskText: isOpen ? nil : words("tasksFileShut"),
            taskTag: isOpen ? open : nil, taskState: words("taskShut"))
    }
}

extension Language {
    /// A limit, which is in binary megabytes.
    func size(limit: Int64) -> String { "\(limit >> 20) MB" }
}
