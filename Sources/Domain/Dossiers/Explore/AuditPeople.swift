extension Audit {
    /// 6: who may be the author of what, asked of the people and not of the table.
    func isInPlace(_ event: Event, _ facts: Facts) -> Bool {
        let author = event.actor
        if author.role == .system { return author.account == Actor.system.account && isOfSystem(event.fact, facts) }
        guard let person = facts.people[author.account], !person.disabled else { return false }
        if author.role == .declarant { return person.role == .declarant && isOfDeclarant(event.fact, person) }
        guard person.unit == unit else { return false }
        return switch author.role {
        case .officer: person.role == .officer && isOfOfficer(event.fact, person, facts)
        case .divisionLeader: leads(event, person, facts.rules.unit) && isOfDivisionLeader(event, facts.rules.unit)
        case .unitLeader: (person.role == .unitLeader || isDeputy(author.account, .unitLeader, at: event.recordedAt)) && isOfUnitLeader(event, facts)
        case .recordsClerk: person.role == .recordsClerk && isOfRecordsClerk(event.fact)
        default: false
        }
    }

    private func isOfSystem(_ fact: Fact, _ facts: Facts) -> Bool {
        switch fact {
        case .sealed, .sealFailed, .fellBack, .lapseWarned, .lapsed: true
        case .unitSucceeded(let from, let to): from == unit && to == facts.rules.unit.id && to != from
        // What the seal was for takes effect with it.
        case .refused, .supplementRequested, .completed: justSealed
        default: false
        }
    }

    private func isOfDeclarant(_ fact: Fact, _ person: Actor) -> Bool {
        switch fact {
        case .filed(let filed): person.party == filed.party
        case .manualPartUploaded, .supplemented, .paperResultRequested, .withdrawn, .received, .routed: person.party == party
        default: false
        }
    }

    private func isOfOfficer(_ fact: Fact, _ person: Actor, _ facts: Facts) -> Bool {
        switch fact {
        case .manualPartConfirmed, .manualPartRejected, .received, .routed, .claimed:
            person.handles.contains(facts.rules.procedure.key)
        case .takenBack: isLastAuthor(person.account, .officer)
        case .proposed, .refused, .noticeToBeSealed, .supplementRequested, .notSupplemented, .paperDemanded, .paperConfirmed, .feeNotified,
            .paymentConfirmed, .approvalVoided, .resultToBeSealed, .printedForSignature, .completed, .apologised:
            round.officer == person.account
        default: false
        }
    }

    private func leads(_ event: Event, _ person: Actor, _ unit: UnitRules) -> Bool {
        let isLeader = unit.divisions.contains { $0.id == round.division && $0.leaders.contains(person.account) }
        return isLeader && person.role == .divisionLeader || isDeputy(person.account, .divisionLeader, at: event.recordedAt)
    }

    private func isOfDivisionLeader(_ event: Event, _ unit: UnitRules) -> Bool {
        switch event.fact {
        case .assigned(let hands), .reassigned(let hands, _): isOfOwnDivision(hands, unit)
        case .approved(.divisionLeader, _, _, _), .sentBack(.divisionLeader, .officer, _), .forwarded:
            !gaveOpinion(event.actor.account, atOtherThan: .divisionLeader)
        case .takenBack: isLastAuthor(event.actor.account, .divisionLeader)
        case .deputyNamed(let deputy): deputy.level == .divisionLeader && isLeaderInPerson(event.actor.account, unit)
        default: false
        }
    }

    private func isOfUnitLeader(_ event: Event, _ facts: Facts) -> Bool {
        switch event.fact {
        case .assigned(let hands), .reassigned(let hands, _): isOfUnit(hands, facts.rules.unit)
        case .approved(.unitLeader, _, _, _):
            !gaveOpinion(event.actor.account, atOtherThan: .unitLeader)
        case .sentBack(.unitLeader, let target, _):
            !gaveOpinion(event.actor.account, atOtherThan: .unitLeader) && event.actor.account != round.proposer
                && event.actor.account != round.officer && (target == .officer || isOfUnit(.division(round.division ?? ""), facts.rules.unit))
        case .supplementOpened, .paperRequestAnswered: true
        case .takenBack: isLastAuthor(event.actor.account, .unitLeader)
        case .deputyNamed(let deputy): deputy.level == .unitLeader && facts.people[event.actor.account]?.role == .unitLeader
        default: false
        }
    }

    private func isOfRecordsClerk(_ fact: Fact) -> Bool {
        if case .issued = fact { true } else { false }
    }

    private func isOfOwnDivision(_ hands: Hands, _ unit: UnitRules) -> Bool {
        guard case .officer(_, let division) = hands else { return false }
        return division == round.division && isOfUnit(hands, unit)
    }

    private func isOfUnit(_ hands: Hands, _ unit: UnitRules) -> Bool {
        switch hands {
        case .division(let id): unit.divisions.contains { $0.id == id && !$0.leaders.isEmpty }
        case .officer(let account, let division):
            unit.officers.contains { $0.account == account && $0.division == division && $0.handlesProcedure }
        }
    }

    private func isLeaderInPerson(_ account: String, _ unit: UnitRules) -> Bool {
        unit.divisions.contains { $0.id == round.division && $0.leaders.contains(account) }
    }

    private func isDeputy(_ account: String, _ level: Level, at moment: Instant) -> Bool {
        standIns.contains { standIn in
            let (deputy, isHere) = (standIn.deputy, level == .unitLeader || standIn.division == round.division)
            return isHere && deputy.account == account && deputy.level == level && deputy.from <= moment && moment < deputy.to
        }
    }

    private func gaveOpinion(_ account: String, atOtherThan level: Level) -> Bool {
        round.opinions.contains { $0.by == account && $0.level != level }
    }

    private func isLastAuthor(_ account: String, _ role: Role) -> Bool {
        lastAct?.author == Author(account: account, role: role)
    }
}
