import Storage

extension Schema {
    /// Units, codes, names, levels and parents with their dates; successors.
    static let unitsInTime: [Statement] = [
    ]
}
