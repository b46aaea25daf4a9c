import Figures
import Margin

/// `import trades.csv in october-2025`: which table, where it is opened, and what it does not say.
public struct ImportRequest: Sendable, Equatable {
    /// The scenario that is taken where none is named: the 10th of October 2025 as recorded.
    public static let usual = "tariff-friday"

    public var path: String
    public var scenario = ImportRequest.usual
    /// Nil: the venue's newest where the columns are a venue's, else those of the scenario.
    public var rules: String?
    /// The wallet behind cross positions, or beside isolated ones.
    public var wallet: Money?
    /// For rows that have none.
    public var leverage: Multiple?
    public init(_ path: String) { self.path = path }

    /// The line that asks for it.
    public var text: String {
        ActText.words(
            "import", FileWork.written(path),
            scenario == ImportRequest.usual ? nil : "in \(FileWork.written(scenario))",
            rules.map { "rules \(FileWork.written($0))" },
            wallet.map { "wallet \($0.written)" }, leverage.map { "leverage \($0.times)" })
    }
}
