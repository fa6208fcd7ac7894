import Fleet

/// How much of a month's time, so far and from now on, one VM's agent counts for the bill.
///
/// An agent counts while its VM runs, metadata enables it, and it was ever heard of. A VM's power state holds until
/// another is seen; before the first one nothing is known, so nothing counts. What cannot be known counts with care:
/// * power state never read: the VM is taken to run while contact is fresh, since absent knowledge must not hide cost;
/// * metadata never read: the agent is taken to be on while contact is fresh;
/// * agent never heard of: it may count from now on, and where inventories were not read also so far, in `high` only;
/// * `high` adds all running time for which metadata was not read.
struct AgentUse {
    /// Time that counts in every estimate: contact was fresh.
    var low = TimeSpans()
    /// Time that counts.
    var used = TimeSpans()
    /// Time that may have counted.
    var high = TimeSpans()
    /// Whether it counts now and contact is fresh.
    var countsSurelyNow = false
    /// Whether it counts now.
    var countsNow = false
    /// Whether it may count from now on.
    var mayCountNow = false
    /// What is not known; `nil` when nothing that matters is missing.
    var gap: CostGap?
    /// From when on time changes more than that what runs goes on; never before the moment of the judgement.
    var nextChange = Int64.max
    /// Whether anything says how much the agent was used; without that, no use is not zero use.
    var isJudged = true
}

extension AgentUse {
    /// Looks at one VM of a project in full mode.
    init(of vm: VM, in surroundings: Surroundings) {
        let window = surroundings.window
        let configuration = AgentConfiguration(
            project: surroundings.projectMetadata,
            instance: vm.instance?.value.metadata ?? [:]
        )
        let poll = configuration.pollInterval ?? AgentConfiguration.defaultPollInterval
        let limit = poll * max(0, surroundings.activePolls)
        let now = Timestamp(microseconds: window.end)
        let contacts = AgentContacts(of: vm, until: now)
        let power = PowerHistory(of: vm, window: window)
        let features = vm.instance == nil ? nil : configuration.features
        let enabled = EnabledHistory(of: vm, features: features, window: window)
        nextChange = min(
            contacts.nextChange(after: now, limit: limit),
            power?.nextChange ?? .max,
            enabled?.nextChange ?? .max
        )
        if contacts.isEmpty {
            judgeUnheard(power: power, enabled: enabled, hasReadContact: surroundings.hasReadContact(in: vm.zone))
        } else {
            let fresh = contacts.freshTime(limit: limit, within: window)
            judgeHeard(power: power, enabled: enabled, fresh: fresh, isFresh: contacts.isFresh(at: now, limit: limit))
        }
        guard mayCountNow || !high.isEmpty else { return }
        if power == nil {
            gap = .unknownPower
        } else if enabled == nil {
            gap = .unknownMetadata
        } else if contacts.isEmpty {
            gap = surroundings.hasReadContact(in: vm.zone) ? .neverSeen : .unreadContact
        }
    }

    private mutating func judgeHeard(power: PowerHistory?, enabled: EnabledHistory?, fresh: TimeSpans, isFresh: Bool) {
        let running = power?.running ?? fresh
        used = running.intersection(enabled?.on ?? fresh)
        low = used.intersection(fresh)
        high = enabled == nil ? running : used
        countsNow = (power?.isRunningNow ?? isFresh) && (enabled?.isOnNow ?? isFresh)
        countsSurelyNow = countsNow && isFresh
        mayCountNow = (power?.isRunningNow ?? true) && (enabled?.isOnNow ?? true)
        let isFullyKnown = power != nil && enabled != nil
        isJudged = isFullyKnown || countsNow || !used.isEmpty || !mayCountNow && high.isEmpty
    }

    private mutating func judgeUnheard(power: PowerHistory?, enabled: EnabledHistory?, hasReadContact: Bool) {
        mayCountNow = (power?.isRunningNow ?? true) && (enabled?.isOnNow ?? true)
        guard !hasReadContact else { return }
        let running = power?.running ?? TimeSpans()
        high = enabled.map { running.intersection($0.on) } ?? running
        isJudged = !mayCountNow && high.isEmpty
    }
}
