import Collection
import Fleet
import Logging
import Synchronization

/// Logs what goes wrong with sources when it begins, when it changes and when it is over, and not at every reading.
final class CollectionLog: Sendable {
    private let logger: Logger
    private let problems = Mutex<[String: Set<CollectionProblem>]>([:])

    init(_ logger: Logger) {
        self.logger = logger
    }

    /// Takes what a reading came to.
    func note(_ report: LiveCollector.Report) {
        switch report {
        case .storeFailed(let error):
            logger.error("store failed", metadata: ["problem": "\(ErrorSentence(error)?.text ?? "\(error)")"])
        case .read(let request, let found):
            let key = "\(request.project)/\(request.source.rawValue)"
            let before = problems.withLock { problems in
                defer { problems[key] = Set(found) }
                return problems[key] ?? []
            }
            for problem in found where !before.contains(problem) {
                let sentence = problem.sentence.withoutControlCharacters
                logger.warning("source failed", metadata: ["problem": "\(sentence)"])
            }
            if found.isEmpty, !before.isEmpty { logger.notice("source is well again", metadata: ["source": "\(key)"]) }
        }
    }
}
