import Foundation

/// A scenario with every statement, in its canonical spelling.
let smallScenario = """
    # A day that never was.
    scenario "Small"  2020-03-12 23:58  every 1m  past from 2020-03-12 23:56
    source "nobody"
    about "Four minutes and a midnight."

    market XYZUSD Nowhere
    coin XYZ
    rules small
    mark mean 2 closes  # our assumption
    deposit you 5,000 USDT
    deposit fund 1,000,000 USDT
    news 2020-03-12 23:58 "It is late. # not a comment"
    freeze 2020-03-13 00:00 to 00:01
    bar 2020-03-12 23:56 1,000.5 1,001 1,000 1,000.5
    bar 23:57 1,000.5 1,001 1,000 1,000.5
    bar 23:58 1,000.5 1,001 1,000 1,000.5
    bar 23:59 1,000.5 1,001 1,000 1,000.5  # the last of the day
    bar 00:00 1,000.5 1,001 1,000 1,000.5
    bar 00:01 990 990 990 990

    """

/// A rulebook with every statement, in its canonical spelling.
let smallRulebook = """
    # Rules of nowhere.
    rulebook small  as of 2026-11
    title "Small"
    source "nobody"

    contract XYZUSDT linear  coin XYZ  settles USDT  tick 0.1  lot 0.001
    tier to 300,000 leverage 100x maintenance 0.4%
    tier to 800,000 leverage 50x maintenance 0.5% amount 300  # joins without a jump
    contract XYZUSD inverse  coin ABC  settles ABC  tick 0.5  lot 1 unverified
    tier to 200 ABC leverage 12.5x maintenance 0.45%
    fee taker 0.05%
    fee maker -0.025% unverified
    liquidation on mark
    liquidation fee 0.5% to fund
    liquidation surplus to trader
    liquidation takeover at bankruptcy
    liquidation shortfall fund

    """

/// A file of the checkout.
func shipped(_ path: String) throws -> String {
    try String(contentsOf: checkout.appending(path: path), encoding: .utf8)
}

/// The names, without their ending, of the files in a folder of the checkout.
func shippedNames(in folder: String, ending: String) -> [String] {
    let all = try? FileManager.default.contentsOfDirectory(
        atPath: checkout.appending(path: folder).path)
    return (all ?? []).filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
        .sorted()
}

private let checkout = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
