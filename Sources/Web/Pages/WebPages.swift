import Hummingbird

/// All pages for people. The interface for programs is `DossierAPI`.
package enum WebPages {
    /// What the code renders; a site must be made with these, so that a missing template is found at start and not by a reader.
    package static let templates = [
        "home", "procedures", "procedure", "sign-in", "account", "questions", "uploads", "upload", "check", "done", "dossiers", "dossier", "act",
        "supplement", "conflict", "error", "inbox", "assignments", "work", "lookup", "result",
        "simple-form", "account-access", "table", "letter",
        "units", "unit", "unit-form", "assignment-settings",
        "record", "register", "hats",
        "form-page", "shown-once", "tokens", "parties",
    ]

    package static func add(to router: Router<WebContext>, _ desk: Desk) {
        Home.add(to: router, desk)
        Lookup.add(to: router, desk)
        ProcedureList.add(to: router, desk)
        ProcedureRoutes.add(to: router, desk)
        SignInPages.add(to: router, desk)
        AccountRoutes.add(to: router, desk)
        OpenIDPages.add(to: router, desk)
        RecoveryPages.add(to: router, desk)
        RegistrationPages.add(to: router, desk)
        CounterPages.add(to: router, desk)
        OwnerProofPages.add(to: router, desk)
        PasswordPages.add(to: router, desk)
        SecondFactorPages.add(to: router, desk)
        TokenPages.add(to: router, desk)
        PartyPages.add(to: router, desk)
        StartDraft.add(to: router, desk)
        Questions.add(to: router, desk)
        Papers.add(to: router, desk)
        PaperRoutes.add(to: router, desk)
        FilingRoutes.add(to: router, desk)
        Done.add(to: router, desk)
        DossierRoutes.add(to: router, desk)
        ActRoutes.add(to: router, desk)
        Results.add(to: router, desk)
        OfficePages.add(to: router, desk)
        WithholdingPages.add(to: router, desk)
        AccessPages.add(to: router, desk)
        ReadPages.add(to: router, desk)
        MailPages.add(to: router, desk)
        UnitRoutes.add(to: router, desk)
        AccountPages.add(to: router, desk)
        AccountListPages.add(to: router, desk)
        UnitAccountPages.add(to: router, desk)
        UnitOpeningPages.add(to: router, desk)
        MonitoringListPages.add(to: router, desk)
        HatPages.add(to: router, desk)
    }
}
