// The live scenarios: settings fitted to what the record, or the article behind the lessons, says.

extension LiveSetting {
    /// Every calibrated setting, by the names scenarios have.
    public static let calibrated: [LiveSetting] = [
        calm, headline, march2020, may2021, november2022Article, november2022Public, october2025,
        brink,
    ]

    /// A day without news, twelve seeds of which average what 2025 averaged.
    public static let calm: LiveSetting = {
        var s = LiveSetting()
        s.name = "calm"
        return s
    }()

    /// The article's undated event: $350M in an hour, $1.05bn in a day.
    public static let headline = LiveSetting.headline(
        heat: 0.01635, patient: 0.35506, drop: 0.0276, concentration: 0.21114)

    static func headline(heat: Double, patient: Double, drop: Double, concentration: Double)
        -> LiveSetting
    {
        var s = LiveSetting()
        s.name = "headline"
        s.price = 102_000
        s.seed = 42
        s.noise = 0.30
        s.isBridged = true
        s.crowd.heat = heat
        s.crowd.patient = patient
        var shape = NewsShape()
        shape.drop = drop
        shape.concentration = concentration
        (shape.first, shape.fast, shape.fastLength, shape.after) = (240, 480, 180, 240)
        shape.rebound = 0.35
        s.news = shape.knots(minutes: s.minutes)
        return s
    }

    public static let march2020: LiveSetting = {
        var s = LiveSetting()
        s.name = "march-2020"
        s.price = 7_930
        s.minutes = 1_620
        s.seed = 42
        s.noise = 0.60
        s.isBridged = true
        s.report = 1
        s.insurance = 250
        s.crowd.openInterest = 4_000
        s.crowd.heat = 0.10
        s.crowd.patient = 0.53125
        s.crowd.leverage = 4.5
        s.crowd.entrySpread = 0.06
        s.crowd.coinShare = 0.80
        s.crowd.altShare = 0.15
        s.crowd.altBeta = 1.2
        (s.book.spotDepth, s.book.perpDepth) = (30, 60)
        (s.book.spotLatent, s.book.perpLatent) = (12, 18)
        s.book.least = 0.05
        var shape = NewsShape()
        shape.drop = 0.25435
        shape.concentration = 0.37826
        (shape.first, shape.fast, shape.fastLength, shape.after) = (300, 640, 80, 240)
        shape.rebound = 0.28
        shape.secondStart = 1_380
        shape.secondDrop = 0.4324
        s.news = shape.knots(minutes: s.minutes)
        return s
    }()

    public static let may2021: LiveSetting = {
        var s = LiveSetting()
        s.name = "may-2021"
        s.price = 43_000
        s.seed = 42
        s.noise = 0.60
        s.isBridged = true
        s.report = 0.6
        s.insurance = 800
        s.crowd.openInterest = 40_000
        s.crowd.skew = 0.20
        s.crowd.heat = 0.10
        s.crowd.patient = 0.46183
        s.crowd.leverage = 4.2
        s.crowd.entryDrift = 0.03
        s.crowd.entrySpread = 0.06
        s.crowd.coinShare = 0.60
        s.crowd.altShare = 0.55
        s.crowd.altBeta = 1.4
        (s.book.spotDepth, s.book.perpDepth) = (150, 200)
        (s.book.spotLatent, s.book.perpLatent) = (120, 180)
        var shape = NewsShape()
        shape.drop = 0.21269
        shape.concentration = 0.03
        (shape.first, shape.fast, shape.fastLength, shape.after) = (30, 720, 360, 240)
        shape.rebound = 0.30
        s.news = shape.knots(minutes: s.minutes)
        return s
    }()

    public static let november2022Article = LiveSetting.november2022(
        name: "november-2022-article", report: 1, patient: 0.5875, drop: 0.10386,
        concentration: 0.14721)
    public static let november2022Public = LiveSetting.november2022(
        name: "november-2022-public", report: 0.25, patient: 0.59955, drop: 0.10423,
        concentration: 0.30)

    private static func november2022(
        name: String, report: Double, patient: Double, drop: Double, concentration: Double
    ) -> LiveSetting {
        var s = LiveSetting()
        s.name = name
        s.price = 18_550
        s.seed = 42
        s.noise = 0.50
        s.isBridged = true
        s.report = report
        s.insurance = 600
        s.crowd.openInterest = 25_000
        s.crowd.skew = 0.10
        s.crowd.heat = 0.05
        s.crowd.patient = patient
        s.crowd.entrySpread = 0.04
        s.crowd.coinShare = 0.30
        s.crowd.altBeta = 1.5
        (s.book.spotDepth, s.book.perpDepth) = (100, 150)
        (s.book.spotLatent, s.book.perpLatent) = (90, 130)
        var shape = NewsShape()
        shape.drop = drop
        shape.concentration = concentration
        (shape.first, shape.fast, shape.fastLength, shape.after) = (200, 900, 60, 240)
        shape.rebound = 0.15
        s.news = shape.knots(minutes: s.minutes)
        return s
    }

    public static let october2025: LiveSetting = {
        var s = LiveSetting()
        s.name = "october-2025"
        s.price = 121_700
        s.seed = 42
        s.noise = 0.30
        s.isBridged = true
        s.report = 0.5
        s.crowd.openInterest = 217_000
        s.crowd.heat = 0.03
        s.crowd.patient = 0.5836
        s.crowd.entrySpread = 0.035
        s.crowd.coinShare = 0.20
        s.crowd.altShare = 0.62
        s.crowd.altBeta = 2.6
        (s.book.spotDepth, s.book.perpDepth) = (300, 450)
        (s.book.spotLatent, s.book.perpLatent) = (420, 600)
        var shape = NewsShape()
        shape.drop = 0.066
        shape.concentration = 0.1087
        (shape.first, shape.fast, shape.fastLength, shape.after) = (300, 885, 40, 240)
        shape.rebound = 0.05
        s.news = shape.knots(minutes: s.minutes)
        return s
    }()

    /// A quiet, noiseless market close to the edge: halve its depth and it goes over.
    public static let brink: LiveSetting = {
        var s = headline
        s.name = "brink"
        s.noise = 0
        s.crowd.heat = 0.03
        s.crowd.patient = 0.3884
        var shape = NewsShape()
        shape.drop = 0.03
        shape.concentration = 0.6
        (shape.first, shape.fast, shape.fastLength, shape.after) = (240, 600, 60, 240)
        shape.rebound = 0.35
        s.news = shape.knots(minutes: s.minutes)
        return s
    }()
}
