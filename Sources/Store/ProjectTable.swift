import Fleet
import GRDB

/// Writes `projects`: which number means which id.
struct ProjectTable {
    let database: Database

    /// Remembers that two names mean one project; what was known of either before is forgotten.
    func link(_ number: ProjectNumber, to id: ProjectID) throws {
        guard try self.id(of: number) != id else { return }
        let columns: StatementArguments = [number.description, id.text.withoutNUL]
        try database.cachedStatement(sql: "DELETE FROM projects WHERE number = ? OR id = ?").execute(arguments: columns)
        try database.cachedStatement(sql: "INSERT INTO projects (number, id) VALUES (?, ?)").execute(arguments: columns)
    }

    /// The project as documents may write it: as it is, and by its other name where that is known.
    func names(of project: ProjectReference) throws -> [String] {
        let other: String? =
            switch project {
            case .number(let number): try id(of: number)?.text
            case .id(let id):
                try String.fetchOne(
                    database.cachedStatement(sql: "SELECT number FROM projects WHERE id = ?"),
                    arguments: [id.text.withoutNUL]
                )
            }
        return [project.description.withoutNUL] + (other.map { [$0] } ?? [])
    }

    private func id(of number: ProjectNumber) throws -> ProjectID? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM projects WHERE number = ?"),
            arguments: [number.description]
        ).map { ProjectID($0) }
    }
}
