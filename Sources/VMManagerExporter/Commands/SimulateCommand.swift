import ArgumentParser
import ExporterConfiguration
import Fleet
import FleetSimulator
import SimulatorServer
import StrictYAML

/// `simulate`: a Google API on loopback, with a made-up fleet behind it.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Serve Google's APIs on loopback with a made-up fleet behind them.",
        discussion: """
            Point gcloud, Google's client libraries or this product at it; docs/simulate.md says how, and what can be \
            made to go wrong.
            """
    )

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 18_080

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("A bundled scenario, or a file of your own.", valueName: "name|file"))
    var scenario = "bad-night"

    @Option(help: "What happens by chance follows from it.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("The time at which it starts instead of now.", valueName: "RFC 3339"))
    var start: String?

    @Option(
        help: ArgumentHelp("Play the history within this time before going on as time does.", valueName: "duration")
    )
    var play: String?

    @Option(help: ArgumentHelp("What goes wrong; may be given several times.", valueName: "kind=…,methods=…"))
    var fault: [String] = []

    @Option(help: ArgumentHelp("The quotas that are enforced.", valueName: "off|google"))
    var quota = QuotaOption.off

    @Flag(help: "Refuse calls without a token that this simulator gave.")
    var requireToken = false

    @Flag(help: "List the bundled scenarios and end.")
    var list = false

    @Option(
        help: ArgumentHelp("Print a bundled scenario, to be changed into one of your own, and end.", valueName: "name")
    )
    var print: String?

    /// Which quotas are enforced.
    enum QuotaOption: String, ExpressibleByArgument {
        case off
        case google
    }

    mutating func run() async throws {
        if list {
            for bundled in BundledScenario.all { Terminal.say("\(bundled.name): \(try bundled.scenario().summary)\n") }
            return
        }
        if let print { return Terminal.say(try ScenarioChoice.bundled(print).text) }
        guard (0...65_535).contains(port) else {
            throw UsageError(text: "--port \(port): a port is a number from 0 to 65535; 0 takes a free one")
        }
        let began = Clock.now
        let simulator = try simulator(at: began)
        let serving = SimulatorServing(simulator: simulator, host: host, port: port)
        try await serving.run { url in
            let fleet = simulator.moment(at: Clock.now).fleet
            Terminal.complain(Self.welcome(to: url, fleet: fleet, startedWithin: Clock.now - began))
        }
    }

    private func simulator(at now: Timestamp) throws -> Simulator {
        let scenario = try ScenarioChoice.read(scenario)
        var options = Simulator.Options()
        options.authentication = requireToken ? .required : .optional
        options.quota = quota == .google ? .google : .off
        if let play {
            do throws(Refusal) {
                options.playback = try DurationText.parse(play)
            } catch {
                throw UsageError(text: "--play \(play): \(error.reason)")
            }
        }
        var begin = now
        if let start {
            guard let time = Timestamp(rfc3339: start) else {
                throw UsageError(text: "--start \(start): not a time; write it like 2026-11-23T06:00:00Z")
            }
            begin = time
        }
        let simulator = Simulator(scenario: scenario, seed: seed, start: begin, options: options, realStart: now)
        for argument in fault {
            simulator.add(ScenarioEvent(at: now - begin, action: .fault(try Self.fault(argument))))
        }
        return simulator
    }

    private static func fault(_ argument: String) throws -> Fault {
        do {
            return try Fault(arguments: argument)
        } catch {
            throw UsageError(text: "--fault \(argument): \(error)")
        }
    }

    private static func welcome(to url: String, fleet: SimulatedFleet, startedWithin time: Duration) -> String {
        let projects = fleet.projects.map(\.id)
        let named = projects.prefix(3).joined(separator: ", ") + (projects.count > 3 ? ", …" : "")
        let count = fleet.machines.count { fleet.at(fleet.start).isPresent($0) }
        let seconds = (time.inSeconds * 10).rounded() / 10
        return """
            Google's APIs are simulated at \(url) (scenario \(fleet.scenario.name), seed \(fleet.seed), \(count) VMs in \
            \(named), ready after \(seconds) s)
            What there is besides, and what can be made to go wrong: \(url)/simulator/
            Stop with Ctrl-C.
            """
    }
}
