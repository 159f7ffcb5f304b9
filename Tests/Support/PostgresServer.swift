import CPostgres
import Foundation

/// A private PostgreSQL for tests: a child with a folder and a socket of its own, gone when this process ends, however it ends.
package final class PostgresServer: Sendable {
    private let folder: String
    private let supervisor: Process
    // While this end is open the server lives.
    private let lifeline: Pipe

    private init(folder: String, supervisor: Process, lifeline: Pipe) {
        (self.folder, self.supervisor, self.lifeline) = (folder, supervisor, lifeline)
    }

    /// - Parameter durable: false spares the tests the waiting for the disk.
    package static func start(durable: Bool = true) async throws -> PostgresServer {
        let folder = "/tmp/haidang-pg-\(UUID().uuidString.prefix(8))"
        let (supervisor, lifeline, output) = (Process(), Pipe(), Pipe())
        supervisor.executableURL = URL(fileURLWithPath: "/bin/sh")
        supervisor.arguments = ["-c", script, "sh", folder, durable ? "on" : "off"]
        supervisor.standardInput = lifeline
        supervisor.standardOutput = output
        supervisor.standardError = output
        try supervisor.run()
        let said = await withCheckedContinuation { said in
            DispatchQueue.global().async { said.resume(returning: output.firstLine) }
        }
        guard said == "ready" else { throw NotStarted(output: said) }
        return PostgresServer(folder: folder, supervisor: supervisor, lifeline: lifeline)
    }

    /// The URL of a new, empty database.
    package func database() throws -> String {
        let name = "t\(UUID().uuidString.lowercased().filter { $0 != "-" })"
        let connection = PQconnectdb(url(of: "postgres"))
        defer { PQfinish(connection) }
        let result = PQexec(connection, "CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8'")
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            throw NotStarted(output: String(cString: PQerrorMessage(connection)))
        }
        return url(of: name)
    }

    /// Stops the server and takes its folder away.
    package func stop() async {
        await withCheckedContinuation { stopped in
            DispatchQueue.global().async { [self] in
                try? lifeline.fileHandleForWriting.close()
                supervisor.waitUntilExit()
                stopped.resume()
            }
        }
    }

    private func url(of database: String) -> String {
        "postgres:///\(database)?host=\(folder)/socket&user=haidang"
    }

    package struct NotStarted: Error { package let output: String }

    // PostgreSQL refuses to run as root. `read` returns when the test process has closed its end of the pipe or is no more.
    private static let script = """
        folder=$1 durable=$2
        PATH=$PATH:$(ls -d /usr/lib/postgresql/*/bin | tail -1)
        mkdir -m 700 "$folder" && cd "$folder" || exit 1
        trap 'rm -rf "$folder"' EXIT
        as=
        if [ "$(id -u)" = 0 ]; then
            chown nobody:nogroup "$folder"
            as='setpriv --reuid=nobody --regid=nogroup --clear-groups --'
        fi
        {
            $as mkdir socket &&
            $as initdb -D data -U haidang -A trust -E UTF8 --locale=C.UTF-8 --no-sync &&
            $as pg_ctl -D data -l log -w start -o "-c listen_addresses= -c unix_socket_directories=$folder/socket \
                -c fsync=$durable -c max_connections=300"
        } >start.log 2>&1 </dev/null || { tr '\n' ' ' <start.log; exit 1; }
        echo ready
        while read -r _; do :; done
        $as pg_ctl -D data -m fast -w stop >/dev/null 2>&1
        """
}

extension Pipe {
    fileprivate var firstLine: String {
        var data = Data()
        while !data.contains(0x0A), case let more = fileHandleForReading.availableData, !more.isEmpty { data += more }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
