import Storage

extension Schema {
    /// Second factors, recovery, tokens, lock-out, declarants.
    static let signIn: [Statement] = [
    ]
}
