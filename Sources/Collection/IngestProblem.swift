/// Why nothing, or not all, could be taken from a file; nothing of such a file is kept.
package enum IngestProblem: Error, Hashable, Sendable {
    /// The system cannot open or read it.
    case unreadable(String)
    /// It has no bytes, or only white space.
    case empty
    /// It is not what its beginning promised, in the words of the JSON reader or a decoder.
    case malformed(String)
    /// It holds instance details, which do not say to which patch job they belong.
    case patchJobUnknown(candidates: Int)
    /// It is an error that an API gave.
    case errorAnswer(String)
    /// The user named it, and there is nothing in it for us.
    case nothingForUs(String)

    /// What is wrong and what to do, without the file's name.
    package var sentence: String {
        switch self {
        case .unreadable(let problem): "cannot be read: \(problem); check the path and its permissions"
        case .empty: "is empty; export it again"
        case .malformed(let problem): "\(problem); nothing of this file was taken, export it again"
        case .patchJobUnknown(let candidates):
            "holds patch job instance details, which do not name their job, and "
                + (candidates == 0 ? "no patch job is in sight" : "\(candidates) patch jobs are in sight")
                + "; say which it is with --patch-job"
        case .errorAnswer(let text): "is an error answer of an API (\(text)), not data; export it again"
        case .nothingForUs(let reason): "\(reason); nothing was taken"
        }
    }
}
