import Testing

@testable import Domain

struct GateTests {
    private let form = Slot(component: "form")
    private let stamped = Papers.procedure { $0.components[0].mustBeStamped = true }
    private let original = Papers.procedure { $0.components[0].originalPresented = true }

    private func demanded(_ procedure: Procedure = Papers.procedure(), _ verdict: SignatureVerdict = .signed) throws -> [PaperItem] {
        let story = try Story(procedure).filed(verdict).approved()
        return story.dossier.paperDemanded(by: procedure)
    }

    @Test(arguments: SignatureVerdict.allCases)
    func `2988-D7.1.d-i paper is demanded for a document filed without a digital signature`(verdict: SignatureVerdict) throws {
        let expected = verdict == .signed ? [] : [PaperItem(slot: form, reasons: ["2988-D7.1.d-i"])]
        #expect(try demanded(Papers.procedure(), verdict) == expected)
    }

    @Test func `2988-D7.1.b-ii of a signed document nobody asks a hand signature or stamp`() throws {
        let story = try Story().filed(.signed).approved()
        #expect(story.refusal(.demandPaper(exemptions: []), by: Cast.an) == Violation("2988-D7.1.d-only", .demandPaper, .noPaperDue))
    }

    @Test func `2988-D7.1.d-ii paper is demanded where customs stamps the declarant's document`() throws {
        #expect(try demanded(stamped) == [PaperItem(slot: form, reasons: ["2988-D7.1.d-ii"])])
    }

    @Test func `2988-D7.1.d-iii the original is demanded where the procedure wants it compared`() throws {
        #expect(try demanded(original) == [PaperItem(slot: form, reasons: ["2988-D7.1.d-iii"])])
        let story = try Story(original).approved().after(.demandPaper(exemptions: []), by: Cast.an)
        let voided = try story.after(.voidApproval(cause: .paperDiffers, reason: "Bản chính ghi khác"), by: Cast.an)
        #expect(voided.phase == .inProcessing && voided.dossier.hand.approval == nil && voided.last.mark == "2988-D7.1.d-iii")
    }

    @Test func `2988-D7.1.d-only there is no other reason, and what is demanded is computed`() throws {
        let story = try Story(stamped).filed(.unsigned).approved().after(.demandPaper(exemptions: []), by: Cast.an)
        let item = PaperItem(slot: form, reasons: ["2988-D7.1.d-i", "2988-D7.1.d-ii"])
        #expect(story.last.fact == .paperDemanded(items: [item], exemptions: [], clock: .stop))
        #expect(story.refusal(.demandPaper(exemptions: []), by: Cast.an)?.fault == .noPaperDue)
    }

    @Test func `A-40 plain answers are data and no paper is asked for them`() throws {
        #expect(try demanded(Papers.procedure { $0.components[0].signed = false }, .unsigned) == [])
    }

    @Test func `A-07 of an undecided signature the officer may record why no paper is asked, of no other`() throws {
        let exempt = Action.demandPaper(exemptions: [PaperExemption(slot: form, reason: "Chứng thư của Bưu điện, đã đối chiếu")])
        let undecided = try Story().filed(.undecided).approved()
        #expect(undecided.refusal(.demandPaper(exemptions: [PaperExemption(slot: form, reason: "")]), by: Cast.an)?.mark == "A-07")
        let passed = try undecided.after(exempt, by: Cast.an)
        #expect(passed.dossier.paperGateIsOpen(under: passed.rules.procedure) && passed.dossier.paper.owed.isEmpty)
        #expect(try Story().filed(.unsigned).approved().refusal(exempt, by: Cast.an) == Violation("A-07", .demandPaper, .exemptionUnfounded(form)))
        #expect(try Story(stamped).filed(.undecided).approved().refusal(exempt, by: Cast.an)?.mark == "A-07")
    }

    @Test func `2988-D11.1 which papers to demand is computed from the dossier`() throws {
        let story = try Story().filed(.unsigned).approved()
        #expect(story.dossier.paperOutstanding(under: story.rules.procedure).map(\.slot) == [form])
        let offers = Case.offers(to: Cast.an, on: story.dossier, under: story.rules, at: story.now)
        #expect(offers.first { $0.act == .demandPaper }?.closed == nil)
    }

    @Test func `2988-D11.1.a without paper to demand the fee comes at once`() throws {
        let story = try Story(Papers.procedure { $0.fee = Situation.fee }).approved()
        #expect(story.permission(.notifyFee(Situation.statement), by: Cast.an) == "2988-D11.2.b-i")
    }

    @Test func `2988-D11.1.b-i the declarant is told which papers, and why each`() throws {
        let story = try Story(original).filed(.unsigned).approved().after(.demandPaper(exemptions: []), by: Cast.an)
        #expect(story.dossier.paper.owed == [PaperItem(slot: form, reasons: ["2988-D7.1.d-i", "2988-D7.1.d-iii"])])
        #expect(story.last.mark == "2988-D11.1.b-i")
    }

    @Test func `2988-D11.1.b-ii the fee is looked at only after all papers are there`() throws {
        let story = try Story(Papers.procedure { $0.fee = Situation.fee }).filed(.unsigned).approved()
        let owed = Violation("2988-D11.1.b-ii", .notifyFee, .paperOwed([PaperItem(slot: form, reasons: ["2988-D7.1.d-i"])]))
        #expect(story.refusal(.notifyFee(Situation.statement), by: Cast.an) == owed)
        let there = try story.after(.demandPaper(exemptions: []), by: Cast.an).after(.confirmPaper(slot: form, keptAt: ""), by: Cast.an)
        #expect(there.refusal(.notifyFee(Situation.statement), by: Cast.an) == nil)
    }

