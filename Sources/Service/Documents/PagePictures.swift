import Domain
import Paper
import Synchronization

/// Pictures of documents' pages as last looked at, in memory: the same bytes have the same picture. Two are painted at a time.
final class PagePictures: Sendable {
    private struct Key: Hashable { let sha256: String; let page: Int }
    private struct State { var pictures: [Key: [UInt8]] = [:]; var order: [Key] = []; var bytes = 0 }

    private let state = Mutex(State())
    private let painters = Painters(free: 2)
    /// In bytes.
    private let room = 16 << 20

    func picture(of sha256: String, page: Int, paint: @Sendable () async throws -> [UInt8]) async throws -> [UInt8] {
        let key = Key(sha256: sha256, page: page)
        if let known = state.withLock({ $0.pictures[key] }) { return known }
        await painters.enter()
        let result = await Result.of(paint)
        await painters.leave()
        let picture = try result.get()
        state.withLock { keep(picture, key, in: &$0) }
        return picture
    }

    private func keep(_ picture: [UInt8], _ key: Key, in state: inout State) {
        guard state.pictures.updateValue(picture, forKey: key) == nil else { return }
        state.order.append(key)
        state.bytes += picture.count
        while state.bytes > room, state.order.count > 1 {
            state.bytes -= state.pictures.removeValue(forKey: state.order.removeFirst())?.count ?? 0
        }
    }
}

private actor Painters {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(free: Int) { self.free = free }

    func enter() async {
        if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}

extension Result where Failure == any Error {
    fileprivate static func of(_ work: @Sendable () async throws -> Success) async -> Result {
        do { return .success(try await work()) } catch { return .failure(error) }
    }
}

extension Office {
    /// A page of a PDF among a dossier's documents as a JPEG, for whoever may see the document.
    ///
    /// - Parameter page: counted from one.
    /// - Throws: `NotFound` where there is no such page, no PDF or no picture to be had.
    package func picture(ofPage page: Int, of id: String, in number: String, for actor: Actor) async throws -> [UInt8] {
        let (line, path) = try await document(id, of: number, for: actor)
        guard let painter = paper.painter, line.document.kind == .pdf, page >= 1, page <= line.pages ?? 0 else { throw NotFound() }
        do {
            return try await pictures.picture(of: line.document.sha256, page: page) {
                try await painter.paint(page: page, ofPDF: path, width: Self.pictureWidth)
            }
        } catch let fault as PagePainter.Fault {
            log.notice("no picture", metadata: ["document": "\(id)", "page": "\(page)", "fault": "\(fault)"])
            throw NotFound()
        }
    }

    /// In pixels; the height of an A4 page is 1.414 times as much.
    package static let pictureWidth = 620
}
