import ArgumentParser

/// The command line: it names concrete types, speaks to people, and turns errors into sentences and exit codes.
@main
struct VMManagerExporter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vmmanager-exporter",
        abstract: "Compliance reports and Prometheus metrics for fleets under Google Cloud VM Manager.",
        discussion: """
            Exit codes: 0 fine; 1 compliance failures (only with report --fail-on); 2 usage or configuration; \
            3 data incomplete; 4 internal.
            """,
        version: Version.text,
        subcommands: [
            ServeCommand.self, CollectCommand.self, IngestCommand.self, MetricsCommand.self, ReportCommand.self,
            CostCommand.self, DemoCommand.self, CheckConfigCommand.self,
        ]
    )

    static func main() async {
        await run(Array(CommandLine.arguments.dropFirst())).exitProcess()
    }

    /// Runs a command line; everything that goes wrong becomes lines on standard error and an exit status.
    static func run(_ arguments: [String]) async -> ExitStatus {
        do {
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return .fine
        } catch let status as ExitStatus {
            return status
        } catch {
            let isRequestForHelp = exitCode(for: error) == .success
            if isRequestForHelp {
                Terminal.write(fullMessage(for: error) + "\n")
                return .fine
            }
            let sentence = ErrorSentence(error)
            Terminal.complain(sentence?.text ?? fullMessage(for: error))
            return sentence?.status ?? .usage
        }
    }
}
