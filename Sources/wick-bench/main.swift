#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

let arguments = Array(CommandLine.arguments.dropFirst())
let rest = Array(arguments.dropFirst())
switch arguments.first {
case nil: everything()
case "live": live(rest)
case "calibrate": calibrate(rest)
case "replay": replay(rest)
case "cascade": cascade(rest)
case "idle": idle(rest)
case "quiet": quiet(rest)
case "paths": paths(rest)
case "line": line(rest)
case "split": split(rest)
case "seeds": seeds(rest)
case "hours": hours(rest)
case "crowds": if !crowds(rest) { exit(1) }
case "rewind": rewind(rest)
case "start": start(rest)
case "history": history(rest)
case "drill": drill()
case "shard": shard(rest)
default:
    print("wick-bench                 everything below that needs no files of others")
    print("  live [ACCOUNTS [NAME…]] | split [NAME…] | seeds NAME COUNT [ACCOUNTS]")
    print("  crowds [SEEDS [SIZE…]] [only NAME…]")
    print("  hours NAME [ACCOUNTS] | quiet RANGE… | calibrate NAME [ROUNDS [CHANCE [CROWDS]]]")
    print("  replay DATA N PATH | cascade DATA N | idle DATA N | paths COUNT")
    print("  line RULEBOOK-FILE | rewind [SCENARIO] | start [PROGRAM] | history [FILE] | drill")
    print("  shard [SCENARIO [SEEDS]]")
}

/// One command for all that is measured: a line of key=value each, medians where a figure is short.
/// From the checkout's folder, since rulebooks and scenarios are read from it.
func everything() {
    let path = ownPath()
    sweep(ownCrowd(100_000), on: path)
    for count in [10_000, 1_000_000] {
        let columns = ownCrowd(count)
        replay(columns, on: path)
        idle(columns)
        cascade(columns)
    }
    paths(["102400"])
    line(["scenarios/rulebooks/binance-2026-09.rules"])
    live([])
    shard([])
    rewind(["may-19"])
    rewind(["october-2025"])
    history([])
    drill()
    start([])
}
