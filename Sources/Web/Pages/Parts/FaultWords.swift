import Domain

/// What to say of an answer that will not do: how to mend it.
extension FieldFault {
    func words(_ field: FormField?, _ words: Words) -> String {
        if let message { return words.language.pick(message.vi, message.en ?? message.vi) }
        let name = field.map { words.language.pick($0.label.vi, $0.label.en ?? $0.label.vi) } ?? path
        return fault.words(of: name, isChoice: field?.isChoice ?? false, words)
    }
}

extension FieldFault.Fault {
    fileprivate func words(of name: String, isChoice: Bool, _ words: Words) -> String {
        switch self {
        case .missing: words(isChoice ? "answerChoose" : "answerMissing", ["field": "“\(name)”"])
        case .tooLong(let length, let most): words("answerTooLong", ["most": "\(most)", "n": "\(length)"])
        case .notANumber: words("answerNotANumber")
        case .tooManyDecimals(let most): words("answerTooManyDecimals", ["most": "\(most)"])
        case .tooSmall(let least): words("answerTooSmall", ["least": words.language.count(least)])
        case .tooLarge(let most): words("answerTooLarge", ["most": words.language.count(most)])
        case .notADate: words("answerNotADate")
        case .notAChoice, .notText, .notRows, .unknownField: words("answerNotAChoice")
        case .taxCode(let fault): words(fault == .wrongCheckDigit ? "answerTaxCodeWrong" : "answerTaxCode")
        case .identityNumber: words("answerIdentityNumber")
        case .notAnEmail: words("answerNotAnEmail")
        case .notAPhoneNumber: words("answerNotAPhoneNumber")
        case .tooFewRows(let least): words("answerTooFewRows", ["least": "\(least)"])
        case .tooManyRows(let most): words("answerTooManyRows", ["most": "\(most)"])
        }
    }
}

extension FormField {
    var isChoice: Bool {
        switch kind {
        case .choice, .yesNo: true
        default: false
        }
    }
}

extension SlotFault {
    /// - Parameter name: of the paper.
    func words(_ name: String, _ words: Words) -> String {
        switch fault {
        case .missing: words("componentMissing", ["name": name])
        case .mayNotBeHandedIn: words.language.pick("Tải lên “\(name)”: giấy tờ này không nộp trực tiếp được", "Upload “\(name)”: it cannot be handed in")
        case .bothWays: words.language.pick("Chọn một cách nộp cho “\(name)”", "Choose one way to file “\(name)”")
        case .noSuchPlace: words.language.pick("Bỏ giấy tờ “\(name)”: hồ sơ không cần nữa", "Remove “\(name)”: the dossier no longer asks for it")
        }
    }
}
