import Domain
import Service

/// One entry of a dossier's history as a reader sees it.
struct TimelineEntry: Sendable {
    var eventTitle: String
    var eventText: String?
    var eventWho: String
    var eventStamp: String
    var eventTime: String
    /// The clause; officers only.
    var eventMark: String?
}

extension TimelineEntry {
    /// Newest first.
    /// - Parameter after: only what came after this place in the stream.
    static func all(of view: DossierView, forDeclarant: Bool, after: Int = 0, in language: Language) -> [TimelineEntry] {
        view.history.filter { $0.sequence > after }.reversed().map { TimelineEntry($0.event, view, forDeclarant: forDeclarant, language) }
    }

    private init(_ event: Event, _ view: DossierView, forDeclarant: Bool, _ language: Language) {
        let story = EventStory(view: view, language: language, forDeclarant: forDeclarant)
        (eventTitle, eventText) = story.tell(event.fact)
        eventWho = story.who(event)
        let at = event.happenedAt ?? event.recordedAt
        (eventStamp, eventTime) = (at.description, at.words(in: language))
        eventMark = forDeclarant ? nil : event.mark.citation(in: language)
    }
}
