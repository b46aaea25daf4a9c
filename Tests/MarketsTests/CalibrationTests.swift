import Testing

@testable import Markets

@Suite("calibrated settings")
struct CalibrationTests {
    @Test(
        "the middle of eleven crowds of a setting meets its targets, at the size it ships with",
        arguments: Calibration.all.filter { $0.target != nil })
    func meetsTargets(_ calibration: Calibration) throws {
        let setting = calibration.setting
        let target = try #require(calibration.target)
        let spread = try CrowdSpread(setting)
        #expect(abs(spread.low - target.low) <= target.lowWithin, "\(setting.name)")
        #expect(abs(spread.day / target.day - 1) <= 0.10, "\(setting.name) \(spread.day)")
        if let wanted = target.hour {
            #expect(abs(spread.hour / wanted - 1) <= 0.10, "\(setting.name) \(spread.hour)")
        }
    }

    @Test("twelve calm days average what a day of 2025 did")
    func calmMean() throws {
        var setting = Calibration.calm.setting
        var sum = 0.0
        for seed in UInt64(1)...12 {
            (setting.seed, setting.crowd.seed) = (seed, seed)
            var market = try LiveMarket(setting)
            sum += LiveTally.millions(market.runToEnd().liquidated) * setting.report
        }
        #expect((250...650).contains(sum / 12), "mean \(sum / 12)")
    }

    @Test(
        "before its first news no market strays further than its noise", arguments: Calibration.all)
    func opensInBalance(_ calibration: Calibration) throws {
        let setting = calibration.setting
        guard let first = setting.news.first(where: { $0.minute > 0 }) else { return }
        var market = try LiveMarket(setting)
        var scratch = LiveScratch()
        let dayOfNoise = setting.noise / (365.0).squareRoot()
        while market.minute < first.minute {
            let report = market.step(&scratch)
            let strayed = abs(Double(report.spot) - report.news) / (setting.price * 10)
            #expect(strayed <= max(dayOfNoise * 0.15, 1e-5), "minute \(report.minute)")
        }
    }

    /// Recorded from a debug and a release build, which agree.
    @Test(
        "the same setting gives the same bytes in every build",
        arguments: [
            ("headline", UInt64(15_247_129_231_451_940_274)),
            ("march-2020", 10_261_433_767_990_927_110),
            ("october-2025", 11_885_346_411_697_487_378),
        ])
    func sameBytes(_ name: String, _ checksum: UInt64) throws {
        let calibration = try #require(Calibration.all.first { $0.setting.name == name })
        var market = try LiveMarket(calibration.setting)
        _ = market.runToEnd()
        #expect(market.checksum == checksum, "\(name): \(market.checksum)")
    }
}
