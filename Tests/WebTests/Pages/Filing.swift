import Foundation
import HummingbirdTesting
import Testing

@testable import Web

/// The recognition of a customs broker, filed by pages.
enum TestFiling {
    static let procedure = "I-18"

    static let pdf = Array(
        """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
        trailer<</Root 1 0 R>>
        %%EOF
        """.utf8)
    static let photo: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 0, count: 60)

    /// What has to be answered, with one employee.
    static let answers: KeyValuePairs<String, String> = [
        "answers.organisationName": "Công ty TNHH Giao nhận Biển Xanh", "answers.taxCode": "0209999016",
        "answers.address": "Số 12 đường Lê Thánh Tông, Hải Phòng", "answers.businessLine": "forwarding",
        "answers.registrationNumber": "0209999016", "answers.registrationDate-day": "15", "answers.registrationDate-month": "6",
        "answers.registrationDate-year": "2015", "answers.representativeName": "Hoàng Đình Phúc", "answers.representativeTitle": "Giám đốc",
        "answers.contactName": "Trần Thị Mai Hương", "answers.email": "huong@bienxanh.example", "answers.hasDeclarationSoftware": "no",
        "answers.hasDigitalSignature": "yes", "answers.employees.0.name": "Đỗ Văn Khải", "answers.employees.0.birthDate-day": "2",
        "answers.employees.0.birthDate-month": "9", "answers.employees.0.birthDate-year": "1988",
        "answers.employees.0.identityNumber": "031 088 999 018", "answers.employees.0.degree": "university",
        "answers.employees.0.subject": "law", "answers.employees.0.certificateNumber": "1234/CC", "answers.employees.0.certificateDate-day": "1",
        "answers.employees.0.certificateDate-month": "3", "answers.employees.0.certificateDate-year": "2016",
        "answers.employees.0.hadNumber": "no",
    ]

    /// NEWS-6.
    static let declared: KeyValuePairs<String, String> = ["noStateSecrets": "true"]

    static let papers = ["request", "employeeRequest.0", "degree.0", "certificate.0", "identityPaper.0"]

    /// A new draft with its questions answered. Returns its address.
    static func answered(_ browser: Browser) async throws -> String {
        try await browser.open("/procedures/\(procedure)")
        try await browser.post("/procedures/\(procedure)/drafts")
        let draft = try #require(browser.path.firstMatch(of: /^\/drafts\/[0-9a-f]+/)).output
        try await browser.post("\(draft)/questions", answers)
        try #require(browser.path == "\(draft)/papers")
        return String(draft)
    }

    /// A draft with nothing left to do.
    static func complete(_ browser: Browser) async throws -> String {
        let draft = try await answered(browser)
        for paper in papers { try await browser.upload("\(draft)/papers/\(paper)", files: [("file", "\(paper).pdf", pdf)]) }
        try await browser.upload("\(draft)/papers/photo.0", files: [("file", "ảnh.jpg", photo)])
        return draft
    }

    /// A filed dossier. Returns its number.
    static func filed(_ browser: Browser) async throws -> String {
        let draft = try await complete(browser)
        try await browser.open("\(draft)/check")
        try await browser.post("\(draft)/filing", declared)
        return String(try #require(browser.path.firstMatch(of: /^\/dossiers\/([^\/]+)\/confirmation$/)).output.1)
    }
}
