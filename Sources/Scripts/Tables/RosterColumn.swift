/// What a column of a roster may mean, by the names that schools' systems give it.
public enum RosterColumn: String, TableColumn {
    case label, name, email, idNumber, sisLogin, sisID, section

    public var names: [String] {
        switch self {
        case .label: ["label", "seat", "Kürzel"]
        case .name: ["name", "full name", "student", "Vollständiger Name"]
        case .email: ["email", "user email", "email address", "mail", "E-Mail-Adresse"]
        case .idNumber: ["id number", "user id number", "student id", "id", "ID-Nummer"]
        case .sisLogin: ["sis login", "SIS Login ID", "login", "username", "Anmeldename"]
        case .sisID: ["sis id", "SIS User ID"]
        case .section: ["section", "group", "groups", "Gruppe"]
        }
    }

    public var meaning: String {
        switch self {
        case .label: "what a student is called in files and on screens; alone needed"
        case .name: "kept with the teacher"
        case .email: "joins marks with Moodle"
        case .idNumber: "joins marks with Moodle"
        case .sisLogin: "joins marks with Canvas"
        case .sisID: "joins marks with Canvas"
        case .section: "joins marks with Canvas"
        }
    }
}
