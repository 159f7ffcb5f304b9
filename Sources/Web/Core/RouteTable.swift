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
    package static let all: [RouteEntry] = core + pages + access + accounts + api

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
        RouteEntry(.get,  "/assignments",                                 .leaders),
        RouteEntry(.post, "/assignments/{number}",                        .leaders),
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
        RouteEntry(.get,    "/api/v1/dossiers/{number}",                  .dossier),
        RouteEntry(.get,    "/api/v1/dossiers/{number}/documents/{id}",   .dossier),
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
