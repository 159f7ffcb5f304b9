import Domain
import Logging
import NIOPosix
import Paper
import Storage

/// Everything the use cases need. Each use case is an extension of `Office` in a file of its own; a process has one office.
package final class Office: Sendable {
    package let database: Database
    package let documents: DocumentStore
    package let catalogue: Catalogue
    package let calendar: WorkingCalendar
    package let settings: Settings
    package let log: Logger
    package let clock: OfficeClock
    package let paper: PaperTools
    let factorKey: FactorKey
    let numbers = DossierNumbers()
    let rosters = Rosters()
    let directory = UnitDirectory()
    let folds = FoldedDossiers()
    let passwords = Passwords()
    let pictures = PagePictures()
    let inspections = NIOThreadPool(numberOfThreads: 2)
    let postmen = NIOThreadPool(numberOfThreads: 1)

    package init(
        database: Database, documents: DocumentStore, catalogue: Catalogue, calendar: WorkingCalendar = .customs,
        settings: Settings, clock: OfficeClock, paper: PaperTools, factorKey: FactorKey, log: Logger
    ) {
        (self.database, self.documents, self.catalogue, self.calendar) = (database, documents, catalogue, calendar)
        (self.settings, self.clock, self.paper, self.factorKey, self.log) = (settings, clock, paper, factorKey, log)
        inspections.start()
        postmen.start()
    }
}

/// What an installation fixes.
package struct Settings: Sendable {
    package var readings = Readings()
    /// In bytes.
    package var fileLimit: Int64 = 50 << 20
    package var dossierLimit: Int64 = 200 << 20
    package var numberPattern = DossierNumberPattern.usual
    package var sessionHours = 12
    /// Nil: nothing is sent; mail waits, and an administrator's page says so.
    package var mail: MailServer?
    /// Where people reach this installation, for links in letters and mail.
    package var address = "http://127.0.0.1:8080"
    /// HD-33: more dossiers than these, read outside one's own work on one day, raise a flag.
    package var readsBeforeFlag = 30
    /// HD-26: how long a proof of who is at the keyboard holds for acts in the office's name, in minutes of the real clock.
    package var confirmMinutes: Int64 = 30
    /// Whoever has one of these roles sets up a second factor before anything else.
    package var secondFactorFor: Set<Role> = []
    package var openID: OpenIDSettings?
    /// The data folder is a demonstration: every page says so.
    package var isDemo = false

    package init() {}
}

/// How the office makes papers. The seal may be missing: then results wait, and the history says why.
package struct PaperTools: Sendable {
    package var printer: Printer?
    package var painter: PagePainter?
    package var seal: Seal?
    package init(printer: Printer?, painter: PagePainter? = nil, seal: Seal?) { (self.printer, self.painter, self.seal) = (printer, painter, seal) }
}

extension Snapshot {
    package var instant: Instant { Instant(milliseconds: now) }
}
