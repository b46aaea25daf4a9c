import Foundation
import Testing

@testable import wick

@Suite("checking a file that is not there")
struct MissingFileTests {
    let home: Home
    init() throws { home = try Home() }

    @Test("for programs a file that is not there is a finding like others")
    func missing() throws {
        let outcome = try Program.shell(
            "$WICK new scenario my-day > /dev/null; $WICK check --json ./none.scenario ./my-day.scenario",
            in: home)
        #expect(outcome.status != 0 && outcome.complaints.isEmpty)
        let list = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
        let findings = try #require(list as? [[String: Any]])
        let first = try #require(findings.first)
        #expect(first["file"] as? String == "./none.scenario")
        #expect((first["rule"] as? String)?.contains("is not there") == true)
        #expect((first["repair"] as? String)?.isEmpty == false)
        let name = try Program.shell("$WICK check --json nosuch", in: home)
        #expect(name.output.contains("\"file\":\"nosuch\"") && name.complaints.isEmpty)
        let plain = try Program.shell("$WICK check ./none.scenario", in: home)
        #expect(plain.output.contains("./none.scenario: ") && plain.status != 0)
    }

    @Test("--watch says when a file goes away, and checks it when it is there again")
    func watched() throws {
        let outcome = try Program.shell(
            """
            $WICK new scenario my-day > /dev/null; $WICK check -q --watch ./my-day.scenario > log &
            sleep 2; mv my-day.scenario other; i=0
            while [ $i -lt 600 ] && ! grep -q 'is gone' log; do sleep 0.1; i=$((i + 1)); done
            mv other my-day.scenario; i=0
            while [ $i -lt 600 ] && ! grep -q 'is there again:' log; do sleep 0.1; i=$((i + 1)); done
            kill $!; cat log
            """, in: home)
        #expect(outcome.output.contains("./my-day.scenario is gone."))
        #expect(outcome.output.contains("./my-day.scenario is there again:"))
    }
}
