package import Fleet

extension AgentAssessment {
    /// Judges one VM's agent by the rules of docs/metrics.md, of which the first that matches wins.
    ///
    /// Ages are taken at the last good read of inventories of the VM's zone, so that an outage of the exporter does not
    /// make a whole fleet look silent; how long ago that read was is judged on its own.
    package init(of vm: VM, in context: ProjectContext) {
        self.init(
            of: vm,
            instance: vm.instance?.value,
            patches: vm.patches,
            reads: context.reads.inZone(vm.zone),
            in: context
        )
    }

    /// Judges a VM whose instance, outcomes and zone were looked up before.
    init(of vm: VM, instance: Instance?, patches: [PatchOutcome], reads: ZoneReads, in context: ProjectContext) {
        let configuration = context.configuration(of: instance)
        let contacts = ContactFacts(of: vm, patches: patches)
        let poll = configuration.pollInterval ?? AgentConfiguration.defaultPollInterval
        var evidence = AgentEvidence(
            instance: instance,
            features: instance == nil ? nil : configuration.features,
            contacts: contacts,
            patches: patches,
            reads: reads,
            poll: poll.wholeMicroseconds,
            settings: context.settings,
            limits: context.limits,
            now: context.now
        )
        let judged = evidence.verdict
        self.init(
            state: judged.state,
            reason: judged.reason,
            lastContact: contacts.last,
            configuration: configuration,
            turningPoints: evidence.turningPoints
        )
    }
}

/// What the rules look at, for one VM.
private struct AgentEvidence {
    typealias Verdict = (state: AgentState, reason: String)

    let instance: Instance?
    /// `nil` when metadata was not read.
    let features: AgentFeatures?
    let contacts: ContactFacts
    let patches: [PatchOutcome]
    let reads: ZoneReads
    /// In microseconds.
    let poll: Int64
    let settings: AssessmentSettings
    let limits: AssessmentLimits
    let now: Timestamp
    var turningPoints = TurningPoints()

    private var reference: Timestamp { reads.reference(.inventories) }

    var verdict: Verdict {
        mutating get {
            if let stopped = stoppedOrDisabled { return stopped }
            let ignorance = ignorance
            let liveness = liveness
            return ignorance ?? liveness
        }
    }

    /// Rules 1 and 2.
    private var stoppedOrDisabled: Verdict? {
        guard let instance, !instance.powerState.text.isEmpty else { return nil }
        guard instance.powerState == .running else {
            return (.vmStopped, instance.powerState.label.lowercased())
        }
        return features?.isDisabled == true ? (.disabled, "disabled_by_metadata") : nil
    }

    /// Rule 3.
    private var ignorance: Verdict? {
        mutating get {
            guard let instance else { return (.unknown, "instances_not_read") }
            guard !instance.powerState.text.isEmpty else { return (.unknown, "power_state_not_told") }
            guard let features else { return (.unknown, "project_metadata_not_read") }
            // Project metadata counts only where the VM's own does not decide.
            let instanceDecides = !(instance.metadata["enable-osconfig"] ?? "").isEmpty
            var verdict = ignorance(of: .instances)
            if !instanceDecides { verdict = earlier(verdict, ignorance(of: .projectMetadata)) }
            verdict = earlier(verdict, ignorance(of: .inventories))
            if !features.inventory {
                let isSilent = !isWithin(settings.activePolls, contacts.lastBesidesInventory)
                if isSilent { verdict = verdict ?? (.unknown, "inventory_feature_off") }
            }
            return verdict
        }
    }

    private func earlier(_ one: Verdict?, _ other: Verdict?) -> Verdict? { one ?? other }

    /// Why a source tells nothing; `nil` while it does.
    private mutating func ignorance(of source: Source) -> Verdict? {
        if reads.isRefused(source) { return (.unknown, "\(source.rawValue)_denied") }
        guard let time = reads.lastRead(source) else { return (.unknown, "\(source.rawValue)_not_read") }
        let stale = time.adding(microseconds: limits.staleness[source.index])
        guard now <= stale else {
            turningPoints.await(source)
            return (.unknown, "\(source.rawValue)_stale")
        }
        turningPoints.add(stale.next)
        return nil
    }

    /// Rules 4 to 9.
    private var liveness: Verdict {
        mutating get {
            let contact = contacts.last?.time
            let isContradicted =
                contacts.lastServerVerdict.map { verdict in contact.map { verdict > $0 } ?? true } ?? false
            let isFresh = isWithin(settings.activePolls, contact)
            if let state = workingState, !isFresh { return (.busy, state.rawValue.lowercased()) }
            if isFresh, !isContradicted { return (.active, "in_contact") }
            if let start = instance?.lastStartTime, contact.map({ $0 < start }) ?? true,
                isBefore(start.adding(microseconds: limits.startGrace))
            {
                return (.starting, "just_started")
            }
            guard let contact else { return (.neverSeen, isContradicted ? "no_agent_detected" : "no_contact_ever") }
            if isContradicted { return (.silent, "no_agent_detected") }
            return isWithin(settings.silentPolls, contact) ? (.late, "contact_late") : (.silent, "contact_lost")
        }
    }

    /// The VM's state in a running job, while it has lasted no longer than it may.
    private var workingState: PatchState? {
        mutating get {
            let patches = patches
            let outcomes = patches.span
            for index in outcomes.indices {
                guard !outcomes[index].isJobFinished, outcomes[index].jobCreateTime != nil,
                    let state = outcomes[index].state.known, state.isWorking, let since = outcomes[index].stateSince
                else { continue }
                let own = outcomes[index].jobDuration?.wholeMicroseconds ?? limits.longestWork
                if isBefore(since.adding(microseconds: min(own, limits.longestWork)).next) { return state }
            }
            return nil
        }
    }

    /// Whether a contact is no older than so many poll intervals.
    private mutating func isWithin(_ polls: Int, _ contact: Timestamp?) -> Bool {
        guard let contact else { return false }
        return isBefore(contact.adding(microseconds: poll.timesSaturating(polls)).next)
    }

    /// Whether the moment at which ages are taken is before another; the verdict may change when it no longer is.
    private mutating func isBefore(_ moment: Timestamp) -> Bool {
        guard reference < moment else { return false }
        turningPoints.add(moment, readOf: .inventories, at: now)
        return true
    }
}
