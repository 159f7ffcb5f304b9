/// The languages the service speaks. Vietnamese is the language of the law and the default.
package enum Language: String, CaseIterable, Sendable {
    case vi, en
}
