import Crypto
import Foundation
import Storage

extension Office {
    /// 256 random bits, made once and the same on all nodes: forms are bound to sessions with it.
    package func installationKey() async throws -> SymmetricKey {
        let fresh = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0).hexadecimal }
        let kept = try await database.write { tx in
            try tx.execute("INSERT INTO installation_key (id, key) VALUES (1, \(fresh)) ON CONFLICT (id) DO NOTHING")
            return try tx.row("SELECT key FROM installation_key WHERE id = 1")?.text("key")
        }
        return SymmetricKey(data: Data(hexadecimal: kept ?? fresh) ?? Data())
    }
}
