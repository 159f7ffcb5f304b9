import Foundation

// One job as JSON on standard input, one result as JSON on standard output. What goes wrong ends the program: a figure with failures in it is none.
let input = FileHandle.standardInput.readDataToEndOfFile()
let kind = try JSONDecoder().decode(Kind.self, from: input).kind

switch kind {
case "life": try print(JSONDecoder().decode(LifeJob.self, from: input).run().json)
case "pages": try print(JSONDecoder().decode(PagesJob.self, from: input).run().json)
case "replay": try print(JSONDecoder().decode(ReplayJob.self, from: input).run().json)
case "disk": try print(JSONDecoder().decode(DiskJob.self, from: input).run().json)
default: throw Fault("no such job: \(kind)")
}

struct Kind: Decodable { let kind: String }

struct Fault: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
