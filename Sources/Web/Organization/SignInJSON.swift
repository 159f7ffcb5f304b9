import Domain
import Service

struct SessionLineJSON: Encodable {
    var id: String
    var client: String
    var beganAt: String
    var expiresAt: String
    var current: Bool

    init(_ line: SessionLine, here: String) {
        (id, client, current) = (line.id, line.client, line.id == here)
        (beganAt, expiresAt) = (line.beganAt.description, line.expiresAt.description)
    }
}

struct SetUpJSON: Encodable {
    var address: String
    var key: String
}

struct ConfirmedJSON: Encodable {
    var token: String
    var recoveryCodes: [String]
}

struct TokenJSON: Encodable {
    var id: String
    var name: String
    var scope: TokenScope
    var madeAt: String
    var expiresAt: String
    var lastUsedAt: String?

    init(_ line: TokenLine) {
        (id, name, scope) = (line.id, line.name, line.scope)
        (madeAt, expiresAt, lastUsedAt) = (line.madeAt.description, line.expiresAt.description, line.lastUsedAt?.description)
    }
}

struct IssuedTokenJSON: Encodable {
    var token: String
    var about: TokenJSON
}

struct RegistrationJSON: Encodable {
    var number: String
    var person: String
    var email: String
    var kind: String
    var identifier: String
    var name: String
    var address: String

    init(_ row: RegistrationRow) {
        (number, person, email, kind) = (row.id, row.person, row.email, row.kind.rawValue)
        (identifier, name, address) = (row.identifier, row.name, row.address)
    }
}

struct PartyPersonJSON: Encodable {
    var party: String
    var name: String
    var identifier: String
    var account: String
    var person: String
    var standing: PartyPerson.Standing

    init(_ one: PartyPerson) {
        (party, name, identifier) = (one.party.id, one.party.name, one.party.identifier)
        (account, person, standing) = (one.account, one.person, one.standing)
    }
}

struct PartiesJSON: Encodable {
    var own: [PartyPersonJSON]
    var others: [PartyPersonJSON]
}

/// 2988-D4.6: what is kept about a person.
struct OwnDataJSON: Encodable {
    struct Entry: Encodable {
        var at: String
        var by: String
        var clause: String
        var fact: AccountFact
    }

    var account: AccountJSON
    var email: String?
    var createdAt: String
    var sessions: [SessionLineJSON]
    var tokens: [TokenJSON]
    var parties: [PartyPersonJSON]
    var dossiersFiled: Int
    var history: [Entry]

    init(_ data: OwnData) {
        (account, email, createdAt) = (AccountJSON(data.account), data.email, data.createdAt.description)
        (sessions, tokens) = (data.sessions.map { SessionLineJSON($0, here: "") }, data.tokens.map(TokenJSON.init))
        (parties, dossiersFiled) = (data.parties.map(PartyPersonJSON.init), data.dossiersFiled)
        history = data.history.map { Entry(at: $0.recordedAt.description, by: $0.actor.account, clause: $0.mark.id, fact: $0.fact) }
    }
}
