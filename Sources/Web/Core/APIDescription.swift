import Foundation

/// The OpenAPI document, put together from the parts in `openapi/`: each room of the service describes its own paths and schemas.
enum APIDescription {
    static func read(_ resources: Resources) throws -> Data {
        var whole: [String: Any] = [:]
        for part in try resources.files(in: "openapi", extension: "json") {
            guard let part = try JSONSerialization.jsonObject(with: part.content) as? [String: Any] else { throw Malformed(part: part.path) }
            merge(part, into: &whole)
        }
        return try JSONSerialization.data(withJSONObject: whole, options: [.sortedKeys, .withoutEscapingSlashes])
    }

    struct Malformed: Error { let part: String }

    /// Objects flow together; of anything else there is one.
    private static func merge(_ part: [String: Any], into whole: inout [String: Any]) {
        for (key, value) in part {
            if let object = value as? [String: Any], var old = whole[key] as? [String: Any] {
                merge(object, into: &old)
                whole[key] = old
            } else {
                whole[key] = value
            }
        }
    }
}
