/// A paper that went by post, by its number and date.
package struct WrittenPaper: Hashable, Sendable, Codable {
    package var number: String
    /// `2018-10-09`.
    package var date: String

    package init(number: String, on day: Day) { (self.number, date) = (number, day.description) }

    package var day: Day? { Day(date) }
}
