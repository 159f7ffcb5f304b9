import Domain
import Testing
import Web

struct ClockWordsTests {
    private func moment(_ text: String) -> Instant { Instant(text + "+07:00")! }

    @Test func `the reasons of a reception are sentences with hour, weekday and date`() {
        let evening = LegalClock.reception(saved: moment("2026-11-03T19:42:07"), calendar: .customs).because
        #expect(evening.map { $0.words(in: .vi) } == [
            "Hồ sơ hoàn tất lúc 19:42, thứ Ba 03/11/2026, sau giờ làm việc, nên được tiếp nhận vào giờ làm việc đầu tiên của ngày làm việc "
                + "kế tiếp: 07:30, thứ Tư 04/11/2026."
        ])
        let morning = LegalClock.reception(saved: moment("2026-11-03T06:10:00"), calendar: .customs, reading: .sameDay).because
        #expect(morning.map { $0.words(in: .en) } == [
            "The dossier was complete at 06:10, Tuesday 3 November 2026, before the office opens, and is received at the next working hour of "
                + "the day: 07:30, Tuesday 3 November 2026.",
            "The office still opened that day, so the next working hour is one of the same day.",
        ])
    }

    @Test func `a due time names holidays once, made-up days with them`() {
        let due = LegalClock.due(received: moment("2018-02-12T09:00:00"), time: .workingDays(3), calendar: .customs)
        #expect(due.because.map { $0.words(in: .vi) } == [
            "Thời hạn giải quyết: 3 ngày làm việc.", "Không tính ngày nghỉ: Tết Nguyên Đán.",
            "Không tính thứ Hai 12/02/2018; ngày cuối cùng được tính là thứ Năm 22/02/2018, đến hết giờ làm việc.",
        ])
    }

    @Test(arguments: [
        ("2988-D7.5.a-ii", "Điều 7 khoản 5 điểm a, 2988/QĐ-TCHQ", "Article 7(5)(a), Decision 2988/QĐ-TCHQ"),
        ("2988-D9.2-iv", "Điều 9 khoản 2, 2988/QĐ-TCHQ", "Article 9(2), Decision 2988/QĐ-TCHQ"),
        ("2988-D10-route", "Điều 10, 2988/QĐ-TCHQ", "Article 10, Decision 2988/QĐ-TCHQ"),
        ("2988-M01-v", "Mẫu 01, 2988/QĐ-TCHQ", "Form 01, Decision 2988/QĐ-TCHQ"),
        ("6853-S3.b-iii", "mục 3.b, 6853/TCHQ-VNACCS", "section 3.b, Letter 6853/TCHQ-VNACCS"),
        ("2151-IV.2-iv", "mục IV.2, 2151/QĐ-TCHQ", "section IV.2, Decision 2151/QĐ-TCHQ"),
        ("3035-PL2.1.1", "Phụ lục 2.1.1, 3035/QĐ-TCHQ", "Appendix 2.1.1, Decision 3035/QĐ-TCHQ"),
        ("A-03", "Cách hiểu A-03", "Reading A-03"), ("HD-4", "Quy tắc HD-4", "House rule HD-4"),
    ])
    func `a mark is cited as lawyers do`(mark: String, vi: String, en: String) {
        #expect(Mark(mark).citation(in: .vi) == vi)
        #expect(Mark(mark).citation(in: .en) == en)
    }

    @Test func `2988-D5.1.c, A-01 the point printed as e between b and d is cited as c`() {
        #expect(Mark("2988-D5.1.c").citation(in: .vi) == "Điều 5 khoản 1 điểm c, 2988/QĐ-TCHQ")
        #expect(Permission.table.contains { $0.mark == "2988-D5.1.c" } && NamedReading.all.contains { $0.mark == "A-01" })
    }

    @Test(arguments: [
        (.workingDays(4), "Còn 4 ngày", "4 days left"), (.workingDays(1), "Còn 1 ngày", "1 day left"),
        (.workingMinutes(380), "Còn 6 giờ", "6 hours left"), (.workingMinutes(40), "Còn 40 phút", "40 minutes left"),
        (.overdue(workingDays: 0), "Quá hạn", "Overdue"), (.overdue(workingDays: 2), "Quá hạn 2 ngày", "Overdue by 2 days"),
        (.unknown, "Chưa biết thời hạn", "Time limit not known"),
        (.paused(since: Instant("2026-11-03T10:05:00+07:00")!, left: .workingDays(2)), "Tạm dừng từ 03/11", "Paused since 03/11"),
    ] as [(Remaining, String, String)])
    func `what is left fits on a tag`(remaining: Remaining, vi: String, en: String) {
        #expect(remaining.words(in: .vi) == vi)
        #expect(remaining.words(in: .en) == en)
    }

    @Test func `a processing time in steps shows the sum and its parts`() {
        let steps = ProcessingTime.steps([.init(time: .workingDays(10)), .init(time: .workingDays(5))])
        #expect(steps.words(in: .vi) == "15 ngày làm việc (10 ngày làm việc + 5 ngày làm việc)")
        #expect(ProcessingTime.steps([.init(time: .calendarDays(1)), .init(time: .workingHours(8))]).words(in: .en)
            == "1 calendar day + 8 working hours")
    }

    @Test func `the day strip reads as in the picture`() {
        let saved = moment("2026-11-03T19:42:07")
        let received = LegalClock.reception(saved: saved, calendar: .customs).at
        let due = LegalClock.due(received: received, time: .workingDays(5), calendar: .customs)
        let cells = LegalClock.strip(saved: saved, received: received, due: due, now: saved, calendar: .customs)
        #expect(cells.map { "\($0.weekdays(in: .vi)) \($0.dates) [\($0.sign)] \($0.text(in: .vi))" } == [
            "Thứ Ba 03/11 [·] Hôm nay, nộp lúc 19:42", "Thứ Tư 04/11 [0] Tiếp nhận 07:30, ngày này không tính", "Thứ Năm 05/11 [1] Ngày thứ nhất",
            "Thứ Sáu 06/11 [2] Ngày thứ hai", "T7, CN 07–08/11 [–] Không tính", "Thứ Hai 09/11 [3] Ngày thứ ba", "Thứ Ba 10/11 [4] Ngày thứ tư",
            "Thứ Tư 11/11 [5] Hạn: 17:00",
        ])
    }

    @Test func `a strip with Tết and a pause says so`() {
        let received = moment("2018-02-12T09:00:00")
        let pauses = [Pause(from: moment("2018-02-13T10:05:00"), to: nil)]
        let due = LegalClock.due(received: received, time: .workingDays(5), pauses: pauses, calendar: .customs)
        let cells = LegalClock.strip(
            saved: received, received: received, due: due, pauses: pauses, now: moment("2018-02-13T11:00:00"), calendar: .customs)
        #expect(cells.map { $0.text(in: .vi) } == ["Tiếp nhận 09:00, ngày này không tính", "Hôm nay, ngày thứ nhất, tạm dừng từ 10:05"])
        let running = LegalClock.due(received: received, time: .workingDays(2), calendar: .customs)
        let strip = LegalClock.strip(saved: received, received: received, due: running, now: received, calendar: .customs)
        #expect(strip[2].text(in: .vi) == "Tết Nguyên Đán: không tính" && strip[2].dates == "14–20/02" && strip[2].weekdays(in: .en) == "Wed–Tue")
    }
}
