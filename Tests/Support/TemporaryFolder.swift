import Foundation

/// Folders that go when the process ends.
package enum TemporaryFolder {
    private static let root: String = {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("haidang-tests-\(UUID().uuidString)").path
        atexit { try? FileManager.default.removeItem(atPath: TemporaryFolder.root) }
        return path
    }()

    /// The path of a new, empty folder.
    package static func make() throws -> String {
        let path = "\(root)/\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }
}
