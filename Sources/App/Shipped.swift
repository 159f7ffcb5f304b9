import Foundation

/// What comes with the program as files: looked for from the program upwards, so that it is found beside an installed
/// `bin/haidang` (in `share/haidang`) as well as from a build folder inside the checkout (in `Resources`).
enum Shipped {
    static func folder(_ name: String) throws -> String {
        guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { throw Missing(name: name) }
        var place = program
        while place.path != "/" {
            place.deleteLastPathComponent()
            let found = ["Resources", "share/haidang"].map { place.appending(path: "\($0)/\(name)").path }
                .first { FileManager.default.fileExists(atPath: $0) }
            if let found { return found }
        }
        throw Missing(name: name)
    }

    struct Missing: Error, CustomStringConvertible {
        let name: String
        var description: String { "the folder \(name) that comes with the program is not beside it" }
    }
}
