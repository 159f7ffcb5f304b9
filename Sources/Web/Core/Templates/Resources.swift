import Foundation

/// The folder with templates, words and static files. SwiftPM copies it beside the binary it builds, so `make run` and the tests find it there; an
/// installed binary finds it beside itself too, or in `../share/haidang`. We look beside the binary ourselves because SwiftPM's own
/// `Bundle.module` falls back to the path of the machine that built it and ends the process when that is missing.
package struct Resources: Sendable {
    package let folder: URL

    package enum Fault: Error, CustomStringConvertible {
        case notFound([String])

        package var description: String {
            switch self {
            case .notFound(let places): "no resources (templates, words, static files) in: " + places.joined(separator: ", ")
            }
        }
    }

    /// - Parameter given: a folder chosen by the operator; then no other is looked at.
    package init(_ given: String? = nil) throws(Fault) {
        let places = given.map { [URL(filePath: $0, directoryHint: .isDirectory)] } ?? Self.besideBinary
        guard let folder = places.first(where: { FileManager.default.fileExists(atPath: $0.appending(path: "words").path) }) else {
            throw .notFound(places.map(\.path))
        }
        self.folder = folder
    }

    private static var besideBinary: [URL] {
        let binary = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        return [
            binary.appending(path: "haidang_Web.resources/Resources", directoryHint: .isDirectory),
            binary.appending(path: "../share/haidang", directoryHint: .isDirectory).standardizedFileURL,
        ]
    }

    /// All files under a folder with this extension ("" for any), as path relative to it and content, in order of path.
    func files(in name: String, extension suffix: String) throws -> [(path: String, content: Data)] {
        let root = folder.appending(path: name, directoryHint: .isDirectory)
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return try paths.sorted().filter { (suffix.isEmpty || $0.hasSuffix("." + suffix)) && !isFolder(root.appending(path: $0)) }
            .map { ($0, try Data(contentsOf: root.appending(path: $0))) }
    }

    private func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
