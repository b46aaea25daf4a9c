import Desk
import Machine

/// `wick check`: proves that every lesson, scenario and rulebook does what it says.
struct Check {
    let content: Content
    /// Names or lesson keys; none means everything.
    let names: [String]

    func run(on screen: Screen) -> ExitStatus {
        let proof = Proof(content: content)
        do {
            var (proved, faulty) = (0, 0)
            for (shelf, name) in try proof.subjects(named: names) {
                if Interruption.hasCome { return .interrupted }
                let findings = proof.findings(shelf, name)
                try screen.show(findings.map(\.text))
                if findings.allSatisfy(\.isWarning) { proved += 1 } else { faulty += 1 }
            }
            try screen.show([summary(proved, faulty)])
            return faulty == 0 && proved > 0 ? .done : .refused
        } catch let missing as Content.Missing {
            Screen.complain(missing.reason)
        } catch let fault as SystemFault {
            return Screen.status(afterLosing: fault)
        } catch {
            Screen.complain("\(error)")
        }
        return .refused
    }

    private func summary(_ proved: Int, _ faulty: Int) -> String {
        func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }
        if proved + faulty == 0 { return "There is nothing to prove: the shelves are empty." }
        if faulty == 0 { return "\(files(proved)) proved." }
        return "\(files(proved)) proved, \(files(faulty)) not."
    }
}
