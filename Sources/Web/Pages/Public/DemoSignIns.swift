import Domain
import Service

enum DemoSignIns {
    /// The accounts of a demonstration, to try each role with one button.
    static func box(_ words: Words) -> SignInPage.Demo {
        SignInPage.Demo(demoAccounts: Office.demoSignIns.map { signIn in
            SignInPage.DemoAccount(
                demoRole: words("role\(signIn.role.capitalizedFirst)"), demoAccount: signIn.account, demoPassword: signIn.password, demoUnit: signIn.unit)
        })
    }
}
