import Collection
import Fleet
import Foundation
import Logging
import Synchronization

/// Folders that a running server takes files from, each file once per change.
final class Inbox: Sendable {
    /// What tells that a file has changed.
    private struct Mark: Hashable {
        let modified: Date?
        let size: Int
    }

    private let intake: Intake
    private let folders: [String]
    private let documentLimit: Int
    private let logger: Logger
    private let known = Mutex<[String: Mark]>([:])
    private let waiting = Mutex<Set<String>>([])

    /// Watches folders; nothing is read yet.
    init(intake: Intake, folders: [String], documentLimit: Int, logger: Logger) {
        self.intake = intake
        self.folders = folders
        self.documentLimit = documentLimit
        self.logger = logger
    }

    /// Takes the files that are new or changed since the last call.
    func takeWhatIsNew() throws {
        let marks = Dictionary(
            InputFile.expand(folders, exceptStore: intake.storePath).map { ($0.path, Self.mark(of: $0.path)) }
        ) { first, _ in first
        }
        let changed = known.withLock { known in marks.filter { known[$0.key] != $0.value }.keys.sorted() }
        guard !changed.isEmpty else { return }
        let paths = waiting.withLock { $0 }.union(changed).intersection(marks.keys).sorted()
        var options = FileIngest.Options(now: Clock.now)
        options.documentLimit = documentLimit
        let report = try intake.takeFound(paths, options: options) { file, outcome in
            let line = OutcomeLine(file: file, outcome: outcome)
            logger.log(
                level: line.isComplaint ? .error : .info,
                "file taken",
                metadata: ["outcome": "\(line.text.withoutControlCharacters)"]
            )
        }
        // Details whose job was not there yet are tried again as soon as any other file comes.
        let waiting = report.files.filter { if case .broken(.patchJobUnknown) = $0.outcome { true } else { false } }
        known.withLock { $0 = marks }
        self.waiting.withLock { $0 = Set(waiting.map(\.file.path)) }
    }

    private static func mark(of path: String) -> Mark {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return Mark(
            modified: attributes?[.modificationDate] as? Date,
            size: (attributes?[.size] as? NSNumber)?.intValue ?? 0
        )
    }
}
