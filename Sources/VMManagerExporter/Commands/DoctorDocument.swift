import Collection
import Fleet
import Foundation
import GoogleCloud

/// What `doctor` tells programs.
struct DoctorDocument: Encodable {
    private let credentials: Caller
    private let projects: [Project]
    private let isReadable: Bool

    private struct Caller: Encodable {
        let kind: String
        let file: String?
        let member: String?
        let quotaProject: String?
        let problem: String?
        let notes: [String]
    }

    private struct Project: Encodable {
        let project: String
        var sources: [Source] = []
        var notes: [String] = []
    }

    private struct Source: Encodable {
        let source: String
        let status: String
        let zone: String?
        let reason: String?
        let message: String?
        let remedy: String?
        let permissions: [String]
    }

    /// Takes what was found out.
    init(_ identity: CallerIdentity, _ results: [ProbeResult], project: String) {
        credentials = Caller(
            kind: identity.kind,
            file: identity.file,
            member: identity.member,
            quotaProject: identity.quotaProject,
            problem: identity.problem,
            notes: identity.notes(project: project)
        )
        var projects: [Project] = []
        for result in results {
            if projects.last?.project != result.project.text { projects.append(Project(project: result.project.text)) }
            projects[projects.count - 1].sources.append(Self.source(result))
            projects[projects.count - 1].notes += result.notes
        }
        self.projects = projects
        isReadable = results.allSatisfy { $0.outcome == .readable }
    }

    /// The document; keys are sorted, and what is not known is left out.
    var json: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try [UInt8](encoder.encode(self)) + [UInt8(ascii: "\n")]
        }
    }

    private static func source(_ result: ProbeResult) -> Source {
        let (status, message): (String, String?) =
            switch result.outcome {
            case .readable: ("readable", nil)
            case .unreadable(let obstacle): ("unreadable", obstacle.message)
            case .unknown(let reason): ("unknown", reason)
            }
        return Source(
            source: result.source.rawValue,
            status: status,
            zone: result.zone?.text,
            reason: result.obstacle?.reason,
            message: message,
            remedy: result.obstacle?.remedy,
            permissions: Permission.needed(for: result.source).map(\.name)
        )
    }
}
