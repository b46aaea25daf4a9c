import Figures
import Margin

/// Why a row of a sheet has no answer. The words stand in the row's `note`.
enum RowRefusal: Error {
    case notANumber(column: String, String)
    case comma(column: String, String)
    case tooLarge(column: String)
    case missing(String)
    case notPositive(String)
    case notOneOf(column: String, String, [String])
    case noRulebook(String)
    case noContract(String, rulebook: String, listed: [String])
    case otherType(symbol: String, Contract.Kind)
    case beyondTiers(cap: String)
    case alreadyDue(root: String)
    case rateTooHigh(String)
    case unknownContract
    case contradicts(String)
    case cellsBeyondColumns
    case leftOpen
    case nothing

    var words: String {
        switch self {
        case .notANumber(let column, let text): "\(column): \"\(text)\" is no number"
        case .comma(let column, let text):
            "\(column): the comma of \"\(text)\" may part thousands or begin decimals; 1234.5 is clear"
        case .tooLarge(let column): "\(column): too large to reckon with"
        case .missing(let column): "\(column) is empty"
        case .notPositive(let column): "\(column) must be above zero"
        case .notOneOf(let column, let text, let options):
            "\(column): \"\(text)\" is not one of \(options.joined(separator: ", "))"
        case .noRulebook(let name): "venue: there is no rulebook \"\(name)\""
        case .noContract(let symbol, let rulebook, let listed):
            "symbol: \(rulebook) lists \(listed.joined(separator: ", ")), not \"\(symbol)\""
        case .otherType(let symbol, let kind): "contract_type: \(symbol) is \(kind.rawValue)"
        case .beyondTiers(let cap): "larger than the venue's last tier, which ends at \(cap)"
        case .alreadyDue(let root):
            "already liquidatable at the entry price"
                + (root.isEmpty ? "" : ": the rule fails up to \(root)")
        case .rateTooHigh(let rate): "mmr and fee_rate together are \(rate): they must be under 1"
        case .unknownContract: "contracts: nothing says what one is; a column contract_size would"
        case .contradicts(let words): words
        case .cellsBeyondColumns: "more cells than columns: those beyond were left out"
        case .leftOpen: "a double quote is opened in this row and not closed"
        case .nothing: "the row is empty"
        }
    }

    init(_ fault: CellFault) {
        switch fault {
        case .notANumber(let column, let text): self = .notANumber(column: column, text)
        case .comma(let column, let text): self = .comma(column: column, text)
        case .tooLarge(let column): self = .tooLarge(column: column)
        }
    }
}
