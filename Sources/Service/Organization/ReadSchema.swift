import Storage

extension Schema {
    /// Who read what, and why.
    static let reads: [Statement] = [
    ]
}
