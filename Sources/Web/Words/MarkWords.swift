import Domain

extension Mark {
    /// `2988-D7.5.a-ii` → `Điều 7 khoản 5 điểm a, 2988/QĐ-TCHQ`; our own numbers inside a clause (`-ii`) are left out.
    package func citation(in language: Language) -> String {
        if id.hasPrefix("A-") { return language.pick("Cách hiểu \(id)", "Reading \(id)") }
        if id.hasPrefix("NEWS-") { return language.pick("Tin Tổng cục Hải quan, \(id)", "Tổng cục Hải quan's notice, \(id)") }
        if id.hasPrefix("HD-") { return language.pick("Quy tắc \(id)", "House rule \(id)") }
        let parts = id.split(separator: "-", maxSplits: 2).map(String.init)
        guard parts.count >= 2, let source = Self.sources[parts[0]] else { return id }
        return "\(Self.place(parts[1], language)), \(language.pick(source.vi, source.en))"
    }

    private static let sources: [String: (vi: String, en: String)] = [
        "2988": ("2988/QĐ-TCHQ", "Decision 2988/QĐ-TCHQ"), "2151": ("2151/QĐ-TCHQ", "Decision 2151/QĐ-TCHQ"),
        "3035": ("3035/QĐ-TCHQ", "Decision 3035/QĐ-TCHQ"), "6853": ("6853/TCHQ-VNACCS", "Letter 6853/TCHQ-VNACCS"),
    ]

    private static func place(_ text: String, _ language: Language) -> String {
        if text.hasPrefix("PL") { return language.pick("Phụ lục \(text.dropFirst(2))", "Appendix \(text.dropFirst(2))") }
        if text.hasPrefix("M") { return language.pick("Mẫu \(text.dropFirst())", "Form \(text.dropFirst())") }
        if text.hasPrefix("S") { return language.pick("mục \(text.dropFirst())", "section \(text.dropFirst())") }
        guard text.hasPrefix("D") else { return language.pick("mục \(text)", "section \(text)") }
        // Khoản 0 stands for an article's first words, which have no number.
        let levels = text.dropFirst().split(separator: ".").map(String.init).filter { $0 != "0" }
        let vietnamese = zip(["Điều", "khoản", "điểm"], levels).map { "\($0) \($1)" }.joined(separator: " ")
        let english = "Article \(levels.first ?? "")" + levels.dropFirst().map { "(\($0))" }.joined()
        return language.pick(vietnamese, english)
    }
}
