package import Fleet

extension AgentAssessment {
    /// Judges one VM's agent by the rules of docs/metrics.md, of which the first that matches wins.
    ///
    /// Ages are taken at the last good read of inventories of the VM's zone, so that an outage of the exporter does not
    /// make a whole fleet look silent; how long ago that read was is judged on its own.
    package init(of vm: VM, in context: ProjectContext) {
        let (now, settings) = (context.now, context.settings)
        let configuration = context.configuration(of: vm)
        let inventoriesRead = context.lastRead(.inventories, zone: vm.zone)
        let evidence = AgentEvidence(
            vm: vm,
            features: vm.instance == nil ? nil : configuration.features,
            poll: configuration.pollInterval ?? AgentConfiguration.defaultPollInterval,
            reference: min(now, inventoriesRead ?? now),
            settings: settings
        )
        var verdict: (state: AgentState, reason: String)?
        var nextChange: Timestamp?
        if let stopped = evidence.stoppedOrDisabled {
            verdict = stopped
        } else if let ignorance = evidence.ignorance(of: context) {
            verdict = ignorance
        } else {
            nextChange = evidence.staleness(of: context).filter { $0 >= now }.min()
        }
        let judged = verdict ?? evidence.liveness
        self.init(
            state: judged.state,
            reason: judged.reason,
            lastContact: vm.lastContact,
            configuration: configuration,
            nextChange: nextChange
        )
    }
}

/// What the rules look at, for one VM.
private struct AgentEvidence {
    typealias Verdict = (state: AgentState, reason: String)

    let vm: VM
    /// `nil` when metadata was not read.
    let features: AgentFeatures?
    let poll: Duration
    let reference: Timestamp
    let settings: AssessmentSettings

    /// Rules 1 and 2.
    var stoppedOrDisabled: Verdict? {
        guard let instance = vm.instance?.value, !instance.powerState.text.isEmpty else { return nil }
        guard instance.powerState == .running else {
            return (.vmStopped, instance.powerState.label.lowercased())
        }
        return features?.isDisabled == true ? (.disabled, "disabled_by_metadata") : nil
    }

    /// Rule 3.
    func ignorance(of context: ProjectContext) -> Verdict? {
        guard let instance = vm.instance?.value else { return (.unknown, "instances_not_read") }
        guard !instance.powerState.text.isEmpty else { return (.unknown, "power_state_not_told") }
        guard let features else { return (.unknown, "project_metadata_not_read") }
        for source in sources {
            if context.isRefused(source, zone: vm.zone) { return (.unknown, "\(source.rawValue)_denied") }
            guard let time = context.lastRead(source, zone: vm.zone) else {
                return (.unknown, "\(source.rawValue)_not_read")
            }
            if context.now > settings.staleAfter(source, readAt: time) { return (.unknown, "\(source.rawValue)_stale") }
        }
        if !features.inventory, !isFresh(vm.lastContactBesidesInventory?.time) {
            return (.unknown, "inventory_feature_off")
        }
        return nil
    }

    /// When each source that the verdict rests on becomes stale.
    func staleness(of context: ProjectContext) -> [Timestamp] {
        sources.compactMap { source in
            context.lastRead(source, zone: vm.zone).map { settings.staleAfter(source, readAt: $0) + .microseconds(1) }
        }
    }

    /// Rules 4 to 9.
    var liveness: Verdict {
        let contact = vm.lastContact?.time
        let serverVerdict = vm.lastServerVerdict
        let isContradicted = serverVerdict.map { verdict in contact.map { verdict > $0 } ?? true } ?? false
        if !isFresh(contact), let state = workingState { return (.busy, state.rawValue.lowercased()) }
        if isFresh(contact), !isContradicted { return (.active, "in_contact") }
        if let start = vm.instance?.value.lastStartTime, contact.map({ $0 < start }) ?? true,
            reference - start < settings.startGrace
        {
            return (.starting, "just_started")
        }
        guard let contact else { return (.neverSeen, isContradicted ? "no_agent_detected" : "no_contact_ever") }
        if isContradicted { return (.silent, "no_agent_detected") }
        return reference - contact > poll * settings.silentPolls ? (.silent, "contact_lost") : (.late, "contact_late")
    }

    /// The sources that the verdict rests on: project metadata only where the VM's own does not decide.
    private var sources: [Source] {
        let instanceDecides = !(vm.instance?.value.metadata["enable-osconfig"] ?? "").isEmpty
        return instanceDecides ? [.instances, .inventories] : [.instances, .projectMetadata, .inventories]
    }

    /// The VM's state in a running job, while it has lasted no longer than it may.
    private var workingState: PatchState? {
        vm.patches.lazy.compactMap { outcome -> PatchState? in
            guard !outcome.isJobFinished, outcome.jobCreateTime != nil, let state = outcome.state.known,
                state.isWorking, let since = outcome.stateSince
            else { return nil }
            let limit = min(outcome.jobDuration ?? settings.longestWork, settings.longestWork)
            return reference - since <= limit ? state : nil
        }.first
    }

    private func isFresh(_ contact: Timestamp?) -> Bool {
        contact.map { reference - $0 <= poll * settings.activePolls } ?? false
    }
}
