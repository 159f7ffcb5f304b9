import Domain
import Hummingbird
import Service

/// Streams the files of a multipart body into the document store, one after another. What it keeps is durable when the body has been read.
final class UploadIntake {
    private let office: Office
    private var current: IncomingFile?
    private(set) var uploads: [Upload] = []
    /// Files that cannot be taken, where a page shows its form again and keeps the rest; elsewhere the first such file ends the reading.
    private(set) var refused: [Invalid] = []
    private var collectsRefusals = false

    init(office: Office) { self.office = office }

    /// The fields and files of a form, JSON or multipart body; files are named by the field they came in.
    static func read(_ request: Request, _ desk: Desk) async throws -> (FormValues, [Upload]) {
        guard request.mediaType == "multipart/form-data" else {
            return (FormValues(try await request.fields(limit: desk.site.settings.limits.form)), [])
        }
        let intake = UploadIntake(office: desk.office)
        do {
            let limit = Int(desk.office.settings.dossierLimit) + desk.site.settings.limits.form
            let fields = try await request.upload(limit: limit) { try await intake.take($0) }
            return (FormValues(fields), intake.uploads)
        } catch {
            await intake.current?.abort()
            throw error
        }
    }

    /// The same for a page: everything typed and every good file is there beside what is wrong.
    static func collect(_ request: Request, _ desk: Desk) async throws -> (fields: Fields, uploads: [Upload], refused: [Invalid]) {
        guard request.mediaType == "multipart/form-data" else {
            return (try await request.fields(limit: desk.site.settings.limits.form), [], [])
        }
        let intake = UploadIntake(office: desk.office)
        intake.collectsRefusals = true
        do {
            let limit = Int(desk.office.settings.dossierLimit) + desk.site.settings.limits.form
            let fields = try await request.upload(limit: limit) { try await intake.take($0) }
            return (fields, intake.uploads, intake.refused)
        } catch {
            await intake.current?.abort()
            throw error
        }
    }

    private func take(_ event: FileEvent) async throws {
        switch event {
        case .began(let file): current = try await office.receive(file.name, as: file.field)
        case .data(let bytes): try await write(Array(bytes.readableBytesView))
        case .ended: try await end()
        }
    }

    private func write(_ bytes: [UInt8]) async throws {
        guard let current else { return }
        do { try await current.write(bytes) } catch let invalid as Invalid { try await refuse(invalid) }
    }

    /// What still comes of the file is read and dropped.
    private func refuse(_ invalid: Invalid) async throws {
        guard collectsRefusals else { throw invalid }
        refused.append(invalid)
        await current?.abort()
        current = nil
    }

    private func end() async throws {
        guard let file = current else { return }
        current = nil
        do { uploads.append(try await file.finish()) } catch let invalid as Invalid { try await refuse(invalid) }
    }
}
