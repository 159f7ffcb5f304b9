import Domain

/// Answers somebody of the demonstration might give to any form of the catalogue. Right in form; what they say is invented.
struct DemoAnswers {
    var filer: DemoCast.Filer
    var today: Day
    /// Tells one dossier's answers from another's.
    var variant: Int

    func answers(to form: Form) -> Answers {
        Answers(values(of: form.fields, row: 0, form: [:]))
    }

    private func values(of fields: [FormField], row: Int, form: [String: AnswerValue]) -> [String: AnswerValue] {
        var given: [String: AnswerValue] = [:]
        for field in fields where field.shownWhen?.holds(inRow: given, of: form) ?? true {
            given[field.id] = value(of: field, row: row, form: given)
        }
        return given
    }

    private func value(of field: FormField, row: Int, form: [String: AnswerValue]) -> AnswerValue {
        switch field.kind {
        case .rows(let inner, let least, let most):
            let count = min(max(least, 1 + variant % 2), most)
            return .rows((0..<count).map { values(of: inner, row: $0, form: form) })
        case .text(let most, _): return .text(String(text(for: field, row: row).prefix(most)))
        case .number(_, let least, let most): return .text(String(min(max(least ?? 1, 4 + 3 * (variant % 5)), most ?? .max)))
        case .money: return .text(String(125_000_000 + 1_000_000 * (variant % 40)))
        case .date: return .text(day(for: field).description)
        case .choice(let options): return .text(options.isEmpty ? "" : options[(variant + row) % options.count].value)
        // What one has had before would ask for more papers.
        case .yesNo: return .text(field.id.hasPrefix("had") ? "no" : "yes")
        case .taxCode: return .text(filer.party.kind == .organisation ? filer.party.identifier : "0209999016")
        case .identityNumber(let papers): return .text(identityNumber(papers, row: row))
        case .email: return .text(filer.email)
        case .phone: return .text(filer.phone)
        }
    }

    private func text(for field: FormField, row: Int) -> String {
        switch field.prefill {
        case .organisationName: return filer.party.name
        case .address: return filer.party.address
        case .personName: return filer.name
        case .taxCode, .identityNumber: return filer.party.identifier
        default: break
        }
        guard let known = Self.texts[field.id], !known.isEmpty else { return "Theo giấy tờ gửi kèm" }
        return known[(variant / 2 + row) % known.count]
    }

    private static let texts: [String: [String]] = [
        "name": ["Đỗ Văn Khải", "Lưu Thị Ngọc Ánh", "Nguyễn Đăng Khôi", "Trần Bích Liên"],
        "representativeName": ["Hoàng Đình Phúc"], "representativeTitle": ["Giám đốc"],
        "registrationNumber": ["0209999016"], "softwareName": ["Phần mềm khai hải quan điện tử phiên bản 5"],
        "certificateNumber": ["1045/CC-TCHQ", "0872/CC-TCHQ", "1390/CC-TCHQ"], "formerNumber": ["NV-0415"],
        "infrastructure": ["06 máy tính, hai đường truyền riêng, phòng làm việc 60 m²"],
        "siteName": ["Kho Đình Vũ 2", "Kho Chùa Vẽ", "Bãi Tràng Cát"],
        "siteAddress": ["Lô CN3, khu công nghiệp Đình Vũ, quận Hải An, thành phố Hải Phòng"],
        "newAddress": ["Số 5 đường Đông Hải, quận Hải An, thành phố Hải Phòng"],
        "newName": ["Công ty Cổ phần Tiếp vận Sơn Hà"], "newOwnerName": ["Công ty Cổ phần Tiếp vận Sơn Hà"],
        "decisionNumber": ["218/QĐ-TCHQ"], "contractNumber": ["17/2024/HĐTK"], "fireCertificate": ["96/NT-PCCC"],
        "reason": ["Sắp xếp lại hoạt động kho bãi của doanh nghiệp"], "stockSoftware": ["Phần mềm quản lý kho, kết nối qua dịch vụ web"],
        "goods": ["Linh kiện điện tử, vật tư ngành may"], "goodsInStock": ["Không còn hàng tồn"],
        "borderGate": ["Cảng Hải Phòng"], "address": ["Quận Lê Chân, thành phố Hải Phòng"],
    ]

    private func day(for field: FormField) -> Day {
        if field.id == "birthDate" { return Day(1990 + variant % 9, 3, 14) }
        let isAhead = field.id.hasSuffix("To") || field.id.hasPrefix("to") || field.id.hasPrefix("new")
        return today.adding(days: isAhead ? 120 : -400 + 7 * (variant % 20))
    }

    private func identityNumber(_ papers: [IdentityNumber.Paper], row: Int) -> String {
        let serial = String(1_000_000 + 7_919 * (variant % 90) + row)
        if papers.contains(.citizen) { return filer.party.kind == .individual ? filer.party.identifier : "03109" + serial }
        return papers.contains(.idCard) ? "31" + serial : "B" + serial
    }
}
