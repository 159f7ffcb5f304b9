import ArgumentParser
import Domain
import Foundation
import Logging
import Paper
import Service
import Storage

/// Where an office keeps its things, for every command that opens one.
struct DataOptions: ParsableArguments {
    @Option(help: "The folder that holds everything.")
    var data = "data"

    @Option(help: "A PostgreSQL database instead of the folder's own: postgres://…")
    var database: String?

    @Option(help: "A folder of procedures instead of the shipped catalogue.")
    var procedures: String?

    @Option(help: ArgumentHelp("How an open place of the regulation is read, such as A-08=unit-leader-may-open.", valueName: "id=value"))
    var reading: [String] = []

    var folder: URL { URL(filePath: data, directoryHint: .isDirectory) }
    /// A folder made by `haidang demo`; nothing else may be rehearsed on.
    var isDemo: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "demo.json").path) }
}

extension DataOptions {
    fileprivate func readings() throws -> Readings {
        var readings = Readings()
        for assignment in reading {
            do { try readings.set(assignment) } catch { throw ValidationError("--reading \(assignment): \(error)") }
        }
        return readings
    }
}

/// The one place where an office is put together.
func openOffice(
    _ options: DataOptions, isRehearsal: Bool = false, adjust: (inout Settings) throws -> Void = { _ in }
) async throws -> Office {
    try FileManager.default.createDirectory(at: options.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let clock = OfficeClock(isRehearsal: isRehearsal)
    var settings = Settings()
    settings.isDemo = options.isDemo
    settings.readings = try options.readings()
    settings.openID = try OpenIDSettings.read(
        options.folder.appending(path: "oidc.json"), secret: ProcessInfo.processInfo.environment["HAIDANG_OIDC_SECRET"])
    try adjust(&settings)
    let location = options.database.map { Database.Location.postgres(url: $0) } ?? .file(path: options.folder.appending(path: "haidang.sqlite").path)
    let database = try await Database.open(location) { clock.now }
    try await database.migrate(Schema.migrations)
    let documents = try await DocumentStore.open(
        folder: options.folder.appending(path: "documents").path, limit: settings.fileLimit, now: clock.now)
    let procedures = try options.procedures ?? Shipped.folder("procedures")
    return Office(
        database: database, documents: documents, catalogue: try Catalogue.load(folder: procedures), settings: settings,
        clock: clock, paper: try await paperTools(options, at: clock.now),
        factorKey: try FactorKey(keptAt: options.folder.appending(path: "factor.key")), log: Logger(label: "haidang"))
}

/// A demonstration seals with an authority of its own, made on first use; an installation with the key it was given as `seal/seal.p12`, or
/// `seal/certificates.pem` and `seal/key.pem`, its passphrase in `HAIDANG_SEAL_PASSPHRASE`.
private func paperTools(_ options: DataOptions, at now: Int64) async throws -> PaperTools {
    let folder = options.folder.appending(path: "seal", directoryHint: .isDirectory)
    let isolation = await Printer.Isolation.detect()
    let (printer, painter) = (Printer(isolation: isolation), PagePainter(isolation: isolation))
    if options.isDemo {
        return PaperTools(printer: printer, painter: painter, seal: try DemoAuthority.create(in: folder, at: now - Office.demoReach).seal())
    }
    return PaperTools(printer: printer, painter: painter, seal: try seal(in: folder))
}

private func seal(in folder: URL) throws -> Seal? {
    let passphrase = ProcessInfo.processInfo.environment["HAIDANG_SEAL_PASSPHRASE"]
    let bytes: (String) -> [UInt8]? = { (try? Data(contentsOf: folder.appending(path: $0))).map { [UInt8]($0) } }
    if let file = bytes("seal.p12") { return try Seal.load(pkcs12: file, passphrase: passphrase ?? "") }
    guard let certificates = bytes("certificates.pem"), let key = bytes("key.pem") else { return nil }
    return try Seal.load(certificates: certificates, key: key, passphrase: passphrase)
}
