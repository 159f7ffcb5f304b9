import ArgumentParser
import Domain
import Foundation
import Web

/// `haidang clock`: when a dossier counts as received and when it is due, and why.
struct ClockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "When a dossier counts as received and when it is due, and why.",
        discussion: "Times are ISO 8601 with an offset, 2018-10-09T07:30:00+07:00.")

    @Option(help: ArgumentHelp("When the system finished storing the dossier.", valueName: "time"), transform: ClockArgument.moment)
    var saved: Instant

    @Option(help: ArgumentHelp("When the parts handed in over the counter were complete.", valueName: "time"), transform: ClockArgument.moment)
    var manual: Instant?

    @Option(help: ArgumentHelp("The processing time; without it no due time is computed.", valueName: "n"), transform: ClockArgument.days)
    var workingDays: Int?

    @Option(help: ArgumentHelp("A time that is not counted; may be repeated.", valueName: "from/to"), transform: ClockArgument.pause)
    var paused: [Pause] = []

    @Option(
        help: ArgumentHelp("A JSON file with hours, weekdays, days off and days worked, instead of the calendar of the program.", valueName: "file"),
        transform: ClockArgument.calendar)
    var calendar: WorkingCalendar?

    @Option(help: ArgumentHelp("How an open place of the regulation is read, such as A-03=same-day.", valueName: "id=value"))
    var reading: [String] = []

    @Flag(help: "One JSON document.")
    var json = false

    func run() throws {
        let answer = try answer()
        print(json ? try answer.json : answer.text)
    }

    private func answer() throws -> ClockAnswer {
        let calendar = calendar ?? .customs
        let reception = LegalClock.reception(saved: saved, manual: manual, calendar: calendar, reading: try readings().a03)
        let due = workingDays.map {
            LegalClock.due(received: reception.at, time: .workingDays($0), pauses: paused, calendar: calendar)
        }
        return ClockAnswer(received: reception.at, due: due?.at, because: reception.because + (due?.because ?? []))
    }

    private func readings() throws -> Readings {
        var readings = Readings()
        for assignment in reading {
            do {
                try readings.set(assignment)
            } catch {
                throw ValidationError("The value '\(assignment)' is invalid for '--reading <id=value>': \(error)")
            }
        }
        return readings
    }
}

private enum ClockArgument {
    static func moment(_ text: String) throws -> Instant {
        guard let moment = Instant(text) else {
            throw ValidationError("not a time with its offset, like 2018-10-09T07:30:00+07:00")
        }
        return moment
    }

    static func days(_ text: String) throws -> Int {
        guard let days = Int(text), 0...maximumDays ~= days else { throw ValidationError("not a number from 0 to \(maximumDays)") }
        return days
    }

    static func pause(_ text: String) throws -> Pause {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2 else { throw ValidationError("not two times with a slash between them") }
        let (from, to) = (try moment(ends[0]), try moment(ends[1]))
        guard from <= to else { throw ValidationError("the pause ends before it begins") }
        return Pause(from: from, to: to)
    }

    static func calendar(_ path: String) throws -> WorkingCalendar {
        guard let data = FileManager.default.contents(atPath: path) else { throw ValidationError("the file cannot be read") }
        do {
            return try JSONDecoder().decode(WorkingCalendar.self, from: data)
        } catch let error as DecodingError {
            throw ValidationError(error.place)
        }
    }

    private static let maximumDays = 10_000
}

extension DecodingError {
    /// `off.0: 2026-02-30 is not a date like 2018-10-09`
    fileprivate var place: String {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context), .dataCorrupted(let context):
            let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
            return (path.isEmpty ? "" : path.joined(separator: ".") + ": ") + context.debugDescription
        @unknown default: return localizedDescription
        }
    }
}

private struct ClockAnswer {
    var received: Instant
    var due: Instant?
    var because: [Reason]

    var text: String {
        var lines = ["Tiếp nhận: \(received) (\(received.words(in: .vi)))"]
        if let due { lines.append("Hạn trả kết quả: \(due) (\(due.words(in: .vi)))") }
        return (lines + because.map { "  \($0.mark): \($0.words(in: .vi))" }).joined(separator: "\n")
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

extension ClockAnswer: Encodable {
    private enum Keys: String, CodingKey { case received, due, because }
    private struct Because: Encodable {
        var clause: String
        var text: String
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(received.description, forKey: .received)
        try container.encode(due?.description, forKey: .due)
        try container.encode(because.map { Because(clause: $0.mark.id, text: $0.words(in: .vi)) }, forKey: .because)
    }
}
