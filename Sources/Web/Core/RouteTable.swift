import Domain
import HTTPTypes

/// Who may come to a route. What the service refuses behind it is not repeated here; a test compares both.
package enum RouteAccess: Hashable, Sendable {
    case everybody
    case signedIn
    /// 2988-D3.8.
    case declarants
    /// Whoever works on dossiers of a unit.
    case office
    case leaders
    /// Whoever may see the dossier named in the path.
    case dossier
    /// The same, for the declarant who filed it.
    case ownDossier
    /// The same, for those of the office.
    case officeDossier
    /// Whoever may see the dossier and whose role has a move of this noun.
    case act(String)
    /// A draft of one's own.
    case ownDraft
    case right(Right)

    /// For the printed table.
    package var text: String {
        switch self {
        case .everybody: "everybody"
        case .signedIn: "signed in"
        case .declarants: "declarant"
        case .office: "office"
        case .leaders: "divisionLeader, unitLeader"
        case .dossier: "who sees the dossier"
        case .ownDossier: "declarant who sees the dossier"
        case .officeDossier: "office that sees the dossier"
        case .act(let noun): "who sees the dossier and has `\(noun)`: " + roles(noun).map(\.rawValue).joined(separator: ", ")
        case .ownDraft: "declarant whose draft it is"
        case .right(let right): "`\(right.rawValue)`: " + Permission.table.filter { $0.right == right }.map { "\($0.by.rawValue) (\($0.scope.rawValue))" }.joined(separator: ", ")
        }
    }

    private func roles(_ noun: String) -> [Role] {
        let acts = Act.allCases.filter { $0.noun == noun }
        return Role.allCases.filter { role in Move.table.contains { acts.contains($0.act) && $0.by == role } }
    }
}

package struct RouteEntry: Hashable, Sendable {
    package var method: HTTPRequest.Method
    package var path: String
    package var who: RouteAccess

    init(_ method: HTTPRequest.Method, _ path: String, _ who: RouteAccess) { (self.method, self.path, self.who) = (method, path, who) }
}

