import Assessment
import Collection
import Cost
import ExporterConfiguration
import Exposition
import Fleet
import FleetMetrics
import Publishing
import Reports

/// Facts, verdicts and cost at one moment: all that any face needs.
struct FleetView: Sendable {
    let fleet: FleetSnapshot
    let assessment: Assessment
    let ledger: CostLedger

    /// What the agents' time costs.
    var cost: CostEstimate { ledger.estimate }
}

/// Turns a store's content into views, by the settings of one configuration.
struct Viewer: Sendable {
    let assessment: AssessmentSettings
    let cost: CostSettings
    let metrics: MetricsSettings
    /// The metric families that there are, and the headers of their page.
    let catalogue: ChosenCatalogue
    let layout: PageLayout

    /// Takes what the configuration sets.
    init(_ configuration: Configuration) throws {
        var assessment = AssessmentSettings(timeZone: TimeZoneRules.system)
        assessment.activePolls = configuration.agent.activePolls
        assessment.silentPolls = configuration.agent.silentPolls
        assessment.startGrace = configuration.agent.startGrace
        assessment.asksGKENodes = configuration.checks.asksGKENodes
        assessment.longestPendingReboot = configuration.checks.pendingReboot
        assessment.longestWithoutPatching = configuration.checks.withoutPatching
        assessment.longestRunDelay = configuration.checks.runDelay
        assessment.largestPatchJob = configuration.checks.patchJobVMs
        assessment.freeVMs = configuration.cost.freeVMs
        assessment.longestViolation = configuration.checks.violation
        assessment.longestRollout = configuration.checks.rollout
        assessment.oldestAgent = configuration.checks.agentAge
        assessment.vulnerabilityLimits = configuration.checks.vulnerabilities
        for source in Configuration.Collection.Source.allCases {
            guard let interval = configuration.collection.interval(of: source),
                let known = Source(rawValue: source.rawValue)
            else { continue }
            assessment.intervals[known] = interval
        }
        if let path = configuration.waivers { assessment.waivers = try [Waiver](file: path) }
        self.assessment = assessment
        cost = try CostSettings(configuration)
        var metrics = MetricsSettings()
        metrics.patchJobRetention = configuration.patch.jobRetention
        metrics.vmLabelKeys = Set(configuration.publication.vmLabels)
        metrics.seriesBudget = configuration.publication.seriesBudget
        metrics.detail = DetailLevel(configuration.publication.detail)
        // Files may tell of what is not read from the APIs.
        if configuration.isLive, configuration.collection.files.isEmpty {
            let off = Configuration.Collection.Source.allCases.filter {
                configuration.collection.interval(of: $0) == nil
            }
            metrics.sourcesOff = Set(off.compactMap { Source(rawValue: $0.rawValue) })
        }
        self.metrics = metrics
        var choice = FamilyChoice()
        choice.allowed = configuration.publication.allowed.map(Wildcard.init)
        choice.denied = configuration.publication.denied.map(Wildcard.init)
        catalogue = ChosenCatalogue(choice)
        layout = try PageLayout(catalogue)
    }

    /// What a store knows at a moment; the answers to checks as they were recorded then where facts are gone.
    func view(of store: some FactStore, at moment: Timestamp) throws -> FleetView {
        let fleet = try store.snapshot(at: moment, historySince: historySince(moment))
        return FleetView(
            fleet: fleet,
            assessment: Assessment(of: fleet, settings: recalling),
            ledger: CostLedger(of: fleet, settings: cost)
        )
    }

    /// The settings for a look back.
    var recalling: AssessmentSettings {
        var settings = assessment
        settings.recallsVerdicts = true
        return settings
    }

    /// How far back the history must reach that is shown at a moment: over the month of the cost, and over the period
    /// of the reports.
    func historySince(_ moment: Timestamp) -> Timestamp {
        min(cost.month(moment).start, moment - ReportSettings.defaultPeriod)
    }

    /// The same facts at a later moment, without reading them again.
    ///
    /// Given what was judged before, only what may have changed is judged again.
    func view(of fleet: FleetSnapshot, at moment: Timestamp, since earlier: FleetView?) -> FleetView {
        let fleet = FleetSnapshot(fleet, at: moment)
        guard let earlier else {
            return FleetView(
                fleet: fleet,
                assessment: Assessment(of: fleet, settings: assessment),
                ledger: CostLedger(of: fleet, settings: cost)
            )
        }
        return FleetView(
            fleet: fleet,
            assessment: Assessment(of: fleet, since: earlier.assessment),
            ledger: CostLedger(of: fleet, since: earlier.ledger)
        )
    }
}

extension CostSettings {
    /// Takes what the configuration sets.
    init(_ configuration: Configuration) throws {
        guard let rule = MonthRule(zone: configuration.cost.timeZone) else {
            throw UsageError(
                text: "cost.time_zone: this machine does not know \(configuration.cost.timeZone); install tzdata"
            )
        }
        self.init(month: rule.month)
        prices = PriceTable(
            configuration.cost.prices.map { step in
                PriceStep(from: step.from.map { rule.start(of: $0) }, usdPerHour: step.usdPerHour)
            }
        )
        freeVMs = configuration.cost.freeVMs
        activePolls = configuration.agent.activePolls
        for (project, account) in configuration.cost.billingAccounts {
            accounts[ProjectID(project)] = BillingAccountID(account)
        }
        for (account, budget) in configuration.cost.budgetsUSD { budgets[BillingAccountID(account)] = budget }
    }
}

extension DetailLevel {
    init(_ detail: Configuration.Publication.Detail) {
        self =
            switch detail {
            case .full: .full
            case .brief: .brief
            case .sparse: .sparse
            case .alarms: .alarms
            case .none: .none
            }
    }
}

extension PageLayout {
    /// The layout of the families that were chosen.
    convenience init(_ catalogue: ChosenCatalogue) throws(PublishingError) {
        try self.init(
            families: catalogue.vmFamilies,
            sums: catalogue.sumFamilies,
            counts: catalogue.countFamilies,
            isCompressing: true
        )
    }
}

extension PageContent {
    /// What was rendered.
    init(_ rendered: RenderedMetrics) {
        self.init(groups: rendered.groups, level: rendered.level, sums: rendered.sums, counts: rendered.counts)
    }
}
