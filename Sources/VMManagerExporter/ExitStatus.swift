import Glibc

/// How a command ended, by the contract of the command line; thrown, it ends the command without another word.
enum ExitStatus: Int32, Error {
    /// All well.
    case fine = 0
    /// `report --fail-on` found what it looked for.
    case complianceFailures = 1
    /// The command line or the configuration is wrong.
    case usage = 2
    /// A source failed, a file was broken, or too much is unknown.
    case incomplete = 3
    /// Anything else.
    case `internal` = 4

    /// Ends the process.
    func exitProcess() -> Never {
        exit(rawValue)
    }
}
