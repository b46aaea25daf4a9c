let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "live": live(Array(arguments.dropFirst()))
case "calibrate": calibrate(Array(arguments.dropFirst()))
case "replay": replay(Array(arguments.dropFirst()))
case "cascade": cascade(Array(arguments.dropFirst()))
case "idle": idle(Array(arguments.dropFirst()))
case "quiet": quiet(Array(arguments.dropFirst()))
case "paths": paths(Array(arguments.dropFirst()))
case "line": line(Array(arguments.dropFirst()))
case "split": split(Array(arguments.dropFirst()))
case "seeds": seeds(Array(arguments.dropFirst()))
case "hours": hours(Array(arguments.dropFirst()))
default:
    print("wick-bench live [ACCOUNTS [NAME…]] | calibrate NAME [ROUNDS [CHANCE [SIZE…]]]")
    print("  replay DATA N PATH | cascade DATA N | paths COUNT | idle DATA N")
    print("  split [NAME…] | seeds NAME COUNT [ACCOUNTS] | hours NAME [ACCOUNTS] | quiet RANGE…")
    print("  line RULEBOOK-FILE")
}
