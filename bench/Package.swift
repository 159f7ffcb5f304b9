// swift-tools-version: 6.2
import PackageDescription

// What measures must not weigh on what is measured: no dependency, nothing of the product inside.
let package = Package(
    name: "bench",
    targets: [
        .executableTarget(
            name: "load", dependencies: ["CPostgres", "CSQLite"],
            swiftSettings: [.treatAllWarnings(as: .error), .treatWarning("DeprecatedDeclaration", as: .warning)]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    ]
)
