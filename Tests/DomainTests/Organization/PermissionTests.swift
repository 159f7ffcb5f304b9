import Testing

@testable import Domain

@Suite struct PermissionTests {
    @Test(arguments: Permission.table)
    func `2988-D4.4-i whoever's account is closed has no right left, not even at home`(_ permission: Permission) {
        var actor = Actor(account: "a", role: permission.by, unit: "U")
        #expect(Permission.check(permission.right, of: actor, at: "U") == .allowed(permission.mark))
        actor.disabled = true
        #expect(Permission.check(permission.right, of: actor, at: "U") == .roleMayNot("2988-D4.4-i"))
    }
}
