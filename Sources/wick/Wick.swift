import Desk

@main
enum Wick {
    static func main() {}
}
