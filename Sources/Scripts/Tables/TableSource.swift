/// Where the bytes of a table come from. It may be gone through more than once, so that a large file
/// need not be held.
public struct TableSource: Sendable {
    /// What to call it in an error.
    public let name: String
    /// What the file inside of an archive is called; nil for a file that is no archive.
    public let member: String?
    /// Hands the bytes over in order, in pieces of any size, until `take` says false. Nil, or why they
    /// cannot be read, as the words after the name.
    public let walk: @Sendable (_ take: (ArraySlice<UInt8>) -> Bool) -> String?

    public init(
        name: String, member: String? = nil,
        walk: @escaping @Sendable (_ take: (ArraySlice<UInt8>) -> Bool) -> String?
    ) {
        self.name = name
        self.member = member
        self.walk = walk
    }

    public init(name: String, member: String? = nil, bytes: [UInt8]) {
        self.init(name: name, member: member) { take in
            _ = take(bytes[...])
            return nil
        }
    }

    /// Why a walk ended early.
    enum Fault: Error, Equatable {
        case unreadable(String)
        case text(TableFault)
    }

    /// Goes through the records until `take` says false.
    func records(
        _ take: (TableRecords.Numbered, TableDialect) -> Bool
    ) throws(Fault) {
        var text = TableText()
        var records: TableRecords?
        var fault: TableFault?
        func run(_ bytes: [UInt8], isLast: Bool) -> Bool {
            if bytes.isEmpty, !isLast { return true }
            if records == nil { records = TableRecords(head: bytes) } else { records?.add(bytes) }
            guard let dialect = records?.dialect else { return false }
            while let record = records?.next(isLast: isLast) {
                if !take(record, dialect) { return false }
            }
            return true
        }
        var goesOn = true
        let reason = walk { piece in
            do throws(TableFault) {
                goesOn = run(try text.take(piece), isLast: false)
            } catch {
                fault = error
                goesOn = false
            }
            return goesOn
        }
        if let fault { throw .text(fault) }
        if let reason { throw .unreadable(reason) }
        guard goesOn else { return }
        do throws(TableFault) {
            _ = run(try text.finish(), isLast: true)
        } catch { throw .text(error) }
    }
}
