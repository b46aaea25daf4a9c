let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "live": live(Array(arguments.dropFirst()))
default:
    print("wick-bench live [ACCOUNTS [NAME…]]")
}
