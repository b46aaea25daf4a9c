/// A live setting as it is fitted: what the record says, and the shape of news that answers it.
///
/// Three knobs are fitted to three targets: the fall of the news to the low, the patient (or the hot)
/// share to the day's liquidations, the concentration of the news to the worst hour: each to the middle
/// of eleven crowds of the law (`CrowdSpread`), since one crowd is one draw. A fit shows that the model
/// can; it proves no more.
public struct Calibration: Sendable, Equatable {
    /// What the record, or the article behind the lessons, says. Money in millions of dollars.
    public struct Target: Sendable, Equatable {
        /// Lowest spot against the first, percent, and by how many points it may be missed.
        public let low: Double
        public let lowWithin: Double
        /// Reported liquidations of the whole run, and of its worst hour where the record has one.
        public let day: Double
        public let hour: Double?
    }
    public var target: Target?
    public var shape = NewsShape()
    private var base: LiveSetting

    init(_ name: String, _ target: Target?, _ change: (inout LiveSetting, inout NewsShape) -> Void)
    {
        self.target = target
        base = LiveSetting()
        base.name = name
        change(&base, &shape)
    }

    /// The setting, with the shape's knots as its news.
    public var setting: LiveSetting {
        get {
            var setting = base
            if shape != NewsShape() { setting.news = shape.knots(minutes: base.minutes) }
            return setting
        }
        set { base = newValue }
    }
}

extension LiveSetting {
    /// Every calibrated setting, by the names that scenarios have.
    public static var calibrated: [LiveSetting] { Calibration.all.map(\.setting) }
}

extension Calibration {
    public static let all: [Calibration] = [
        calm, headline, march2020, may2021, november2022Article, november2022Public, october2025,
        brink,
    ]

    /// A day without news; twelve seeds of it average what a day of 2025 averaged.
    public static let calm = Calibration("calm", nil) { setting, _ in
        setting.crowd.openingRange = 0.01
    }

    /// The article's undated event: $350M in an hour, $1.05bn in a day. Its low is an assumption.
    public static let headline = Calibration(
        "headline", Target(low: -5.5, lowWithin: 0.5, day: 1_050, hour: 350)
    ) { setting, shape in
        setting.price = 102_000
        setting.seed = 42
        setting.noise = 0.30
        setting.crowd.openingRange = 0.015
        setting.isBridged = true
        setting.crowd.heat = 0.016919
        setting.crowd.patient = 0.322779
        (setting.book.spotLatent, setting.book.perpLatent) = (656, 875)
        shape.drop = 0.030898
        shape.concentration = 0.395737
        (shape.first, shape.fast, shape.fastLength, shape.after) = (240, 480, 180, 240)
        shape.rebound = 0.35
    }

    public static let march2020 = Calibration(
        "march-2020", Target(low: -51, lowWithin: 0.75, day: 1_500, hour: 700)
    ) { setting, shape in
        setting.price = 7_930
        setting.minutes = 1_620
        setting.seed = 42
        setting.noise = 0.60
        setting.crowd.openingRange = 0.02
        setting.isBridged = true
        setting.report = 1
        setting.insurance = 250
        setting.crowd.openInterest = 4_000
        setting.crowd.heat = 0.119101
        setting.crowd.patient = 0.490209
        setting.crowd.leverage = 4.5
        setting.crowd.entrySpread = 0.06
        setting.crowd.coinShare = 0.80
        setting.crowd.altShare = 0.15
        setting.crowd.altBeta = 1.2
        (setting.book.spotDepth, setting.book.perpDepth) = (30, 60)
        (setting.book.spotLatent, setting.book.perpLatent) = (12, 18)
        setting.book.least = 0.05
        shape.drop = 0.25435
        shape.concentration = 0.518060
        (shape.first, shape.fast, shape.fastLength, shape.after) = (300, 640, 80, 240)
        shape.rebound = 0.28
        shape.secondStart = 1_380
        shape.secondDrop = 0.437171
    }

