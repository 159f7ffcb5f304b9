import Crypto
import Foundation

/// Seals the secrets of second factors with a key that lies outside the database: a copy of the database alone makes no code.
package struct FactorKey: Sendable {
    private let key: SymmetricKey
    private static let mark = "1:"

    package init() { key = SymmetricKey(size: .bits256) }

    /// The key in `file`, made on first use and readable to the program alone. Lost, only the codes kept for a lost device still open.
    /// - Throws: `CocoaError` when the file cannot be read or made, or holds no key.
    package init(keptAt file: URL) throws {
        if !FileManager.default.fileExists(atPath: file.path) { try FactorKey().keep(at: file) }
        let bytes = try Data(contentsOf: file)
        guard bytes.count == 32 else { throw CocoaError(.fileReadCorruptFile) }
        key = SymmetricKey(data: bytes)
    }

    // It appears whole or not at all, and another process may be first.
    private func keep(at file: URL) throws {
        let draft = file.appendingPathExtension(UUID().uuidString)
        let descriptor = Foundation.open(draft.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        defer { unlink(draft.path) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: key.withUnsafeBytes { Data($0) })
        try handle.synchronize()
        guard link(draft.path, file.path) == 0 || errno == EEXIST else { throw CocoaError(.fileWriteUnknown) }
    }

    func seal(_ secret: Data, of account: String) throws -> String {
        let box = try ChaChaPoly.seal(secret, using: key, authenticating: Data(account.utf8))
        return Self.mark + box.combined.hexadecimal
    }

    /// Nil when it was sealed with another key or for another account. What was written before there was a key is in clear.
    func open(_ sealed: String, of account: String) -> Data? {
        guard sealed.hasPrefix(Self.mark) else { return Data(hexadecimal: sealed) }
        guard let bytes = Data(hexadecimal: String(sealed.dropFirst(Self.mark.count))), let box = try? ChaChaPoly.SealedBox(combined: bytes) else { return nil }
        return try? ChaChaPoly.open(box, using: key, authenticating: Data(account.utf8))
    }
}
