import Figures
import Lessons
import Margin
import Markets
import Scripts

/// Plays one exercise with many plans, the right answers to each, and looks whether a worse one gets
/// more: leverages from 2x to 50x for the same size, and sizes from dust to everything, without a
/// stop, so that nothing but the line decides.
struct ExerciseGrid {
    private let proof: ExerciseProof
    private let token = "00000000000000a2"

    init(_ proof: ExerciseProof) { self.proof = proof }

    private static let leverages: [Int128] = [2, 3, 5, 10, 20, 50]

    private enum Size: String, CaseIterable {
        case dust = "a tenth of what is asked for"
        case asked = "what is asked for"
        case all = "everything"
    }

    private struct Played {
        let leverage: Int128
        let size: Size
        let grade: Grade

        var points: Marks { grade.score }
        var hidden: Marks { grade.items.first { $0.id == "robust" }?.points ?? Marks(0) }
        var text: String { "\(leverage)x, \(size.rawValue)" }
    }

    /// The order of a plan; nil where the account cannot carry it. What is asked for is planned with a
    /// little more of it, since a lot rounds it down by another share at every leverage.
    private func order(_ leverage: Int128, _ size: Size) -> String? {
        let world = proof.task.world(Variant(token: token, proof.task.terms))
        let account = world.deposited(in: world.settles).units
        let asked = proof.task.terms.exposure?.share.units ?? unitsPerOne / 10
        let most = divide(account * 9, 10, .down)
        let margin =
            switch size {
            case .dust: divide(account * asked, 10 * leverage * unitsPerOne, .up)
            case .asked: divide(account * asked * 21, 20 * leverage * unitsPerOne, .up)
            case .all: most
            }
        guard margin <= most else { return nil }
        // Everything at little leverage may be less than is asked for: a smaller plan, and no bolder.
        guard size != .all || most * leverage >= divide(account * asked, unitsPerOne, .up) else {
            return nil
        }
        let money = decimalText(margin, decimals: 8, grouped: false)
        return "long \(world.scenario.coin) margin \(money) leverage \(leverage)"
    }

    private func play(_ leverage: Int128, _ size: Size) -> Played? {
        guard let order = order(leverage, size) else { return nil }
        var way = ExerciseSolution.Way()
        way.order = order
        let (lines, fault) = ExerciseSolution(proof.task, content: proof.content).lines(token, way)
        guard fault == nil else { return nil }
        return Played(leverage: leverage, size: size, grade: proof.grade(lines, token))
    }

    var failures: [String] {
        let played = Size.allCases.flatMap { size in
            Self.leverages.compactMap { play($0, size) }
        }
        var found: [String] = []
        for worse in played {
            for better in played where worse.points > better.points {
                let isMoreLeverage =
                    better.size == worse.size && better.leverage < worse.leverage
                let isOtherSize =
                    better.leverage == worse.leverage && better.size == .asked
                guard isMoreLeverage || isOtherSize else { continue }
                found.append(
                    "\(proof.file): \(worse.text) gets \(worse.points.text) points, and "
                        + "\(better.text) only \(better.points.text)")
            }
        }
        let bare = played.filter { $0.size == .asked }
        if let five = bare.first(where: { $0.leverage == 5 }),
            let ten = bare.first(where: { $0.leverage == 10 }), five.hidden <= ten.hidden,
            !ten.hidden.isZero
        {
            found.append(
                "\(proof.file): the hidden tapes give 5x and 10x the same \(ten.hidden.text) points; "
                    + "write for example: hidden: moves x2")
        }
        return found
    }
}
