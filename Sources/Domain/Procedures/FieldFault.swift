/// Why an answer will not do. Words are made where it is shown, unless the field brings its own.
package struct FieldFault: Hashable, Sendable {
    /// Rows are counted from 0: `employees[1].name`.
    package var path: String
    package var fault: Fault
    package var message: Localized?

    package init(path: String, fault: Fault, message: Localized? = nil) {
        (self.path, self.fault, self.message) = (path, fault, message)
    }

    package enum Fault: Error, Hashable, Sendable {
        case missing
        case unknownField
        case notText
        case notRows
        case tooLong(length: Int, most: Int)
        case notANumber
        case tooManyDecimals(most: Int)
        case tooSmall(least: Int)
        case tooLarge(most: Int)
        case notADate
        case notAChoice([String])
        case taxCode(TaxCode.Fault)
        case identityNumber(IdentityNumber.Fault)
        case notAnEmail
        case notAPhoneNumber
        case tooFewRows(least: Int)
        case tooManyRows(most: Int)
    }
}
