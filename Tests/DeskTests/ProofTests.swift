import Desk
import Testing

@Suite("Proof")
struct ProofTests {
    @Test("every shipped rulebook, scenario and lesson proves itself")
    func shipped() throws {
        let proof = Proof(content: Checkout.content)
        let subjects = try proof.subjects(named: [])
        #expect(subjects.count >= 6)
        for (shelf, name) in subjects {
            let findings = proof.findings(shelf, name)
            #expect(findings.map(\.text) == [], "\(shelf) \(name)")
        }
    }

    @Test("a name that is nowhere is said to be nowhere")
    func unknown() {
        let proof = Proof(content: Checkout.content)
        #expect(throws: Content.Missing.self) { _ = try proof.subjects(named: ["q99"]) }
    }

    /// The shipped content with one lesson in place of all others.
    private func findings(of lesson: String) -> [String] {
        let content = Content(
            names: { shelf throws(Content.Missing) in
                shelf == .lessons ? ["t1-try"] : try Checkout.content.names(shelf)
            },
            text: { shelf, name throws(Content.Missing) in
                shelf == .lessons ? lesson : try Checkout.content.text(shelf, name)
            })
        return Proof(content: content).findings(.lessons, "t1-try").map(\.text)
    }

    private static let head = """
        # A try
        id: t1-try
        format: 1
        scenario: black-thursday
        rules: plain


        """
    private static let card = "\n```card\nQ: What?\nA: That.\n```\n"

    @Test(
        "a lesson that does not do what it says is found out",
        arguments: [
            (
                "```do\nopen long BTC 20x margin 1000\ngoal: long BTC 5x\n```\n",
                "do not reach the goal"
            ),
            ("```do\nstep\ngoal: flat\n```\n", "met before anything is done"),
            ("You hold {position.size} BTC.\n", "has no value at this point"),
            ("```do\nopne long BTC\ngoal: position open\n```\n", "this line is refused"),
        ])
    func planted(_ body: String, _ expected: String) {
        let found = findings(of: Self.head + body + Self.card)
        #expect(found.contains { $0.contains(expected) }, "\(found)")
    }

    @Test("a right answer that nothing takes is found out")
    func rightAnswer() {
        let ask = """
            ```do
            open long BTC 20x margin 1000
            goal: long BTC 20x
            ```
            ```ask number
            Where?
            answer: {event.sold} within 1
            ```

            """
        let found = findings(of: Self.head + ask + Self.card)
        #expect(found.contains { $0.contains("has no value") }, "\(found)")
    }
}
