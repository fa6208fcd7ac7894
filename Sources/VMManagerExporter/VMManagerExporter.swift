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
            ServeCommand.self, CollectCommand.self, DoctorCommand.self, IngestCommand.self, MetricsCommand.self,
            ReportCommand.self,
            CostCommand.self, SimulateCommand.self, DemoCommand.self, CheckConfigCommand.self,
        ]
    )

    static func main() async {
        await run(Array(CommandLine.arguments.dropFirst())).exitProcess()
    }

    /// Runs a command line; everything that goes wrong becomes lines on standard error and an exit status.
    static func run(_ arguments: [String]) async -> ExitStatus {
        var command: any ParsableCommand
        do {
            command = try parseAsRoot(arguments)
        } catch {
            return refuse(error)
        }
        do {
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return .fine
        } catch let status as ExitStatus {
            return status
        } catch {
            // The command `help` answers by throwing, too.
            if exitCode(for: error) == .success || error is ValidationError { return refuse(error) }
            let sentence = ErrorSentence(error) ?? ErrorSentence(unexpected: error)
            Terminal.complain(sentence.text)
            return sentence.status
        }
    }

    /// Says what is wrong with a command line, or what it asks to be told.
    private static func refuse(_ error: any Error) -> ExitStatus {
        guard exitCode(for: error) == .success else {
            Terminal.complain(fullMessage(for: error))
            return .usage
        }
        Terminal.say(fullMessage(for: error) + "\n")
        return .fine
    }
}
