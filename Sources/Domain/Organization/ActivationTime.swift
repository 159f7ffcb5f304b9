/// 3035-D6.4: who does not change the password "trong vòng 30 ngày kể từ ngày nhận tài khoản" is locked. The day of receiving is not counted
/// (HD-14); A-33: received is when the hand-over was recorded, and the thirtieth day still counts whole.
package enum ActivationTime {
    package static let mark: Mark = "3035-D6.4"
    package static let days = 30

    /// The first moment that is too late: midnight after the thirtieth day.
    package static func end(handedOverAt: Instant) -> Instant { Instant(day: handedOverAt.day.adding(days: days + 1), minute: 0) }

    /// Whatever was handed over before this is over now.
    package static func overBefore(_ now: Instant) -> Instant { Instant(day: now.day.adding(days: -days), minute: 0) }
}
