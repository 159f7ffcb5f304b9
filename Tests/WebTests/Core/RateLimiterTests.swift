import Testing

@testable import Web

@Suite struct RateLimiterTests {
    @Test func `a burst passes, then one act an interval`() {
        let limiter = RateLimiter(burst: 3, every: 10)
        #expect((0..<3).allSatisfy { _ in limiter.take("a", at: 100) == nil })
        #expect(limiter.take("a", at: 100) == 10 && limiter.take("a", at: 104) == 6)
        #expect(limiter.take("b", at: 104) == nil)
        #expect(limiter.take("a", at: 110) == nil && limiter.take("a", at: 110) == 10)
        #expect((0..<3).allSatisfy { _ in limiter.take("a", at: 1000) == nil } && limiter.take("a", at: 1000) != nil)
    }

    @Test func `a clock that stands still or steps back gives nothing away`() {
        let limiter = RateLimiter(burst: 1, every: 10)
        #expect(limiter.take("a", at: 100) == nil && limiter.take("a", at: 50) != nil && limiter.take("a", at: 109) != nil)
        #expect(limiter.take("a", at: 110) == nil)
    }

    @Test func `a flood of keys is bounded and does not free the one that waits`() {
        let limiter = RateLimiter(burst: 5, every: 60, maximumKeys: 100)
        for _ in 0..<5 { _ = limiter.take("guesser", at: 0) }
        for key in 0..<5000 { _ = limiter.take("\(key)", at: 1) }
        #expect(limiter.keys <= 100)
        #expect(limiter.take("guesser", at: 2) != nil)
    }

    @Test func `guessing slows the guesser and never the owner elsewhere`() throws {
        let limits = SignInLimits()
        for _ in 0..<5 { try limits.attempt(account: "an", from: "6.6.6.6", at: 0) }
        let problem = #expect(throws: Problem.self) { try limits.attempt(account: "an", from: "6.6.6.6", at: 0) }
        #expect(problem?.status == .tooManyRequests && problem?.headers[.retryAfter] == "60")
        try limits.attempt(account: "an", from: "1.1.1.1", at: 0)
        try limits.attempt(account: "binh", from: "6.6.6.6", at: 0)
    }

    @Test func `one address guessing many accounts is slowed too`() throws {
        let limits = SignInLimits()
        for number in 0..<30 { try limits.attempt(account: "\(number)", from: "2001:db8::\(number)", at: 0) }
        #expect(throws: Problem.self) { try limits.attempt(account: "x", from: "2001:db8::99", at: 0) }
    }

    @Test func `3035-D5.2.b after ten thousand tries at one account its owner and all others still get in`() throws {
        let limits = SignInLimits()
        var refused = 0
        for number in 0..<10_000 {
            do { try limits.attempt(account: "an", from: "10.0.\(number % 200).6", at: 0) } catch { refused += 1 }
        }
        #expect(refused == 10_000 - 200 * 5)
        try limits.attempt(account: "an", from: "1.1.1.1", at: 0)
        try limits.attempt(account: "an", from: "10.0.7.6", device: "trình duyệt của An", at: 0)
        try limits.attempt(account: "binh", from: "10.0.7.6", at: 0)
    }

    @Test func `right passwords cost nothing`() throws {
        let limits = SignInLimits()
        for _ in 0..<100 {
            try limits.attempt(account: "an", from: "1.1.1.1", at: 0)
            limits.succeeded(account: "an", from: "1.1.1.1", at: 0)
        }
    }
}
