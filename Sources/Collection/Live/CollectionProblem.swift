package import Fleet
import GoogleCloud

/// A source that could not be read, or not wholly.
package struct CollectionProblem: Error, Hashable, Sendable {
    /// The project.
    package let project: ProjectID
    /// The source.
    package let source: Source
    /// The zone, of a source that is read zone by zone.
    package let zone: ZoneName?
    /// One of the words of `source_errors_total`.
    package let reason: String
    /// What happened and what to do, in one line.
    package let message: String

    init(_ failure: GoogleAPIFailure, in listing: Listing) {
        project = listing.project
        source = listing.source
        zone = listing.zone
        reason = failure.word
        message = failure.description
    }

    init(unreachable scopes: [String], in listing: Listing) {
        project = listing.project
        source = listing.source
        zone = listing.zone
        reason = "unreachable"
        message = "Google could not reach \(scopes.sorted().prefix(5).joined(separator: ", ")); the last facts stay"
    }

    /// The line for people: which source, what happened, what to do.
    package var sentence: String { "\(project): \(place): \(message)" }

    /// The lines for people, with one for all sources of a project that have the same problem.
    package static func sentences(of problems: [CollectionProblem]) -> [String] {
        var groups: [(project: ProjectID, message: String, places: [String])] = []
        for problem in problems {
            let known = groups.firstIndex { $0.project == problem.project && $0.message == problem.message }
            if let known {
                groups[known].places.append(problem.place)
            } else {
                groups.append((problem.project, problem.message, [problem.place]))
            }
        }
        return groups.map { "\($0.project): \($0.places.joined(separator: ", ")): \($0.message)" }
    }

    private var place: String { source.rawValue + (zone.map { " in \($0)" } ?? "") }
}
