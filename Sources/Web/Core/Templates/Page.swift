/// What the head and foot of every page say; templates read it as `page`. `Site` fills in what belongs to the request (language, token); the
/// rest comes from the masthead of whoever is looking.
package struct Page: Sendable {
    package var lang = ""
    package var title = ""
    /// The denser look of the officers' pages.
    package var office = false
    package var homeHref = "/"
    package var emblemHref: String?
    package var version = ""
    package var nav: [Entry] = []
    package var account: Account?
    package var signInHref = "/sign-in"
    package var otherLanguage: OtherLanguage?
    package var strip: Strip?
    package var workBar: WorkBar?
    package var helpLinks: [Link] = []
    package var siteLinks: [Link] = []
    /// For the hidden field `csrf`; in a multipart form it must be the first field.
    package var csrf = ""

    package init() {}

    package struct Entry: Sendable {
        package var navName: String
        package var navHref: String
        package var navCurrent: Bool
        package init(name: String, href: String, current: Bool = false) { (navName, navHref, navCurrent) = (name, href, current) }
    }

    package struct Account: Sendable {
        package var accountName: String
        package var accountRole: String?
        package var accountHref: String
        package init(name: String, role: String? = nil, href: String) { (accountName, accountRole, accountHref) = (name, role, href) }
    }

    package struct OtherLanguage: Sendable {
        package var languageHref: String
        package var languageCode: String
        package var languageName: String
    }

    /// The strip that says this is a demo, or that its clock is not the real one.
    package struct Strip: Sendable {
        package var stripDemo: Bool
        package var stripClock: String?
        package var stripNotice: String?
        package init(demo: Bool, clock: String? = nil, notice: String? = nil) { (stripDemo, stripClock, stripNotice) = (demo, clock, notice) }
    }

    package struct WorkBar: Sendable {
        package var boxes: [Box]
        package init(_ boxes: [Box]) { self.boxes = boxes }
    }

    package struct Box: Sendable {
        package var boxName: String
        package var boxHref: String
        package var boxCount: String?
        package var boxCurrent: Bool
        package init(name: String, href: String, count: String? = nil, current: Bool = false) {
            (boxName, boxHref, boxCount, boxCurrent) = (name, href, count, current)
        }
    }
}

package struct Link: Sendable {
    package var linkName: String
    package var linkHref: String
    package init(name: String, href: String) { (linkName, linkHref) = (name, href) }
}

/// A § note: a sentence and what it rests on.
package struct Note: Sendable {
    package var noteText: String
    package var noteSource: String?
    package var noteLink: Way?

    package struct Way: Sendable {
        package var noteLinkText: String
        package var noteLinkHref: String
        package init(text: String, href: String) { (noteLinkText, noteLinkHref) = (text, href) }
    }

    package init(_ text: String, source: String? = nil, link: Way? = nil) { (noteText, noteSource, noteLink) = (text, source, link) }
}

/// The list of what is wrong, first in `main`; each line leads to its field.
package struct Errors: Sendable {
    package var errorHeading: String
    package var errorList: [Line]

    package struct Line: Sendable {
        package var errorField: String
        package var errorText: String
        package init(field: String, text: String) { (errorField, errorText) = (field, text) }
    }

    package init(heading: String, _ list: [Line]) { (errorHeading, errorList) = (heading, list) }
}
