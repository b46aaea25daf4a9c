import Figures
import Margin
import Testing

@testable import Desk

@Suite("One's own levels among the bands")
struct OwnLevelTests {
    private let line = OwnLevel(
        name: "your line", price: Price(97_400), last: Price(102_000), reveals: .liquidationPrice)
    private let stop = OwnLevel(
        name: "your stop", price: Price(104_000), last: Price(102_000), reveals: nil)

    @Test("stand where their prices belong")
    func order() {
        let bands = [(103_000.0, "+1%"), (99_000.0, "-3%"), (97_000.0, "-5%")]
        #expect(
            bands.joined([(line.place, "line"), (stop.place, "stop")])
                == ["stop", "+1%", "-3%", "line", "-5%"])
        #expect(stop.isAbove && !line.isAbove)
    }

    @Test("are gone with the row while a prediction asks for the line")
    func hidden() {
        let table = Table(header: ["band", "to"], rows: [stop.row, line.row])
        let bars = BarChart(title: "t", bars: [stop.bar, line.bar], summary: "s")
        let page = Page([.table(table), .barChart(bars)]).hiding([.liquidationPrice])
        let left = Table(header: ["band", "to"], rows: [stop.row])
        let bar = BarChart(title: "t", bars: [stop.bar], summary: "s")
        #expect(page == Page([.table(left), .barChart(bar)]))
        #expect(Page([.table(table)]).hiding([]) == Page([.table(table)]))
    }

    @Test("say how far they are")
    func said() {
        #expect(line.row.said?.text == "Your line lies at 97,400, 4.5% under the price.")
        #expect(stop.row.said?.text == "Your stop lies at 104,000, 2.0% over the price.")
    }
}
