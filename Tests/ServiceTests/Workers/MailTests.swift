import Domain
import Foundation
import Storage
import Testing

@testable import Service

@Suite struct MailTests {
    private let letter = Mail(to: "ai@nhan.example", subject: "Hồ sơ của bạn đã được tiếp nhận, mời xem thông báo", body: "Kính gửi,\nHồ sơ đã đủ.")

    @Test(arguments: Engine.allCases)
    func `a mail goes out once, in letters every server takes, and its text is emptied`(_ engine: Engine) async throws {
        let sink = try await MailSink.start()
        try await TestOffice.on(engine, mail: try sink.server) { test in
            try await test.queue(letter, "m1")
            #expect(try await test.office.sendNextMail())
            #expect(try await test.office.sendNextMail() == false)
            let message = try #require(try sink.messages.first)
            #expect(try sink.messages.count == 1 && message.utf8.allSatisfy { $0 < 0x80 })
            #expect(message.contains("Message-ID: <m1@customs.example>") && message.contains("Date: Tue, 9 Oct 2018 09:00:"))
            #expect(message.contains("To: <ai@nhan.example>") && message.contains("Subject: =?UTF-8?B?"))
            #expect(MailSink.text(of: message) == "Kính gửi,\r\nHồ sơ đã đủ.")
            let row = try await test.mail("m1")
            #expect(row.body == "" && row.sent)
        }
    }

    @Test(arguments: Engine.allCases)
    func `while the mail server is down mail waits, and goes out when it is up`(_ engine: Engine) async throws {
        let down = try await MailSink.start()
        let port = down.port
        await down.stop()
        try await TestOffice.on(engine, mail: try down.server) { test in
            try await test.queue(letter, "m1")
            #expect(try await test.office.sendNextMail())
            #expect(try await test.office.mailCounts() == [.waiting: 1, .dead: 0])
            #expect(try await test.office.sendNextMail() == false)
            let up = try await MailSink.start(port: port)
            test.setClock(TestOffice.tuesday, 9, 3)
            #expect(try await test.office.sendNextMail())
            #expect(try up.messages.count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a worker that dies in the middle loses its mail to another, under the same name`(_ engine: Engine) async throws {
        let sink = try await MailSink.start()
        try await TestOffice.on(engine, mail: try sink.server) { test in
            try await test.queue(letter, "m1")
            let lost = try await test.office.database.write { tx in try Outbox.claim(for: Office.mailClaimTime, in: tx) }
            #expect(lost?.id == "m1")
            #expect(try await test.office.sendNextMail() == false)
            test.setClock(TestOffice.tuesday, 9, 3)
            #expect(try await test.office.sendNextMail())
            #expect(try sink.messages.map { $0.contains("<m1@customs.example>") } == [true])
        }
    }

    @Test(arguments: Engine.allCases)
    func `refused for now it is tried again ever later, and in the end waits for a person`(_ engine: Engine) async throws {
        let sink = try await MailSink.start()
        try await TestOffice.on(engine, mail: try sink.server) { test in
            try await test.queue(Mail(to: "later@nhan.example", subject: "a", body: "b"), "m1")
            var tries = 0
            while try await test.office.mailCounts()[.dead] == 0, tries < 20 {
                tries += try await test.office.sendNextMail() ? 1 : 0
                test.office.clock.set(test.office.clock.instant.advanced(bySeconds: 6 * 3600))
            }
            #expect(tries == Office.mostMailAttempts)
            #expect(try await test.mail("m1").error?.hasPrefix("SMTP 451") == true)
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D13.1.b refused for good it is dead at once, and only Cục CNTT may send it again`(_ engine: Engine) async throws {
        let sink = try await MailSink.start()
        try await TestOffice.on(engine, mail: try sink.server) { test in
            for (id, to) in [("m1", "never@nhan.example"), ("m2", "kẻ gian@nhan.example\r\nBcc: x@y.example")] {
                try await test.queue(Mail(to: to, subject: "a", body: "bí mật"), id)
                #expect(try await test.office.sendNextMail())
            }
            let root = try await test.hat("tuan.ma")
            let dead = try await test.office.mails(.dead, for: root)
            #expect(dead.lines.map(\.id) == ["m1", "m2"] && dead.lines.map(\.error) == ["SMTP 550", "SMTP 553"])
            for other in [try await test.actor("viet.pq"), try await test.hat("thanh.dc")] {
                await #expect(throws: OrganisationViolation("3035-D13.1.b", .roleMayNot)) { try await test.office.retryMail("m1", by: other) }
            }
            await #expect(throws: NotFound.self) { try await test.office.retryMail("m9", by: root) }
            try await test.office.retryMail("m1", by: root)
            await #expect(throws: OrganisationViolation("3035-D13.1.b", .access(.mailNotDead))) { try await test.office.retryMail("m1", by: root) }
            #expect(try await test.office.mailCounts() == [.waiting: 1, .dead: 1])
            let entry = try await test.office.database.read { tx in try EventTable.read("mail/m1", of: MailFact.self, in: tx) }
            #expect(entry.map(\.actor.hat) == ["cntt_qt"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `without a mail server mail waits and nothing is tried`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            try await test.queue(letter, "m1")
            #expect(try await test.office.sendNextMail() == false)
            #expect(try await test.office.mailCounts() == [.waiting: 1, .dead: 0])
        }
    }

    @Test func `a header holds one line, whatever the subject says`() {
        let moment = TestOffice.nine
        let evil = MailMessage(Mail(to: "a@b.example", subject: "x\r\nBcc: d@e.example", body: ""), id: "1", from: "a@b.example", at: moment).text
        #expect(!evil.contains("\r\nBcc:"))
        let long = MailMessage(Mail(to: "a@b.example", subject: String(repeating: "ế", count: 200), body: ""), id: "1", from: "a@b.example", at: moment).text
        #expect(long.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 76 })
    }

    @Test func `between machines mail is encrypted, and an address that is none is refused`() throws {
        #expect(try MailServer(url: "smtp://mail.customs.example", from: "a@b.example").mustEncrypt)
        #expect(try !MailServer(url: "smtp://127.0.0.1:2525", from: "a@b.example").mustEncrypt)
        for (url, from) in [("http://a", "a@b.example"), ("smtp://", "a@b.example"), ("smtp://u:p@a", "a@b.example"), ("smtp://a", "nobody")] {
            #expect(throws: MailServer.Fault.self) { try MailServer(url: url, from: from) }
        }
    }
}

extension TestOffice {
    fileprivate func queue(_ mail: Mail, _ id: String) async throws {
        try await office.database.write { tx in try Outbox.queue(mail, id: id, in: tx) }
    }

    fileprivate func mail(_ id: String) async throws -> (body: String, sent: Bool, error: String?) {
        try await office.database.read { tx in
            let row = try #require(try tx.row("SELECT body, sent_at, error FROM mail WHERE id = \(id)"))
            return (try row.text("body"), try row.optionalInteger("sent_at") != nil, try row.optionalText("error"))
        }
    }
}
