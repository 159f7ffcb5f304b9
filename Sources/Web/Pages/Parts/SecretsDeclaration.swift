import Domain

extension Field {
    static let noStateSecrets = Violation.Field.noStateSecrets.rawValue

    /// NEWS-6: whoever brings papers in declares that none is a state secret. Never ticked beforehand.
    static func declaration(_ words: Words, isDeclared: Bool, error: String?) -> Field {
        let hint = "\(words("declareNoStateSecretsHint")) (\(Mark("NEWS-6").citation(in: words.language)))"
        return Field(noStateSecrets, words("fieldNoStateSecrets"), hint: hint, error: error)
            .checks([Choice.Of("true", words("declareNoStateSecrets"))], chosen: isDeclared ? ["true"] : [])
    }
}
