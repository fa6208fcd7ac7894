import ArgumentParser
import Assessment
import ExporterConfiguration
import Fleet
import Reports
import Store

/// `report`: the compliance report.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write the compliance report.",
        subcommands: [Render.self],
        defaultSubcommand: Render.self
    )

    /// How a report is written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// One self-contained page for people.
        case html
        /// For continuous integration.
        case junit
    }

    /// `report render`: write it once.
    struct Render: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the report as of a moment.",
            discussion: """
                With --fail-on the exit code is 1 when a check fails that it names. Without, failures are told and \
                the exit code stays 0. It is 3 when a source failed or more than --max-unknown is not known.
                """
        )

        @OptionGroup var store: StoreOptions
        @OptionGroup var moment: MomentOptions

        @Option(help: "How to write it.")
        var format: Format

        @Option(help: ArgumentHelp("Where to write; - is standard output.", valueName: "file"))
        var output = "-"

        @Option(help: "Which passes get a JUnit case: findings (one per check, project and zone) or all (one per VM).")
        var junitDetail = ReportDetail.findings

        @Option(help: ArgumentHelp("any, none, a severity and worse, or check ids with commas.", valueName: "what"))
        var failOn = "none"

        @Option(help: ArgumentHelp("The most VMs that may be unknown: a count, or a share such as 5%.", valueName: "n"))
        var maxUnknown: String?

        mutating func run() throws {
            let configuration = try store.configuration()
            let failOn: FailOn
            let limit: UnknownLimit?
            do {
                failOn = try FailOn.parse(self.failOn)
                limit = try maxUnknown.map { try UnknownLimit.parse($0) }
            } catch let error as GateError {
                throw UsageError(text: "\(error)")
            }
            let viewer = try Viewer(configuration)
            let view = try viewer.view(of: SQLiteFactStore(reading: configuration.storage.path), at: moment.timestamp)
            let report = ComplianceReport(view)
            try write(report)
            let verdict = ReportVerdict(on: report, failOn: failOn, maxUnknown: limit)
            if verdict.isFailing {
                Terminal.complain("\(verdict.failures) findings fail that --fail-on \(self.failOn) names")
                throw ExitStatus.complianceFailures
            }
            if verdict.isUnknownLimitExceeded {
                Terminal.complain(
                    "\(verdict.unknowns) answers are unknown, more than --max-unknown \(maxUnknown ?? "")"
                )
            }
            if verdict.brokenSources > 0 {
                Terminal.complain("\(verdict.brokenSources) sources failed at their last try; the report names them")
            }
            let isAnythingKnown =
                report.summary.vmCount > 0 || view.fleet.projects.contains { $0.hasListed(.instances) }
            if !isAnythingKnown {
                Terminal.complain(
                    "\(configuration.storage.path): no VM is known, which is not compliance; ingest its facts first"
                )
            }
            if verdict.isIncomplete || !isAnythingKnown { throw ExitStatus.incomplete }
        }

        private func write(_ report: ComplianceReport) throws {
            switch format {
            case .html: try Output(path: output).write(HTMLReport.render(report))
            case .junit:
                let parts = try JUnitReport.render(report, detail: junitDetail)
                guard parts.count == 1 || output != "-" else {
                    throw UsageError(
                        text: "the report takes \(parts.count) files to stay within what its readers take; "
                            + "name the first with --output FILE"
                    )
                }
                for (index, part) in parts.enumerated() {
                    try Output(path: index == 0 ? output : Self.path(of: index + 1, beside: output)).write(part)
                }
            }
        }

        /// Where a further part goes when one file would be too large for its readers: `report.xml`, `report-2.xml`.
        private static func path(of part: Int, beside path: String) -> String {
            guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return "\(path)-\(part)" }
            return "\(path[..<dot])-\(part)\(path[dot...])"
        }
    }
}

extension ReportDetail: ExpressibleByArgument {}

extension ComplianceReport {
    /// The report on a view.
    init(_ view: FleetView) {
        self.init(of: view.fleet, assessment: view.assessment, cost: view.cost)
    }
}
