// swift-tools-version: 6.2
import PackageDescription

// The staircase: each room imports only rooms to its left, and the compiler checks it.
// Figures ← Margin ← Markets ← Scripts ← Lessons ← Desk ← Press, Machine ← wick → CReadline
//                                                         Press, Machine ← Classroom ← wick-class
let classroom = TargetDependencyCondition.when(traits: ["Classroom"])

// The engine is optimised in a debug build too, with its assertions: the tests play many thousands
// of evenings, and take four times as long without.
let optimised: [SwiftSetting] = [
    .unsafeFlags(
        ["-O", "-assert-config", "Debug", "-cross-module-optimization"],
        .when(configuration: .debug))
]

// What `play` builds first: a person waits for it, and notices nothing of it later, because the engine
// below is optimised all the same.
let quick: [SwiftSetting] = [
    .unsafeFlags(
        ["-Onone", "-gnone", "-no-whole-module-optimization", "-enable-batch-mode"],
        .when(configuration: .release, traits: ["Quick"]))
]

let package = Package(
    name: "wick",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "wick", targets: ["wick"]),
        .executable(name: "wick-class", targets: ["wick-class"]),
        .executable(name: "wick-bench", targets: ["wick-bench"]),
    ],
    // Without Classroom nothing foreign is fetched: swift build --traits Quick --product wick
    traits: [
        .default(enabledTraits: ["Classroom"]),
        .trait(name: "Quick", description: "compiles the rooms around the engine unoptimised"),
        .trait(name: "Classroom", description: "the packages of wick-class: fetched, not built"),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .target(name: "Figures", swiftSettings: optimised),
        .target(name: "Margin", dependencies: ["Figures"], swiftSettings: optimised),
        // squareRoot() outside Glibc and Foundation still calls sqrt, and only those two link it.
        .target(
            name: "Markets", dependencies: ["Figures", "Margin"], swiftSettings: optimised,
            linkerSettings: [.linkedLibrary("m")]),
        .target(
            name: "Scripts", dependencies: ["Figures", "Margin", "Markets"],
            swiftSettings: optimised + quick),
        .systemLibrary(
            name: "CMarkdown",
            providers: [
                .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
            ]),
        .target(
            name: "Lessons",
            dependencies: ["Figures", "Margin", "Markets", "Scripts", "CMarkdown"],
            swiftSettings: quick),
        .target(
            name: "Desk", dependencies: ["Figures", "Margin", "Markets", "Scripts", "Lessons"],
            swiftSettings: quick),
        .target(name: "Press", dependencies: ["Desk"], swiftSettings: quick),
        // What the programs ask of the system: files, the environment, Ctrl-C.
        .target(
            name: "Machine", dependencies: ["Markets", "Scripts", "Desk"], swiftSettings: quick),
        .systemLibrary(
            name: "CReadline", providers: [.apt(["libreadline-dev"]), .brew(["readline"])]),
        .executableTarget(
            name: "wick",
            dependencies: ["Scripts", "Lessons", "Desk", "Press", "Machine", "CReadline"],
            swiftSettings: quick,
            linkerSettings: [
                // Loading Swift's own libraries one by one is half of the time to the first prompt.
                .unsafeFlags(
                    ["-static-stdlib"], .when(platforms: [.linux], configuration: .release))
            ]),
        .target(
            name: "Classroom",
            dependencies: [
                "Figures", "Margin", "Markets", "Scripts", "Lessons", "Desk", "Press", "Machine",
                .product(name: "GRDB", package: "GRDB.swift", condition: classroom),
                .product(name: "Crypto", package: "swift-crypto", condition: classroom),
            ]),
        .executableTarget(
            name: "wick-class",
            dependencies: [
                "Classroom", "Scripts", "Lessons", "Desk", "Press", "Machine",
                .product(
                    name: "ArgumentParser", package: "swift-argument-parser", condition: classroom),
            ]),
        .executableTarget(
            name: "wick-bench",
            dependencies: ["Figures", "Margin", "Markets", "Scripts", "Desk", "Machine"]),
        .testTarget(name: "FiguresTests", dependencies: ["Figures"]),
        .testTarget(name: "MarginTests", dependencies: ["Figures", "Margin"]),
        .testTarget(
            name: "MarketsTests", dependencies: ["Figures", "Margin", "Markets", "Scripts"]),
        .testTarget(
            name: "ScriptsTests", dependencies: ["Figures", "Margin", "Markets", "Scripts"]),
        .testTarget(name: "LessonsTests", dependencies: ["Lessons", "Scripts"]),
        .testTarget(name: "DeskTests", dependencies: ["Desk", "Press"], exclude: ["Transcripts"]),
        .testTarget(name: "PressTests", dependencies: ["Desk", "Press"]),
        .systemLibrary(name: "CPTY", path: "Tests/CPTY"),
        .testTarget(name: "WickTests", dependencies: ["wick", "Machine", "CPTY"]),
        .testTarget(
            name: "ClassroomTests",
            dependencies: [
                "Classroom", "Lessons", "Desk", "Press", "wick-class", "wick", "Machine",
                .product(name: "GRDB", package: "GRDB.swift", condition: classroom),
            ]),
        .testTarget(name: "HouseTests"),
    ],
    swiftLanguageModes: [.v6]
)
