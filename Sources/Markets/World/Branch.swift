import Figures
import Margin

/// A named world: one way the same news was lived.
public struct Branch: Sendable, Equatable {
    public let name: String
    public var world: World
    /// Journal lines that this world refused when it was made from another.
    public let refused: [World.RefusedLine]
    public init(name: String, world: World, refused: [World.RefusedLine] = []) {
        self.name = name
        self.world = world
        self.refused = refused
    }

    /// The same as it stood at an earlier step, what was done at that step included.
    public func asOf(_ step: Int) -> Branch {
        guard step < world.step else { return self }
        return Branch(name: name, world: world.asOf(step), refused: refused)
    }
}

/// The branches of one scenario: the one that is lived, those kept, and those that a `what if` set
/// beside it, which move along with it.
public struct Timeline: Sendable, Equatable {
    public private(set) var branches: [Branch]
    public private(set) var current: Int
    /// Set by `what if`: they go on with every move of the tape.
    public private(set) var beside: [Branch] = []
    /// As it was before the latest rewind; none or one.
    private var beforeRewind: [Timeline] = []

    public init(world: World) {
        branches = [Branch(name: "main", world: world)]
        current = 0
    }

    public var world: World {
        get { branches[current].world }
        set { branches[current].world = newValue }
    }
    public var name: String { branches[current].name }
    public var names: [String] { branches.map(\.name) + beside.map(\.name) }

    public func branch(named name: String) -> Branch? {
        (branches + beside).first { $0.name == name }
    }

    /// Keeps the present under a name and goes on in it; false if the name is taken.
    public mutating func fork(_ name: String) -> Bool {
        guard branch(named: name) == nil else { return false }
        branches.append(Branch(name: name, world: world))
        current = branches.count - 1
        return true
    }

    /// Goes on in another branch; false if there is none of that name.
    public mutating func enter(_ name: String) -> Bool {
        let seen = (branches + beside).map(\.world.seenTo).max() ?? 0
        defer { world.foresee(to: seen) }
        if let index = branches.firstIndex(where: { $0.name == name }) {
            current = index
            return true
        }
        guard let index = beside.firstIndex(where: { $0.name == name }) else { return false }
        branches.append(beside.remove(at: index))
        current = branches.count - 1
        return true
    }

    /// Sets a world beside the present one; one of the same name is replaced.
    public mutating func set(beside branch: Branch) {
        beside.removeAll { $0.name == branch.name }
        beside.append(branch)
    }
    public mutating func clearBeside() { beside = [] }

    /// Goes back in the present branch. What was there before can be returned to until something else
    /// is done.
    public mutating func rewind(to step: Int) {
        var before = self
        before.beforeRewind = []
        world = world.rewound(to: step)
        beside = []
        beforeRewind = [before]
    }

    /// Takes the latest rewind back; false where there was none, or where acts came after it.
    public mutating func undoRewind() -> Bool {
        guard let before = beforeRewind.first, before.current == current,
            before.branches.count == branches.count, beside.isEmpty
        else { return false }
        let rewound = before.world.rewound(to: world.step)
        guard rewound.journal == world.journal else { return false }
        self = before
        return true
    }

    /// Brings every world beside the present one to its step.
    public mutating func catchUp() {
        for index in beside.indices where beside[index].world.step < world.step {
            let behind = beside[index].world
            var other = behind
            // An alert of that world may stop it on the way.
            while other.step < world.step {
                let before = other.step
                _ = try? other.perform(.step(world.step - before))
                if other.step == before { break }
            }
            beside[index].world = other
        }
    }

    /// A branch name that is not taken: "b1", "b2"…
    public var freshName: String {
        var number = branches.count
        while branch(named: "b\(number)") != nil { number += 1 }
        return "b\(number)"
    }
}
