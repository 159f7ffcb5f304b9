/// Lets so many tests have a database open at once: a server has only so many connections.
actor Turns {
    static let shared = Turns(16)

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { free = count }

    nonisolated func take(_ work: () async throws -> Void) async throws {
        await enter()
        do { try await work() } catch {
            await leave()
            throw error
        }
        await leave()
    }

    private func enter() async {
        if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    }

    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
