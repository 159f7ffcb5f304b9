/// What must always hold: the first nine asserted from the history alone, the others of the table and of what pages show.
package enum Invariant: String, Hashable, Sendable, CaseIterable {
    case approvedByAnother, supplementOnce, sealedOrFounded, gatesKept, reasonsGiven, everybodyInPlace, historyWhole, nothingSecret, officeCanFinish
    case faultsRefused, rowsLeadWhereTheySay, offersAgree

    package var name: String {
        switch self {
        case .approvedByAnother: "no result leaves without an approval of exactly its documents by another person with the authority"
        case .supplementOnce: "at most one supplement is asked for, two only where the unit leader opened the second"
        case .sealedOrFounded: "an electronic result leaves only with every document sealed, a paper result only for a listed reason"
        case .gatesKept: "paper is demanded exactly where it is ruled, and no result passes an open gate"
        case .reasonsGiven: "a refusal carries its reason, a supplement its time limit, gaps and legal bases"
        case .everybodyInPlace: "nobody acts outside unit, division, assignment or role, and a disabled account does nothing"
        case .historyWhole: "every event has an actor, a time and a mark"
        case .nothingSecret: "no paper comes in but with its declarant's word that it is no state secret"
        case .officeCanFinish: "from every open state the office alone can reach an end, and a closed dossier changes no more"
        case .faultsRefused: "what is incomplete or wrongly filled in is refused"
        case .rowsLeadWhereTheySay: "an act leads where its row of the table says"
        case .offersAgree: "an act offered as open is accepted, and one shown as closed is refused"
        }
    }

    package var clause: Mark {
        switch self {
        case .approvedByAnother: "2988-D10.2.a"
        case .supplementOnce: "2988-D9.2-iv"
        case .sealedOrFounded: "2988-D7.3.b-i"
        case .gatesKept: "2988-D7.1.d-only"
        case .reasonsGiven: "2988-D9.1.b-i"
        case .everybodyInPlace: "2988-D4.4-i"
        case .historyWhole: "2988-D4.5"
        case .nothingSecret: "NEWS-6"
        case .officeCanFinish: "2988-D14.1.c"
        case .faultsRefused: "2988-D7.1.a"
        case .rowsLeadWhereTheySay: "2988-D14.1.c"
        case .offersAgree: "2988-D4.3-i"
        }
    }
}
