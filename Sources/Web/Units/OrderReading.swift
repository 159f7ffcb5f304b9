import Domain
import Service

extension AssignmentOrder {
    /// As a form or a program gives it.
    init(_ fields: Fields) throws {
        var values = FormValues(fields)
        let procedure = values.text("procedure", maximum: 40)
        let mode = AssignmentMode(rawValue: values.integer("mode", in: 1...5))
        let handlers = values.texts("handlers", maximum: 100)
        let (division, note) = (values.optional("division", maximum: 100), values.optional("note", maximum: 1000))
        try values.finish()
        self.init(
            id: .newID(), procedure: procedure, mode: mode ?? .leaderOfficer, division: mode == .divisionOfficer ? division : nil,
            handlers: handlers.isEmpty ? nil : Set(handlers).sorted(), note: note)
    }
}
