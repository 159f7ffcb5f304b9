import Domain
import Foundation

/// A mail in the form of RFC 5322: UTF-8 in subject and text, in letters every server takes.
struct MailMessage: Sendable {
    var sender: String
    var recipient: String
    var text: String

    /// - Parameter id: of the mail; a copy sent again after a broken connection carries the same Message-ID, so readers can drop it.
    init(_ mail: Mail, id: String, from sender: String, at moment: Instant) {
        (self.sender, recipient) = (sender, mail.to)
        let domain = sender.split(separator: "@").last ?? "localhost"
        let head = [
            "Date: \(Self.date(moment))", "From: \(Self.encoded("Hải Đăng")) <\(sender)>", "To: <\(mail.to)>", "Subject: \(Self.encoded(mail.subject))",
            "Message-ID: <\(id)@\(domain)>", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
            // RFC 3834: no out-of-office notes back to us.
            "Auto-Submitted: auto-generated",
        ]
        text = (head + ["", Self.wrapped(mail.body), ""]).joined(separator: "\r\n")
    }

    /// RFC 2047: lines of at most 76 letters, no word cut inside a character. Line ends cannot get into a header.
    static func encoded(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        if line.utf8.count <= 60, line.utf8.allSatisfy({ 0x20...0x7E ~= $0 }), !line.contains("=?") { return line }
        return words(of: line).map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    private static func words(of line: String) -> [String] {
        line.reduce(into: [""]) { words, letter in
            if words[words.count - 1].utf8.count + letter.utf8.count > 39 { words.append("") }
            words[words.count - 1].append(letter)
        }
    }

    private static func wrapped(_ body: String) -> String {
        let lines = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "\r\n")
        return Data(lines.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    }

    private static func date(_ moment: Instant) -> String {
        let (day, minute) = (moment.day, moment.minuteOfDay)
        let (year, month, number) = day.parts
        let seconds = moment.milliseconds / 1000 % 60
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let clock = [minute / 60, minute % 60, Int(seconds)].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return "\(weekdays[day.weekday - 1]), \(number) \(months[month - 1]) \(year) \(clock) +0700"
    }
}
