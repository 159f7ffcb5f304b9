import Foundation
import Testing

@testable import Domain

@Suite struct AnswersTests {
    @Test func `Numbers, flags and nulls of a program become what a person would have typed`() throws {
        let json = #"{"area": 12.5, "count": 3, "agreed": true, "note": null, "employees": [{"name": "Khải", "age": 30, "note": null}]}"#
        let answers = try JSONDecoder().decode(Answers.self, from: Data(json.utf8))
        #expect(answers == ["area": "12,5", "count": "3", "agreed": "yes", "employees": [["name": "Khải", "age": "30"]]])
    }

    @Test func `Answers survive being stored`() throws {
        let answers: Answers = ["name": "Biển Xanh", "employees": [["name": "Khải"], [:]]]
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let stored = try encoder.encode(answers)
        #expect(String(decoding: stored, as: UTF8.self) == #"{"employees":[{"name":"Khải"},{}],"name":"Biển Xanh"}"#)
        #expect(try JSONDecoder().decode(Answers.self, from: stored) == answers)
    }

    @Test(arguments: [#"{"a": {"b": "c"}}"#, #"["a"]"#, #"{"a": ["b"]}"#, #""a""#])
    func `Answers of another shape are refused`(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Answers.self, from: Data(json.utf8)) }
    }
}
