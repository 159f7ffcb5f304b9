/// What a form, a multipart body or a JSON object says, before anybody has judged it: names with values, in order, repeats allowed.
package struct Fields: Equatable, Sendable {
    package struct Field: Equatable, Sendable {
        package var name: String
        package var value: String
        /// False for a number, true or false of a JSON body.
        package var isText = true
    }

    package private(set) var all: [Field] = []

    package init() {}
    package init(_ pairs: KeyValuePairs<String, String>) { all = pairs.map { Field(name: $0.key, value: $0.value) } }

    package mutating func append(_ name: String, _ value: String, isText: Bool = true) {
        all.append(Field(name: name, value: value, isText: isText))
    }

    package subscript(_ name: String) -> String? { all.first { $0.name == name }?.value }

    package func values(_ name: String) -> [String] { all.filter { $0.name == name }.map(\.value) }

    /// The fields whose names begin with `prefix` and a dot, without them: `answers.goods` is `goods` under `answers`.
    package func under(_ prefix: String) -> Fields {
        var result = Fields()
        for field in all where field.name.hasPrefix(prefix + ".") {
            result.append(String(field.name.dropFirst(prefix.count + 1)), field.value, isText: field.isText)
        }
        return result
    }
}
