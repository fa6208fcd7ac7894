import Fleet

/// Why an agent that should speak does not, from everything else that is known of its VM.
struct SilenceCauses {
    /// The job in which it hangs; `nil` when it does not.
    let hungJob: PatchOutcome?
    /// When the job in which it may hang has lasted too long; `nil` when none has yet to.
    let hangsFrom: Timestamp?
    /// What was found, likeliest first.
    let evidence: [String]
    /// The line that cures the likeliest cause; `nil` where none is known.
    let remedy: String?

    /// Looks for causes.
    init(_ subject: CheckSubject) {
        var evidence: [String] = []
        var remedy: String?
        (hungJob, hangsFrom) = Self.hungJob(subject)
        if let job = hungJob {
            evidence.append(Self.evidence(of: job))
            // A reset would cut off whatever the package manager is at.
            if subject.inventory?.osInfo?.shortName != "windows" {
                remedy = subject.vm.gcloud("compute ssh", "--command=sudo systemctl restart google-osconfig-agent")
            }
        }
        for check in [Check.serviceAccount, .apiReach] {
            let outcome = check.evaluate(subject).outcome
            guard outcome.verdict == .fail else { continue }
            evidence += outcome.evidence
            remedy = remedy ?? outcome.remedy
        }
        if let (key, level, value) = Self.endpoint(subject) {
            evidence.append("\(level.rawValue) metadata \(key)=\(value) sends the agent to another service")
            remedy = remedy ?? MetadataReading.Cure.remove(level, key: key).line(for: subject.vm)
        }
        self.evidence = evidence + AgentSignature.hints(for: subject.vm)
        self.remedy = remedy
    }

    /// The newest job in which the agent was at work when it was last heard of, if it has been for too long, or when it
    /// will have been.
    ///
    /// It does one thing at a time, so that it says nothing more while a package manager or a script hangs.
    private static func hungJob(_ subject: CheckSubject) -> (PatchOutcome?, from: Timestamp?) {
        guard let contact = subject.agent.lastContact?.time else { return (nil, nil) }
        // Jobs that began after it fell silent did not silence it.
        let job = subject.vm.patches.first { $0.jobCreateTime.map { $0 <= contact } ?? false }
        guard let job, let since = job.stateSince, let state = job.state.known, contact <= since else {
            return (nil, nil)
        }
        // It spoke during a job that the service gave up, and not since.
        guard state.isWorking else { return (state == .timedOut ? job : nil, nil) }
        let limit = min(job.jobDuration ?? subject.settings.longestWork, subject.settings.longestWork)
        let end = since + limit
        return subject.reference(.inventories) > end ? (job, nil) : (nil, end.next)
    }

    private static func evidence(of job: PatchOutcome) -> String {
        let since = job.stateSince.map { " since \($0.rfc3339)" } ?? ""
        return
            "\(job.state.label)\(since) in patch job \(job.job), and nothing was heard of the agent after that: it does "
            + "one thing at a time, so that it hangs while a package manager or a script does"
    }

    /// Metadata that sends the agent elsewhere: what the instance says goes before what the project says.
    private static func endpoint(_ subject: CheckSubject) -> (String, MetadataReading.Level, String)? {
        let levels: [([String: String], MetadataReading.Level)] = [
            (subject.instance?.metadata ?? [:], .instance), (subject.project.compute?.value.metadata ?? [:], .project),
        ]
        for (metadata, level) in levels {
            for key in ["osconfig-endpoint", "os-config-endpoint"] {
                guard let value = metadata[key], !value.isEmpty else { continue }
                return isGoogles(value) ? nil : (key, level, value)
            }
        }
        return nil
    }

    private static func isGoogles(_ endpoint: String) -> Bool {
        let host = endpoint.split(separator: ":").first.map(String.init) ?? ""
        return host.hasSuffix("-osconfig.googleapis.com")
    }
}
