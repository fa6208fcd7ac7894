import Collection
import ExporterConfiguration
import StrictYAML

/// What a person reads when something goes wrong, and the status with which the process ends.
struct ErrorSentence {
    /// One line, or one per problem of a configuration file.
    let text: String
    /// The exit status.
    let status: ExitStatus

    /// Finds the words for an error of ours; `nil` for one of the argument parser.
    init?(_ error: any Error) {
        switch error {
        case let error as ReadingErrors:
            (text, status) = (error.description, .usage)
        case let error as FactStoreError:
            (text, status) = (Self.text(of: error), Self.status(of: error))
        case let error as OutputError:
            (text, status) = ("\(error.path): cannot be written: \(error.problem); nothing was left there", .internal)
        case let error as UsageError:
            (text, status) = (error.text, .usage)
        default: return nil
        }
    }

    /// Words for an error that nobody foresaw.
    init(unexpected error: any Error) {
        (text, status) = ("an error that nobody foresaw: \(error); please report it", .internal)
    }

    private static func text(of error: FactStoreError) -> String {
        switch error {
        case .notAStore(let path, let problem):
            "\(path): is not a store of this product (\(problem)); it was left untouched; name another file with --db"
        case .newer(let path):
            "\(path): was written by a newer version; it was left untouched; use that version, or another --db"
        case .busy(let path):
            "\(path): another process is writing it; one process writes a store at a time, stop it or wait"
        case .missing(let path):
            "\(path): no such store; make one with `vmmanager-exporter ingest --db \(path) FILE…`"
        case .unusable(let path, let problem):
            "\(path): cannot be opened as a store: \(problem); check the folder and its permissions"
        case .full(let path):
            "\(path): the disk is full; nothing of the last file was kept; make room and run again"
        case .failed(let path, let problem):
            "\(path): \(problem); check the disk and the file, or use a backup of it"
        }
    }

    private static func status(of error: FactStoreError) -> ExitStatus {
        switch error {
        case .notAStore, .newer, .missing, .busy, .unusable: .usage
        case .full: .incomplete
        case .failed: .internal
        }
    }
}

/// A command line that cannot be carried out, in a sentence of its own.
struct UsageError: Error {
    /// What is wrong and what to do.
    let text: String
}
