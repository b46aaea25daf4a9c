import Desk
import Machine
import Markets
import Scripts

/// What `wick sweep` is asked for.
enum SweepWork: Equatable {
    case make(SweepMaking)
    /// Parts into the whole: to a file, or to standard output.
    case merge([String], output: String?)

    func run(_ content: Content, on screen: Screen) -> ExitStatus {
        switch self {
        case .make(let making): making.run(content, on: screen)
        case .merge(let paths, let output):
            SweepMerging(paths: paths, output: output).run(on: screen)
        }
    }
}

/// The flags that only `sweep` takes.
struct SweepFlags: Equatable {
    private var seeds: ClosedRange<UInt64>?
    private var varied: [Varied] = []
    private var shard = Shard.whole
    private var draws = Sweep.Draws.crowd
    private var workers: Int?
    /// The latest that was given.
    private(set) var flag: Flag?

    mutating func take(_ flag: Flag, _ value: String) throws(Invocation.Misuse) {
        self.flag = flag
        switch flag {
        case .vary:
            do throws(SweepFault) {
                varied.append(try Varied(value))
            } catch {
                throw .sweep(error)
            }
        case .seeds:
            guard let read = readSeeds(value) else { throw .sweep(.seedsUnread(value)) }
            seeds = read
        case .shard:
            guard let read = Shard(value) else { throw .shardValue(value) }
            shard = read
        case .draws:
            guard let read = Sweep.Draws(rawValue: value) else { throw .drawsValue(value) }
            draws = read
        default:
            guard let count = Int(value), (1...1_024).contains(count) else {
                throw .workersValue(value)
            }
            workers = count
        }
    }

    /// The words behind `sweep`, and what goes with them.
    func work(
        _ words: [String], output: String?
    ) throws(Invocation.Misuse) -> SweepWork {
        if words.first == "merge" {
            if let flag { throw .mergeWith(flag) }
            guard words.count > 1 else { throw .sweepMergeNeeds }
            return .merge(Array(words.dropFirst()), output: output)
        }
        guard words.count == 1, let seeds else { throw .sweepNeeds }
        return .make(
            SweepMaking(
                scenario: words[0], seeds: seeds, varied: varied, draws: draws, shard: shard,
                workers: workers, output: output))
    }
}
