extension Guard {
    /// What the guard demands, in one sentence for the printed rules; the law's own words stand where it is carried out.
    package var sentence: String {
        switch self {
        case .active: "the account is not disabled"
        case .ownUnit: "the actor belongs to the dossier's unit"
        case .ownDivision: "the actor leads the division the dossier is in, or is its deputy on this dossier"
        case .ownParty: "the actor files for the party the dossier belongs to"
        case .offered, .noStateSecrets, .answersComplete, .componentsComplete, .nothingByHand, .byHandFounded, .handles, .partOutstanding, .partToUpload,
            .keptAt:
            ofIntake
        case .toDivision, .toOfficer, .toOwnOfficer, .modeThree, .notModeThree, .nobodyLeft, .newHandsFit, .newOfficerFits, .deputyFits,
            .actedLast, .successor:
            ofAssignment
        case .assigned, .refusal, .supplement, .result, .writtenRefusal, .unwrittenRefusal, .officersAuthority, .writtenSupplement,
            .unwrittenSupplement, .recommended, .directed, .reason, .noticeDrafted, .outcome, .resultComplete:
            ofProcessing
        case .supplementOnce, .secondMayBeOpened, .gapsNamed, .timeLimit, .timeLimitOver, .supplementGiven: ofSupplement
        case .hasAuthority, .hasNoAuthority, .notOwnProposal, .oneLevel, .backToOfficer, .backTargetExists: ofApproval
        case .paperDue, .exemptionsFounded, .paperOwed, .paperGate, .feeDue, .feeStated, .feeNotified, .receipt, .feeGate: ofGates
        case .paperDiffers, .errorFound, .electronic, .requestAnswered, .paperReasonFounded, .sealsApproved, .numbered, .scanned,
            .paperResultListed, .noRequestOpen, .requestOpen:
            ofReturning
        case .extendedOnce, .laterDate, .silentLong, .warned, .silentTooLong: ofTime
        }
    }

    private var ofIntake: String {
        switch self {
        case .offered: "the procedure is offered at this unit and its version valid today"
        case .noStateSecrets: "the declarant declares that no paper is a state secret"
        case .answersComplete: "every question of the form is answered as it asks"
        case .componentsComplete: "every required component is there, uploaded or announced, and no document is empty"
        case .nothingByHand: "no part comes by hand"
        case .byHandFounded: "a part comes by hand only as a sample or medium, or as a document of more than ten pages that cannot be digitised, with the reason"
        case .handles: "the officer handles the procedure at the unit"
        case .partOutstanding: "the part was announced, is not here yet and was not rejected"
        case .partToUpload: "the part was announced and is not here yet; what is uploaded is not empty"
        default: "it is said where the part is kept"
        }
    }

    private var ofAssignment: String {
        switch self {
        case .toDivision: "to a division that somebody leads, where the mode wants a division"
        case .toOfficer: "to an officer who handles the procedure, where the mode wants an officer or no division is led"
        case .toOwnOfficer: "to an officer of the leader's own division who handles the procedure"
        case .modeThree: "the dossier came in under mode 3"
        case .notModeThree: "the dossier came in under another mode than 3"
        case .nobodyLeft: "the division, the officer or everybody who handles the procedure is gone"
        case .newHandsFit: "to an officer who handles the procedure, or to a division that somebody leads"
        case .newOfficerFits: "to an officer who handles the procedure; while a division has the proposal, of that division"
        case .successor: "the successor is another unit than the dossier's own"
        case .deputyFits: "the leader in person names somebody of the unit for the own place, with dates and a reason"
        default: "the actor passed the dossier on in this capacity, and nobody has acted since"
        }
    }

    private var ofProcessing: String {
        switch self {
        case .assigned: "the dossier is in this officer's hands"
        case .refusal: "a refusal is proposed"
        case .supplement: "a supplement is proposed"
        case .result: "a result is proposed"
        case .writtenRefusal: "the procedure wants a refusal in writing"
        case .unwrittenRefusal: "the procedure wants no refusal in writing"
        case .officersAuthority: "refusing lies within the officer's authority"
        case .writtenSupplement: "the procedure wants a supplement notice in writing"
        case .unwrittenSupplement: "the procedure wants no supplement notice in writing"
        case .recommended: "a recommendation is given"
        case .directed: "a direction is given"
        case .reason: "a reason is given"
        case .noticeDrafted: "exactly one draft notice, a PDF, is attached"
        case .outcome: "granted or refused is said"
        default: "every result document of this outcome is there, and nothing else"
        }
    }

    private var ofSupplement: String {
        switch self {
        case .supplementOnce: "no supplement was asked for yet, or the unit's leader opened another"
        case .secondMayBeOpened: "A-08 allows it, one supplement was asked for, and none was opened before"
        case .gapsNamed: "what is missing is named, each with its legal basis"
        case .timeLimit: "the time limit is one to sixty working days"
        case .timeLimitOver: "the time limit is over"
        default: "documents of the procedure's components or complete answers are given"
        }
    }

    private var ofApproval: String {
        switch self {
        case .hasAuthority: "the procedure gives approval of this kind to the division's leader, who neither proposed nor handles it"
        case .hasNoAuthority: "the division's leader has no authority over this proposal"
        case .notOwnProposal: "the actor neither proposed nor handles it"
        case .oneLevel: "the actor gave no opinion at the other level in this round"
        case .backToOfficer: "it goes back to the officer"
        default: "it goes back to the officer, or to the division's leader if there is one"
        }
    }

    private var ofGates: String {
        switch self {
        case .paperDue: "the dossier's documents make papers due that were not demanded yet"
        case .exemptionsFounded: "only documents with an undecided signature are exempt, each with a reason"
        case .paperOwed: "the paper was demanded and is not here yet"
        case .paperGate: "no paper is outstanding"
        case .feeDue: "the procedure has a fee, or it is unknown, and nothing was stated yet"
        case .feeStated: "amount as in the tariff, with its basis and how to pay; or none, with its basis"
        case .feeNotified: "the declarant was told the fee and has not paid"
        case .receipt: "the receipt's number is given"
        default: "no fee is due, or it is paid"
        }
    }

    private var ofReturning: String {
        switch self {
        case .paperDiffers: "because the paper differs from what was filed"
        case .errorFound: "because an error was found"
        case .electronic: "the result is not to be on paper"
        case .requestAnswered: "no request for paper waits for an answer"
        case .paperReasonFounded: "on request that was accepted, for customs' stamp, or during a declared outage"
        case .sealsApproved: "every approved document is sealed, each from exactly the bytes approved, and nothing else"
        case .numbered: "number and place are given"
        case .scanned: "the scan is attached"
        case .paperResultListed: "the procedure is on the list of those that may return paper"
        case .noRequestOpen: "paper was not asked for before"
        default: "a request for paper waits for an answer"
        }
    }

    private var ofTime: String {
        switch self {
        case .extendedOnce: "no new date was promised before"
        case .laterDate: "the new date is later than the old one and than now"
        case .silentLong: "the dossier has waited for the declarant until five working days before the end of the period, and nobody was warned"
        case .warned: "the declarant was warned"
        default: "the period is over"
        }
    }
}
