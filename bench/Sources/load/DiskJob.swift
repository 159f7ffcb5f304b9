import Foundation

/// How many times a second this disk makes one overwritten 4 KiB block durable: what a commit that is shared with nobody costs at least.
struct DiskJob: Decodable, Sendable {
    var folder: String
    var seconds: Double

    func run() throws -> Result {
        let path = "\(folder)/overwrite"
        let file = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        defer {
            close(file)
            unlink(path)
        }
        let block = [UInt8](repeating: 0x2E, count: 4096)
        for place in 0..<256 { guard pwrite(file, block, 4096, place * 4096) == 4096 else { throw Fault("write") } }
        guard fsync(file) == 0 else { throw Fault("fsync") }
        let window = Window(warmUp: 0.5, seconds: seconds)
        let tally = load.run(clients: 1, steps: 1) { _ in
            var (tally, place) = (Tally(steps: 1), 0)
            while window.isOpen {
                let start = Clock.now
                guard pwrite(file, block, 4096, place % 256 * 4096) == 4096, fdatasync(file) == 0 else { throw Fault("fdatasync") }
                tally.record(0, from: start, in: window)
                place += 1
            }
            return tally
        }
        return Result(tally, names: ["overwrite"], clients: 1, window: window)
    }
}
