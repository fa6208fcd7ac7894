import TapeJSON

/// What is wrong with a credentials file, in words that hold nothing of it.
struct CredentialsFileProblem: Error {
    let kind: CredentialsError.Kind
    let words: String

    /// A member that is not what it has to be.
    static func malformed(_ error: JSONDecodingError) -> CredentialsFileProblem {
        CredentialsFileProblem(kind: .malformed, words: error.description)
    }

    /// A member that is not what it has to be.
    static func malformed(_ member: StaticString, _ problem: String) -> CredentialsFileProblem {
        malformed(JSONDecodingError(problem: problem).prefixed(by: member))
    }

    /// Credentials that may be right, but not for this program; the words say what to do.
    static func unsupported(_ words: String) -> CredentialsFileProblem {
        CredentialsFileProblem(kind: .unsupported, words: words)
    }
}