/// Every route there is. One that is missing here fails a test.
package enum RouteTable {
    package static let all: [RouteEntry] = core + pages + access + units + accounts + api + signIn

    // swift-format-ignore
    private static let units = [
        RouteEntry(.get,  "/units",                                                  .right(.seeUnitDirectory)),
        RouteEntry(.get,  "/units/{code}",                                           .right(.seeUnitDirectory)),
        RouteEntry(.get,  "/units/{code}/assignment-orders",                         .right(.orderAssignment)),
        RouteEntry(.post, "/units/{code}/assignment-orders",                         .right(.orderAssignment)),
        RouteEntry(.get,  "/units/{code}/assignment-settings",                       .right(.configureAssignment)),
        RouteEntry(.post, "/units/{code}/assignment-settings",                       .right(.configureAssignment)),
        RouteEntry(.get,  "/units/{code}/divisions",                                 .right(.manageDivisions)),
        RouteEntry(.post, "/units/{code}/divisions",                                 .right(.manageDivisions)),
        RouteEntry(.get,  "/units/{code}/divisions/{id}",                            .right(.manageDivisions)),
        RouteEntry(.post, "/units/{code}/divisions/{id}",                            .right(.manageDivisions)),
        RouteEntry(.post, "/units/{code}/divisions/{id}/closures",                   .right(.manageDivisions)),
        RouteEntry(.get,  "/api/v1/units",                                           .right(.seeUnitDirectory)),
        RouteEntry(.get,  "/api/v1/units/{code}",                                    .right(.seeUnitDirectory)),
        RouteEntry(.post, "/api/v1/units/{code}/assignment-orders",                  .right(.orderAssignment)),
        RouteEntry(.post, "/api/v1/units/{code}/assignment-settings",                .right(.configureAssignment)),
        RouteEntry(.post, "/api/v1/units/{code}/divisions",                          .right(.manageDivisions)),
        RouteEntry(.post, "/api/v1/units/{code}/divisions/{id}/names",               .right(.manageDivisions)),
        RouteEntry(.post, "/api/v1/units/{code}/divisions/{id}/closures",            .right(.manageDivisions)),
    ]

    // swift-format-ignore
    private static let core: [RouteEntry] = [
        RouteEntry(.get,  "/healthz",                                     .everybody),
        RouteEntry(.get,  "/readyz",                                      .everybody),
        RouteEntry(.get,  "/metrics",                                     .everybody),
        RouteEntry(.get,  "/static/**",                                   .everybody),
        RouteEntry(.get,  "/favicon.ico",                                 .everybody),
        RouteEntry(.get,  "/robots.txt",                                  .everybody),
    ]

    // swift-format-ignore
    private static let pages: [RouteEntry] = [
        RouteEntry(.get,  "/",                                            .everybody),
        RouteEntry(.get,  "/procedures",                                  .everybody),
        RouteEntry(.get,  "/procedures/{key}",                            .everybody),
        RouteEntry(.get,  "/procedures/{key}/drafts",                     .everybody),
        RouteEntry(.post, "/procedures/{key}/drafts",                     .declarants),
        RouteEntry(.get,  "/sign-in",                                     .everybody),
        RouteEntry(.post, "/sign-in",                                     .everybody),
        RouteEntry(.post, "/sign-out",                                    .everybody),
        RouteEntry(.get,  "/account",                                     .signedIn),
        RouteEntry(.post, "/account/sessions/{id}/end",                   .signedIn),
        RouteEntry(.get,  "/drafts/{id}",                                 .everybody),
        RouteEntry(.get,  "/drafts/{id}/questions",                       .ownDraft),
        RouteEntry(.post, "/drafts/{id}/questions",                       .ownDraft),
        RouteEntry(.get,  "/drafts/{id}/papers",                          .ownDraft),
        RouteEntry(.get,  "/drafts/{id}/papers/{slot}",                   .ownDraft),
        RouteEntry(.post, "/drafts/{id}/papers/{slot}",                   .ownDraft),
        RouteEntry(.get,  "/drafts/{id}/papers/{slot}/file",              .ownDraft),
        RouteEntry(.post, "/drafts/{id}/papers/{slot}/removal",           .ownDraft),
        RouteEntry(.post, "/drafts/{id}/papers/{slot}/by-hand",           .ownDraft),
        RouteEntry(.post, "/drafts/{id}/papers/{slot}/by-hand/removal",   .ownDraft),
        RouteEntry(.get,  "/drafts/{id}/check",                           .ownDraft),
        RouteEntry(.post, "/drafts/{id}/filing",                          .ownDraft),
        RouteEntry(.post, "/drafts/{id}/deletion",                        .ownDraft),
        RouteEntry(.get,  "/dossiers",                                    .signedIn),
        RouteEntry(.get,  "/dossiers/{number}",                           .dossier),
        RouteEntry(.get,  "/dossiers/{number}/confirmation",              .ownDossier),
        RouteEntry(.get,  "/dossiers/{number}/documents/{id}",            .dossier),
        RouteEntry(.get,  "/dossiers/{number}/documents/{id}/pages/{page}", .dossier),
        RouteEntry(.get,  "/dossiers/{number}/documents/{id}/withholdings", .right(.withholdDocument)),
        RouteEntry(.post, "/dossiers/{number}/documents/{id}/withholdings", .right(.withholdDocument)),
        RouteEntry(.get,  "/dossiers/{number}/acts/{noun}",               .dossier),
        RouteEntry(.post, "/dossiers/{number}/acts/{noun}",               .dossier),
        RouteEntry(.post, "/dossiers/{number}/findings",                  .officeDossier),
        RouteEntry(.post, "/dossiers/{number}/drafts",                    .officeDossier),
        RouteEntry(.get,  "/dossiers/{number}/drafts/{id}",               .officeDossier),
        RouteEntry(.get,  "/results",                                     .office),
        RouteEntry(.get,  "/results/{number}/documents/{id}",             .office),
        RouteEntry(.get,  "/lookup",                                      .everybody),
        RouteEntry(.post, "/lookup",                                      .everybody),
        RouteEntry(.get,  "/inbox",                                       .office),
        RouteEntry(.get,  "/dossier-exports",                             .right(.exportDossiers)),
        RouteEntry(.post, "/dossier-exports",                             .right(.exportDossiers)),
        RouteEntry(.get,  "/assignments",                                 .leaders),
        RouteEntry(.post, "/assignments/{number}",                        .leaders),
    ]

    // swift-format-ignore
    private static let signIn: [RouteEntry] = [
        RouteEntry(.get,    "/sign-in/code",                                                 .everybody),
        RouteEntry(.post,   "/sign-in/code",                                                 .everybody),
        RouteEntry(.get,    "/sign-in/openid",                                               .everybody),
        RouteEntry(.get,    "/sign-in/openid/return",                                        .everybody),
        RouteEntry(.get,    "/recovery",                                                     .everybody),
        RouteEntry(.post,   "/recovery",                                                     .everybody),
        RouteEntry(.get,    "/recovery/new",                                                 .everybody),
        RouteEntry(.post,   "/recovery/new",                                                 .everybody),
        RouteEntry(.get,    "/registration",                                                 .everybody),
        RouteEntry(.post,   "/registration",                                                 .everybody),
        RouteEntry(.get,    "/registration/activation",                                      .everybody),
        RouteEntry(.post,   "/registration/activation",                                      .everybody),
        RouteEntry(.get,    "/counter",                                                      .right(.identifyDeclarant)),
        RouteEntry(.post,   "/counter",                                                      .right(.identifyDeclarant)),
        RouteEntry(.get,    "/counter/owners",                                               .right(.identifyDeclarant)),
        RouteEntry(.post,   "/counter/owners",                                               .right(.identifyDeclarant)),
        RouteEntry(.get,    "/account/password",                                             .signedIn),
        RouteEntry(.post,   "/account/password",                                             .signedIn),
        RouteEntry(.get,    "/account/data",                                                 .signedIn),
        RouteEntry(.post,   "/account/data",                                                 .signedIn),
        RouteEntry(.get,    "/account/second-factor",                                        .signedIn),
        RouteEntry(.post,   "/account/second-factor",                                        .signedIn),
        RouteEntry(.post,   "/account/second-factor/removal",                                .signedIn),
        RouteEntry(.get,    "/account/tokens",                                               .signedIn),
        RouteEntry(.post,   "/account/tokens",                                               .signedIn),
        RouteEntry(.post,   "/account/tokens/{id}/revocation",                               .signedIn),
        RouteEntry(.get,    "/account/parties",                                              .declarants),
        RouteEntry(.post,   "/account/parties",                                              .declarants),
        RouteEntry(.post,   "/account/parties/{id}/choice",                                  .signedIn),
        RouteEntry(.post,   "/account/parties/{id}/people/{account}/{answer}",               .signedIn),
        RouteEntry(.post,   "/account/other-sessions/end",                                   .signedIn),
        RouteEntry(.get,    "/api/v1/sessions",                                              .signedIn),
        RouteEntry(.delete, "/api/v1/sessions/others",                                       .signedIn),
        RouteEntry(.post,   "/api/v1/sessions/current/confirmations",                        .signedIn),
        RouteEntry(.put,    "/api/v1/account/password",                                      .signedIn),
        RouteEntry(.post,   "/api/v1/account/second-factors",                                .signedIn),
        RouteEntry(.post,   "/api/v1/account/second-factors/confirmations",                  .signedIn),
        RouteEntry(.post,   "/api/v1/account/second-factors/removals",                       .signedIn),
        RouteEntry(.get,    "/api/v1/account/tokens",                                        .signedIn),
        RouteEntry(.post,   "/api/v1/account/tokens",                                        .signedIn),
        RouteEntry(.delete, "/api/v1/account/tokens/{id}",                                   .signedIn),
        RouteEntry(.get,    "/api/v1/account/data",                                          .signedIn),
        RouteEntry(.post,   "/api/v1/recoveries",                                            .everybody),
        RouteEntry(.post,   "/api/v1/recoveries/passwords",                                  .everybody),
        RouteEntry(.post,   "/api/v1/registrations",                                         .everybody),
        RouteEntry(.post,   "/api/v1/registrations/activations",                             .everybody),
        RouteEntry(.get,    "/api/v1/registrations/{number}",                                .right(.identifyDeclarant)),
        RouteEntry(.post,   "/api/v1/registrations/{number}/identifications",                .right(.identifyDeclarant)),
        RouteEntry(.get,    "/api/v1/parties",                                               .signedIn),
        RouteEntry(.post,   "/api/v1/parties",                                               .declarants),
        RouteEntry(.post,   "/api/v1/parties/proofs",                                        .right(.identifyDeclarant)),
        RouteEntry(.post,   "/api/v1/parties/{id}/choices",                                  .signedIn),
        RouteEntry(.post,   "/api/v1/parties/{id}/consents",                                 .signedIn),
    ]

    // swift-format-ignore
    private static let access: [RouteEntry] = [
        RouteEntry(.get,  "/activate",                                    .everybody),
        RouteEntry(.post, "/activate",                                    .everybody),
        RouteEntry(.get,  "/risk",                                        .everybody),
        RouteEntry(.post, "/risk",                                        .everybody),
        RouteEntry(.get,  "/access",                                      .right(.handOverCredentials)),
        RouteEntry(.get,  "/accounts/{id}/access",                        .right(.handOverCredentials)),
        RouteEntry(.post, "/accounts/{id}/handovers",                     .right(.handOverCredentials)),
        RouteEntry(.post, "/accounts/{id}/locks",                         .right(.lockAccount)),
        RouteEntry(.post, "/accounts/{id}/unlockings",                    .right(.unlockAccount)),
        RouteEntry(.get,  "/reads",                                       .right(.seeReads)),
        RouteEntry(.get,  "/dossiers/{number}/reads",                     .dossier),
        RouteEntry(.post, "/dossiers/{number}/reads",                     .officeDossier),
        RouteEntry(.get,  "/mail",                                        .right(.manageMail)),
        RouteEntry(.post, "/mail/{id}/retries",                           .right(.manageMail)),
    ]

    // swift-format-ignore
    private static let api: [RouteEntry] = [
        RouteEntry(.get,    "/api/v1/openapi.json",                       .everybody),
        RouteEntry(.post,   "/api/v1/sessions",                           .everybody),
        RouteEntry(.delete, "/api/v1/sessions/current",                   .signedIn),
        RouteEntry(.get,    "/api/v1/account",                            .signedIn),
        RouteEntry(.get,    "/api/v1/procedures",                         .everybody),
        RouteEntry(.get,    "/api/v1/procedures/{key}",                   .everybody),
        RouteEntry(.get,    "/api/v1/dossiers",                           .signedIn),
        RouteEntry(.post,   "/api/v1/dossiers",                           .declarants),
        RouteEntry(.post,   "/api/v1/dossier-exports",                    .right(.exportDossiers)),
        RouteEntry(.get,    "/api/v1/dossiers/{number}",                  .dossier),
        RouteEntry(.get,    "/api/v1/dossiers/{number}/documents/{id}",   .dossier),
        RouteEntry(.post,   "/api/v1/dossiers/{number}/documents/{id}/withholdings", .right(.withholdDocument)),
        RouteEntry(.post,   "/api/v1/lookups",                            .everybody),
        RouteEntry(.get,    "/api/v1/results/{number}",                   .office),
        RouteEntry(.get,    "/api/v1/results/{number}/documents/{id}",    .office),
        RouteEntry(.put,    "/api/v1/rehearsal/clock",                    .everybody),
        RouteEntry(.post,   "/api/v1/activations",                        .everybody),
        RouteEntry(.post,   "/api/v1/account/risk-reports",               .everybody),
        RouteEntry(.get,    "/api/v1/access",                             .right(.handOverCredentials)),
        RouteEntry(.get,    "/api/v1/accounts/{id}/access",               .right(.handOverCredentials)),
        RouteEntry(.post,   "/api/v1/accounts/{id}/handovers",            .right(.handOverCredentials)),
        RouteEntry(.post,   "/api/v1/accounts/{id}/locks",                .right(.lockAccount)),
        RouteEntry(.post,   "/api/v1/accounts/{id}/unlockings",           .right(.unlockAccount)),
        RouteEntry(.get,    "/api/v1/reads",                              .right(.seeReads)),
        RouteEntry(.get,    "/api/v1/dossiers/{number}/reads",            .dossier),
        RouteEntry(.get,    "/api/v1/mails",                              .right(.manageMail)),
        RouteEntry(.post,   "/api/v1/mails/{id}/retries",                 .right(.manageMail)),
    ] + Set(Act.allCases.compactMap(\.noun)).sorted().map { RouteEntry(.post, "/api/v1/dossiers/{number}/\($0)", .act($0)) }
}