    public static let may2021 = Calibration(
        "may-2021", Target(low: -30, lowWithin: 0.75, day: 8_700, hour: 1_200)
    ) { setting, shape in
        setting.price = 43_000
        setting.seed = 50
        setting.noise = 0.60
        setting.crowd.openingRange = 0.06
        setting.isBridged = true
        setting.report = 0.6
        setting.insurance = 800
        setting.crowd.openInterest = 40_000
        setting.crowd.skew = 0.20
        setting.crowd.heat = 0.072652
        setting.crowd.patient = 0.385076
        setting.crowd.leverage = 4.8
        setting.crowd.entryDrift = 0
        setting.crowd.entrySpread = 0.06
        setting.crowd.coinShare = 0.60
        setting.crowd.altShare = 0.55
        setting.crowd.altBeta = 1.4
        (setting.book.spotDepth, setting.book.perpDepth) = (150, 200)
        (setting.book.spotLatent, setting.book.perpLatent) = (300, 450)
        shape.drop = 0.261991
        shape.concentration = 0.032923
        (shape.first, shape.fast, shape.fastLength, shape.after) = (30, 640, 180, 420)
        shape.rebound = 0.30
    }

    /// The article's figures for November 2022, published in full.
    public static let november2022Article = Calibration(
        "november-2022-article", Target(low: -16, lowWithin: 0.5, day: 3_500, hour: 900)
    ) { setting, shape in
        november(&setting, &shape)
        setting.report = 1
        setting.crowd.heat = 0.056157
        setting.crowd.patient = 0.583981
        shape.drop = 0.103695
        shape.concentration = 0.200603
    }

    /// The same days as the public feeds had them.
    public static let november2022Public = Calibration(
        "november-2022-public", Target(low: -16, lowWithin: 0.5, day: 830, hour: nil)
    ) { setting, shape in
        november(&setting, &shape)
        setting.report = 0.25
        setting.crowd.heat = 0.047957
        setting.crowd.patient = 0.599905
        shape.drop = 0.104974
        shape.concentration = 0.129251
    }

    private static func november(_ setting: inout LiveSetting, _ shape: inout NewsShape) {
        setting.price = 18_550
        setting.seed = 42
        setting.noise = 0.50
        setting.crowd.openingRange = 0.02
        setting.isBridged = true
        setting.insurance = 600
        setting.crowd.openInterest = 25_000
        setting.crowd.skew = 0.10
        setting.crowd.heat = 0.05
        setting.crowd.entrySpread = 0.04
        setting.crowd.coinShare = 0.30
        setting.crowd.altBeta = 1.5
        (setting.book.spotDepth, setting.book.perpDepth) = (100, 150)
        (setting.book.spotLatent, setting.book.perpLatent) = (90, 130)
        (shape.first, shape.fast, shape.fastLength, shape.after) = (200, 900, 60, 240)
        shape.rebound = 0.15
    }

    public static let october2025 = Calibration(
        "october-2025", Target(low: -14.5, lowWithin: 0.75, day: 19_200, hour: 11_000)
    ) { setting, shape in
        setting.price = 121_700
        setting.seed = 42
        setting.noise = 0.30
        setting.crowd.openingRange = 0.015
        setting.isBridged = true
        setting.report = 0.5
        setting.crowd.openInterest = 217_000
        setting.crowd.heat = 0.029908
        setting.crowd.patient = 0.516163
        setting.crowd.entrySpread = 0.035
        setting.crowd.coinShare = 0.20
        setting.crowd.altShare = 0.62
        setting.crowd.altBeta = 2.6
        (setting.book.spotDepth, setting.book.perpDepth) = (300, 450)
        (setting.book.spotLatent, setting.book.perpLatent) = (420, 600)
        shape.drop = 0.070532
        shape.concentration = 0.082189
        (shape.first, shape.fast, shape.fastLength, shape.after) = (300, 885, 40, 240)
        shape.rebound = 0.05
    }

    /// A quiet, noiseless market close to the edge: halve its depth and it goes over.
    public static let brink = Calibration("brink", nil) { setting, shape in
        setting.price = 102_000
        setting.seed = 42
        setting.noise = 0
        setting.isBridged = true
        setting.crowd.heat = 0.026
        setting.crowd.patient = 0.3884
        shape.drop = 0.03
        shape.concentration = 0.6
        (shape.first, shape.fast, shape.fastLength, shape.after) = (240, 600, 60, 240)
        shape.rebound = 0.35
    }
}
