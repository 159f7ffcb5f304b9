import Domain

extension Reason {
    /// One sentence; what it rests on is `mark.citation(in:)`.
    package func words(in language: Language) -> String { fact.words(in: language) }
}

extension ReasonFact {
    package func words(in language: Language) -> String {
        switch language {
        case .vi: vietnamese
        case .en: english
        }
    }

    private var vietnamese: String {
        switch self {
        case .completedBothWays(let electronic, let manual):
            "Phần điện tử lưu xong lúc \(electronic.words(in: .vi)); phần nộp trực tiếp đủ lúc \(manual.words(in: .vi)). "
                + "Hồ sơ được tiếp nhận khi đã đủ bằng cả hai cách."
        case .laterCompletionCounts(let at): "Lấy thời điểm sau: \(at.words(in: .vi)), rồi xét theo giờ làm việc."
        case .withinHours(let at): "Hồ sơ hoàn tất lúc \(at.words(in: .vi)), trong giờ làm việc, nên được tiếp nhận ngay lúc đó."
        case .outsideHours(let at, let when, let received):
            "Hồ sơ hoàn tất lúc \(at.words(in: .vi)), \(when.words(in: .vi)), nên được tiếp nhận vào "
                + (received.day == at.day ? "giờ làm việc kế tiếp trong ngày" : "giờ làm việc đầu tiên của ngày làm việc kế tiếp")
                + ": \(received.words(in: .vi))."
        case .readingOfOutsideHours(.literal): "“Ngày làm việc kế tiếp” được hiểu đúng từng chữ, dù trong ngày vẫn còn giờ làm việc."
        case .readingOfOutsideHours(.sameDay): "Trong ngày vẫn còn giờ làm việc, nên giờ làm việc kế tiếp là của chính ngày đó."
        case .processingTime(.unknown): "Chưa biết thời hạn giải quyết của thủ tục này."
        case .processingTime(let time): "Thời hạn giải quyết: \(time.words(in: .vi))."
        case .restarted(let at): "Thời hạn tính lại từ đầu, từ \(at.words(in: .vi))."
        case .countedAfter(let day, let last) where day == last: "Hạn là giờ kết thúc làm việc của \(last.words(in: .vi))."
        case .countedAfter(let day, let last):
            "Không tính \(day.words(in: .vi)); ngày cuối cùng được tính là \(last.words(in: .vi)), đến hết giờ làm việc."
        case .countedInWorkingTime(let from): "Chỉ tính giờ làm việc, từ \(from.words(in: .vi))."
        case .daysOff(let off): "Không tính ngày nghỉ: \(off.names(in: .vi))."
        case .provisionalYear(let year):
            "Chưa có thông báo nghỉ lễ, tết năm \(year): ngày nghỉ tính theo quy định chung, hạn có thể thay đổi."
        case .lastDayOff(let day, let off, let moved):
            "Ngày cuối cùng, \(day.words(in: .vi)), là ngày nghỉ (\(off.words(in: .vi))), nên hạn chuyển sang \(moved.words(in: .vi))."
        case .pause(let pause): pause.words(in: .vi)
        }
    }

    private var english: String {
        switch self {
        case .completedBothWays(let electronic, let manual):
            "The electronic part was stored at \(electronic.words(in: .en)); the parts handed in were complete at "
                + "\(manual.words(in: .en)). The dossier is received when both are."
        case .laterCompletionCounts(let at): "The later moment counts: \(at.words(in: .en)); then the working hours apply."
        case .withinHours(let at): "The dossier was complete at \(at.words(in: .en)), within working hours, and is received at that moment."
        case .outsideHours(let at, let when, let received):
            "The dossier was complete at \(at.words(in: .en)), \(when.words(in: .en)), and is received at the "
                + (received.day == at.day ? "next working hour of the day" : "first working hour of the next working day")
                + ": \(received.words(in: .en))."
        case .readingOfOutsideHours(.literal): "“The next working day” is read word for word, though the office still opened that day."
        case .readingOfOutsideHours(.sameDay): "The office still opened that day, so the next working hour is one of the same day."
        case .processingTime(.unknown): "The processing time of this procedure is not known."
        case .processingTime(let time): "Processing time: \(time.words(in: .en))."
        case .restarted(let at): "The time began again from zero at \(at.words(in: .en))."
        case .countedAfter(let day, let last) where day == last: "Due when the office closes on \(last.words(in: .en))."
        case .countedAfter(let day, let last):
            "\(day.words(in: .en)) is not counted; the last day counted is \(last.words(in: .en)), until the office closes."
        case .countedInWorkingTime(let from): "Only working time counts, from \(from.words(in: .en))."
        case .daysOff(let off): "Days off are not counted: \(off.names(in: .en))."
        case .provisionalYear(let year):
            "The public holidays of \(year) are not yet published: they are computed by the general rules, and the due date may change."
        case .lastDayOff(let day, let off, let moved):
            "The last day, \(day.words(in: .en)), is a day off (\(off.words(in: .en))), so it is due on \(moved.words(in: .en))."
        case .pause(let pause): pause.words(in: .en)
        }
    }
}

extension ReasonFact.When {
    fileprivate func words(in language: Language) -> String {
        switch self {
        case .beforeOpening: language.pick("trước giờ làm việc", "before the office opens")
        case .inBreak: language.pick("trong giờ nghỉ giữa ngày", "in the break")
        case .afterClosing: language.pick("sau giờ làm việc", "after the office closed")
        case .dayOff(let off): language.pick("vào ngày nghỉ (\(off.words(in: .vi)))", "on a day off (\(off.words(in: .en)))")
        }
    }
}

extension Pause {
    fileprivate func words(in language: Language) -> String {
        guard let to else {
            return language.pick(
                "Tạm dừng từ \(from.words(in: .vi)) để chờ người khai hải quan.",
                "Paused since \(from.words(in: .en)), waiting for the declarant.")
        }
        return language.pick(
            "Không tính thời gian chờ người khai hải quan, từ \(from.words(in: .vi)) đến \(to.words(in: .vi)).",
            "The time waiting for the declarant is not counted: from \(from.words(in: .en)) to \(to.words(in: .en)).")
    }
}
