/// What a class is debriefed about: one student's run, without the student.
public struct RunFacts: Sendable, Equatable, Codable {
    /// An answer to a question of the exercise.
    public struct Answer: Sendable, Equatable, Codable {
        public var id: String
        public var question: String
        /// As typed.
        public var said: String
        /// Nil where the answer is only kept.
        public var isRight: Bool?
        /// How far a number was off, in hundredths of a percent of the right one; nil for words.
        public var off: Int?
        /// The mistake that the exercise knows, in its words: "the bankruptcy price".
        public var mistake: String?
        /// The name it is kept under: "intended leverage".
        public var keptAs: String?
        public init(
            id: String, question: String, said: String, isRight: Bool? = nil, off: Int? = nil,
            mistake: String? = nil, keptAs: String? = nil
        ) {
            self.id = id
            self.question = question
            self.said = said
            self.isRight = isRight
            self.off = off
            self.mistake = mistake
            self.keptAs = keptAs
        }
    }

    /// A position, and what became of it.
    public struct Life: Sendable, Equatable, Codable {
        public enum End: String, Sendable, CaseIterable, Codable {
            case liquidated, stopped
            case taken = "take or trail"
            case closed = "closed by hand"
            case held = "held to the end"
            case deleveraged = "deleveraged"
        }
        /// "long 0.02 BTC": the side and nothing that tells who.
        public var side: String
        /// Hundredths.
        public var leverage: Int
        /// The bar at which it was opened and, unless it was held, ended.
        public var opened: Int
        public var ended: Int?
        public var end: End
        /// Where the price stood at the end, in hundredths of a percent of the tape's first.
        public var place: Int?
        public init(
            side: String, leverage: Int, opened: Int, ended: Int?, end: End, place: Int?
        ) {
            self.side = side
            self.leverage = leverage
            self.opened = opened
            self.ended = ended
            self.end = end
            self.place = place
        }
    }

    /// Money that moved between two kinds of pots, summed: units of 10⁻⁸ of the asset.
    public struct Flow: Sendable, Equatable, Codable {
        public var from: String
        public var to: String
        public var asset: String
        public var units: Int128
        public init(from: String, to: String, asset: String, units: Int128) {
            self.from = from
            self.to = to
            self.asset = asset
            self.units = units
        }
    }

    /// What the plan met on the hidden tapes.
    public struct Tapes: Sendable, Equatable, Codable {
        public var liquidated: Int
        public var stopped: Int
        /// Still there at the hour that the exercise asks for.
        public var held: Int
        public var all: Int
        public init(liquidated: Int, stopped: Int, held: Int, all: Int) {
            self.liquidated = liquidated
            self.stopped = stopped
            self.held = held
            self.all = all
        }
    }

    public var answers: [Answer] = []
    public var lives: [Life] = []
    public var flows: [Flow] = []
    public var tapes: Tapes?
    public init() {}
}
