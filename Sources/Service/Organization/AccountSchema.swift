import Storage

extension Schema {
    /// Mẫu số 01, administrator accounts, hand-over, transfer.
    static let accountLists: [Statement] = [
    ]
}
