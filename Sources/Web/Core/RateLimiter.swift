import Synchronization

/// Token buckets by key, in memory of one node: `burst` acts at once, then one more every `interval` seconds. Time is an argument, in seconds
/// of any clock that does not run backwards.
package final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: Double
    }

    private let burst: Double
    private let interval: Double
    private let maximumKeys: Int
    private let buckets = Mutex<[String: Bucket]>([:])

    package init(burst: Int, every interval: Double, maximumKeys: Int = 10_000) {
        (self.burst, self.interval, self.maximumKeys) = (Double(burst), interval, maximumKeys)
    }

    /// Takes a token for `key`. Returns nil when there was one, else the whole seconds until there is.
    package func take(_ key: String, at now: Double) -> Int? {
        buckets.withLock { buckets in
            if buckets[key] == nil, buckets.count >= maximumKeys { evict(&buckets, at: now) }
            var bucket = refilled(buckets[key], at: now)
            defer { buckets[key] = bucket }
            guard bucket.tokens >= 1 else { return Int(((1 - bucket.tokens) * interval).rounded(.up)) }
            bucket.tokens -= 1
            return nil
        }
    }

    /// Gives a token back: the act turned out to be harmless.
    package func giveBack(_ key: String, at now: Double) {
        buckets.withLock { buckets in
            guard buckets[key] != nil else { return }
            var bucket = refilled(buckets[key], at: now)
            bucket.tokens = min(burst, bucket.tokens + 1)
            buckets[key] = bucket
        }
    }

    package var keys: Int { buckets.withLock { $0.count } }

    private func refilled(_ bucket: Bucket?, at now: Double) -> Bucket {
        guard let bucket else { return Bucket(tokens: burst, at: now) }
        return Bucket(tokens: min(burst, bucket.tokens + max(0, now - bucket.at) / interval), at: max(now, bucket.at))
    }

    /// Drops the fullest eighth: a full bucket says nothing, and whoever floods us with new keys drops their own before an empty one.
    private func evict(_ buckets: inout [String: Bucket], at now: Double) {
        let fullest = buckets.keys.sorted { refilled(buckets[$0], at: now).tokens > refilled(buckets[$1], at: now).tokens }
        for key in fullest.prefix(max(1, maximumKeys / 8)) { buckets[key] = nil }
    }
}
