import Domain
import Foundation
import Synchronization

/// The one clock of a process. A rehearsal may set it (`haidang serve --rehearsal`); it then runs on from there.
package final class OfficeClock: Sendable {
    private let offset = Mutex<Int64>(0)
    package let isRehearsal: Bool

    package init(isRehearsal: Bool = false) { self.isRehearsal = isRehearsal }

    /// Milliseconds UTC.
    package var now: Int64 { Self.wall + offset.withLock { $0 } }
    package var instant: Instant { Instant(milliseconds: now) }

    /// Only in a rehearsal; a served clock cannot be moved.
    package func set(_ instant: Instant) {
        precondition(isRehearsal)
        offset.withLock { $0 = instant.milliseconds - Self.wall }
    }

    /// The real time, which no rehearsal moves: what proves who is at the keyboard goes by it.
    package static var wall: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }
}