    @Test func `2988-D11.2 the fee is the one the procedure sets`() throws {
        let story = try Story(Papers.procedure { $0.fee = Situation.fee }).approved()
        let other = FeeStatement(amount: 300_000, basis: "Thông tư 274/2016/TT-BTC", guidance: "Quầy 2")
        #expect(story.refusal(.notifyFee(other), by: Cast.an) == Violation("2988-D11.2", .notifyFee, .feeNotTariff(200_000)))
    }

    @Test func `2988-D11.2.a without a fee the result is returned`() throws {
        let story = try Story().approved()
        #expect(story.refusal(.notifyFee(Situation.statement), by: Cast.an) == Violation("2988-D11.2.a", .notifyFee, .noFeeDue))
        #expect(story.refusal(.release(scan: []), by: Cast.an) == nil)
    }

    @Test func `2988-D11.2.a where the fee is unknown the officer states none, with its basis`() throws {
        let story = try Story(Papers.procedure { $0.fee = .unknown }).approved()
        #expect(story.refusal(.release(scan: []), by: Cast.an)?.mark == "2988-D11.2.b-iii")
        #expect(story.refusal(.notifyFee(FeeStatement(amount: nil, basis: "")), by: Cast.an)?.fault == .missing(.feeBasis))
        let none = try story.after(.notifyFee(FeeStatement(amount: nil, basis: "Luật phí và lệ phí")), by: Cast.an)
        #expect(none.dossier.fee == .noneDue && none.refusal(.release(scan: []), by: Cast.an) == nil)
    }

    @Test func `2988-D11.2.b-i the declarant is told the full amount and how to pay`() throws {
        let story = try Story(Papers.procedure { $0.fee = Situation.fee }).approved()
        let silent = FeeStatement(amount: 200_000, basis: "Thông tư 274/2016/TT-BTC", guidance: " ")
        #expect(story.refusal(.notifyFee(silent), by: Cast.an) == Violation("2988-D11.2.b-i", .notifyFee, .missing(.feeGuidance)))
    }

    @Test func `2988-D11.2.b-ii payment at the unit is recorded with its receipt`() throws {
        let story = try Story(Papers.procedure { $0.fee = Situation.fee }).approved().after(.notifyFee(Situation.statement), by: Cast.an)
        #expect(story.refusal(.confirmPayment(receipt: " "), by: Cast.an) == Violation("2988-D11.2.b-ii", .confirmPayment, .missing(.receipt)))
        let paid = try story.after(.confirmPayment(receipt: "BL 0012345"), by: Cast.an)
        #expect(paid.dossier.fee == .paid(Situation.statement, receipt: "BL 0012345"))
    }

    @Test func `2988-D11.2.b-iii no result before the fee is paid`() throws {
        let story = try Story(Papers.procedure { $0.fee = Situation.fee }).approved()
        #expect(story.refusal(.release(scan: []), by: Cast.an) == Violation("2988-D11.2.b-iii", .release, .feeOpen))
        let notified = try story.after(.notifyFee(Situation.statement), by: Cast.an)
        #expect(notified.refusal(.release(scan: []), by: Cast.an)?.fault == .feeOpen)
        #expect(try notified.after(.confirmPayment(receipt: "BL 1"), by: Cast.an).refusal(.release(scan: []), by: Cast.an) == nil)
    }

    @Test func `HD-5 a voided approval keeps what is held and what is paid`() throws {
        let story = try Story(Papers.procedure { $0.fee = Situation.fee }).filed(.unsigned).approved().after(.demandPaper(exemptions: []), by: Cast.an)
            .after(.confirmPaper(slot: form, keptAt: "Tủ 3"), by: Cast.an).after(.notifyFee(Situation.statement), by: Cast.an)
            .after(.confirmPayment(receipt: "BL 1"), by: Cast.an).after(.voidApproval(cause: .errorFound, reason: "Sai mã số"), by: Cast.an)
        #expect(story.phase == .inProcessing && story.dossier.hand.approval == nil && story.last.mark == "HD-5")
        let again = try story.proposed().after(.forward(recommendation: "Kính trình"), by: Cast.hanh).after(.approve(direction: "Đồng ý"), by: Cast.lan)
        #expect(again.refusal(.release(scan: []), by: Cast.an) == nil)
    }

    @Test func `a supplement that replaces a document makes its paper due again`() throws {
        let answer = SupplementAnswer(documents: [Papers.document("form", "2", size: 9, .unsigned)], noStateSecrets: true)
        let voided = try Story().filed(.unsigned).approved().after(.demandPaper(exemptions: []), by: Cast.an)
            .after(.confirmPaper(slot: form, keptAt: ""), by: Cast.an).after(.voidApproval(cause: .errorFound, reason: "Sai"), by: Cast.an)
        let replaced = try voided.after(.requestSupplement(Papers.supplement), by: Cast.an).after(.supplement(answer), by: Cast.bienXanh)
        #expect(voided.dossier.paperOutstanding(under: voided.rules.procedure).isEmpty)
        #expect(replaced.dossier.paperOutstanding(under: replaced.rules.procedure).map(\.slot) == [form])
    }
}
