import Foundation

extension Printer {
    /// What keeps the printing child from files and networks that are none of its business.
    package enum Isolation: String, Sendable, CaseIterable {
        /// bubblewrap: own namespaces, no network, and of the file system only /usr, the font settings and the job, all read-only.
        case namespaces
        /// Guards inside the Python child alone: a fetcher that knows only the job, and an audit hook that refuses sockets, processes
        /// and foreign files. They hold against hostile HTML, not against a hole in a C library. Used where user namespaces are forbidden.
        case guarded

        /// The strongest that works on this machine, found by trying.
        package static func detect() async -> Isolation {
            let trial = Isolation.namespaces.command(["/usr/bin/true"], job: "/usr/share", scratch: "/tmp")
            let null = FileHandle.nullDevice
            let ending = try? await ChildProcess(trial, environment: [:]).run(output: null, log: null, seconds: 10)
            return ending == .exited(0) ? .namespaces : .guarded
        }

        /// `program` wrapped so that it sees the folder `job` and may write temporary files.
        func command(_ program: [String], job: String, scratch: String) -> [String] {
            switch self {
            case .guarded: ["/usr/bin/env", "TMPDIR=\(scratch)"] + program
            case .namespaces: Self.bubblewrap + ["--ro-bind", job, job, "--"] + program
            }
        }

        // Neither /proc nor a whole /dev is mounted: containers often forbid it, and WeasyPrint wants neither. No --new-session:
        // the child stays in the process group that is killed when its time is up. No --die-with-parent: to Linux the parent is the thread
        // that started the child, and those of a thread pool come and go.
        private static let bubblewrap = [
            "/usr/bin/bwrap", "--unshare-all", "--cap-drop", "ALL",
            "--ro-bind", "/usr", "/usr",
            "--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64",
            "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache",
            "--ro-bind-try", "/etc/fonts", "/etc/fonts", "--ro-bind-try", "/var/cache/fontconfig", "/var/cache/fontconfig",
            "--dev-bind", "/dev/null", "/dev/null", "--dev-bind", "/dev/urandom", "/dev/urandom",
            "--tmpfs", "/tmp", "--setenv", "TMPDIR", "/tmp",
        ]
    }
}
