import Domain
import Storage

/// What somebody is told in the portal. The words are made when it is read, from the event it points at.
enum NoticeTable {
    /// Queued in the act's own transaction: to the declarant what concerns them, to an officer what lands in their hands.
    static func queue(_ events: [Event], of file: DossierFile, after sequence: Int, in tx: Transaction) throws {
        for (offset, event) in events.enumerated() {
            let at = sequence + 1 + offset
            if event.fact.concernsDeclarant { try insert(party: file.row.party, account: nil, file.row.number, at, event.recordedAt, in: tx) }
            if let account = event.fact.newHands, account != event.actor.account {
                try insert(party: nil, account: account, file.row.number, at, event.recordedAt, in: tx)
            }
        }
    }

    /// Tells one person of an entry in a stream that is no dossier's: an account that is at risk, dossiers read without need.
    static func tell(_ account: String, of stream: String, at sequence: Int, in tx: Transaction) throws {
        try tx.send(
            """
            INSERT INTO notice (id, party, account, dossier, sequence, at)
            VALUES (\("\(stream)/\(sequence)/\(account)"), NULL, \(account), \(stream), \(sequence), \(tx.now))
            """)
    }

    private static func insert(party: String?, account: String?, _ number: String, _ sequence: Int, _ moment: Instant, in tx: Transaction) throws {
        try tx.send(
            """
            INSERT INTO notice (id, party, account, dossier, sequence, at)
            VALUES (\("\(number)/\(sequence)/\(party == nil ? "a" : "p")"), \(party), \(account), \(number), \(sequence), \(moment.milliseconds))
            """)
    }
}

extension Fact {
    /// 2988-D9.1, D9.2, D11: what the declarant must be told.
    var concernsDeclarant: Bool {
        switch self {
        case .received, .manualPartRejected, .refused, .supplementRequested, .paperDemanded, .feeNotified, .completed,
            .paperRequestAnswered, .apologised, .lapseWarned, .lapsed, .notSupplemented, .unitSucceeded, .documentWithheld:
            true
        default: false
        }
    }

    fileprivate var newHands: String? {
        switch self {
        case .assigned(.officer(let account, _)), .reassigned(.officer(let account, _), _), .routed(.officer(let account, _), _): account
        default: nil
        }
    }
}
