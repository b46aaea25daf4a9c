extension Export {
    /// Who is not in a sheet, and why.
    public struct LeftOut: Sendable, Equatable {
        public enum Reason: Sendable, Equatable {
            case noPerson
            /// The roster's row has nothing that could be written in the column.
            case noName(String)
            /// Another label has the same name in the column.
            case nameAgain(String)
            /// No row of Canvas's, or nothing in the roster that Canvas knows a person by.
            case noRow(isOfExport: Bool)
        }

        /// Its path; empty until it is written.
        public var file = ""
        public let why: Reason
        public var labels: [String]

        public init(file: String = "", why: Reason, labels: [String]) {
            self.file = file
            self.why = why
            self.labels = labels
        }

        /// Gathers labels by their reason, in the order in which reasons turn up.
        struct Collection {
            private(set) var groups: [LeftOut] = []

            mutating func add(_ label: String, _ why: Reason) {
                if let place = groups.firstIndex(where: { $0.why == why }) {
                    groups[place].labels.append(label)
                } else {
                    groups.append(LeftOut(why: why, labels: [label]))
                }
            }
        }

        /// `Not in moodle.csv: S01, S02; the roster has no email for them.`
        public var text: String {
            let shown = labels.prefix(12).joined(separator: ", ")
            let more = labels.count > 12 ? " and \(labels.count - 12) more" : ""
            let them = labels.count == 1 ? "it" : "them"
            let reason =
                switch why {
                case .noPerson: "the roster has no row for \(them)"
                case .noName(let column):
                    "the roster has no \(column) for \(them) that could be imported"
                case .nameAgain(let column):
                    "another label has the same \(column), and only one mark would stay"
                case .noRow(true):
                    "no row of Canvas's export has the sis_login, sis_id or id_number of \(them)"
                case .noRow(false): "the roster has no sis_login and no sis_id for \(them)"
                }
            return "Not in \(file): \(shown)\(more); \(reason)."
        }
    }
}
