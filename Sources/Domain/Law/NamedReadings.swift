/// How an unclear place of the regulation is read here. Two of them are settings (`Readings`); the others are fixed in the rules.
package struct NamedReading: Hashable, Sendable {
    package let mark: Mark
    package let sense: String

    private init(_ mark: Mark, _ sense: String) { (self.mark, self.sense) = (mark, sense) }

    package static let all: [NamedReading] = [
        NamedReading("A-01", "The point of Điều 5.1 printed as e, between b and d, is point c."),
        NamedReading("A-02", "Every unit of the General Department that carries out procedures may hold an administrator account, called Cục or Vụ."),
        NamedReading("A-03", "Outside working hours means the next working day, also at dawn and in a lunch break; `same-day` reads it otherwise."),
        NamedReading("A-04", "With parts by hand the later of the two completions counts, and then the working hours apply."),
        NamedReading("A-05", "More than ten pages means eleven at least; the declarant states that they cannot be digitised, the officer confirms or rejects."),
        NamedReading("A-06", "What was handed in at intake is held, and not demanded again before the result."),
        NamedReading("A-07", "The verdict on a signature at the moment of storing is frozen; of an undecided one the officer may record why no paper is asked."),
        NamedReading("A-08", "A second supplement is blocked; `unit-leader-may-open` lets the unit's leader open one, with a reason, counted."),
        NamedReading("A-09", "While the declarant owes something the clock stops, restarts or runs on, per procedure and cause."),
        NamedReading("A-10", "A no on the substance is a result with the outcome refused; the refusal of Điều 9.1 is for what is not ours to decide."),
        NamedReading("A-11", "A proposal may be sent back any number of times, each time with a direction."),
        NamedReading("A-12", "The officer's own division leader sees a proposal first, whatever the mode; without one, the unit's leader."),
        NamedReading("A-13", "The officer releases; the seal is the organisation's, put on by the signing service for exactly what was approved."),
        NamedReading("A-14", "A result on paper on request only for the procedures on the list."),
        NamedReading("A-15", "The administrator account is the unit's, its holder a person with dates: one signs in as oneself and acts as the account."),
        NamedReading("A-16", "A unit has one account, and who answers is the person who acted as it: the history holds both."),
        NamedReading("A-29", "The table of Mẫu số 01 is lost; columns its instructions do not prove are put back, and marked."),
        NamedReading("A-30", "A procedure without a legal basis is abolished, not deleted."),
        NamedReading("A-34", "A new mode of assignment touches only dossiers that come in afterwards; the mode is kept with each."),
        NamedReading("A-35", "A fee is paid at the unit and its receipt recorded; no payment online."),
        NamedReading("A-37", "Two levels of approval, as written."),
        NamedReading("A-38", "Levels, names, codes and parents of units are data with dates; a unit may have no divisions, and then only forms 2, 4 and 5 fit."),
        NamedReading("A-39", "A leader is the head or a deputy head; any of them may act, and who did is recorded."),
        NamedReading("A-40", "Answers typed into the form are data; a component wanted as a signed paper is a document."),
        NamedReading("A-41", "A notice in writing is a PDF sealed like a result, and takes effect with the seal."),
    ]
}
