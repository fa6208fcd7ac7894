import Fleet

/// Answers of `patchJobs.list`, `patchJobs.instanceDetails.list` and `patchDeployments.list`.
extension DemoScene {
    /// The jobs, the details of each, and the deployments with the empty page that ends their list.
    func patchDocuments(of project: DemoProject) -> [DemoDocument] {
        let jobs = jobs(of: project)
        let list: JSONValue = jobs.isEmpty ? [:] : ["patchJobs": .list(jobs.map { document(of: $0) })]
        let details = jobs.map { job in
            DemoDocument("\(project.id)-patch-job-\(job.id).json", self.details(of: job), patchJob: job.id)
        }
        let deployments: JSONValue = [
            "patchDeployments": .list(self.deployments(of: project)),
            "nextPageToken": "ChVwcm9qZWN0cy8xMjM0NTY3ODkwMTISBGRlbW8=",
        ]
        return [DemoDocument("\(project.id)-patch-jobs.json", list)] + details + [
            DemoDocument("\(project.id)-patch-deployments-1.json", deployments),
            DemoDocument("\(project.id)-patch-deployments-2.json", [:]),
            DemoDocument("\(project.id)-feature-settings.json", featureSettings(of: project)),
        ]
    }

    private func document(of job: DemoJob) -> JSONValue {
        let states = job.states(after: now - job.createTime)
        let summary = PatchState.allCases.map { state in
            (key: state.summaryKey, value: JSONValue.int64(states.count { $0 == state }))
        }
        let finished = states.count { $0.isFinished }
        let ratio = states.isEmpty ? 0 : Double(finished * 1_000 / states.count) / 10
        let state = job.state(after: now - job.createTime)
        return [
            "name": .text("projects/\(job.project.number)/patchJobs/\(job.id)"),
            "displayName": .text(job.displayName),
            "description": .nonEmpty(job.description),
            "createTime": .time(job.createTime),
            "updateTime": .time(job.updateTime(at: now)),
            "state": .text(state),
            "instanceFilter": job.filter,
            "patchConfig": patchConfig(allowsMIGs: false),
            "duration": job.duration.map { .text("\($0.components.seconds)s") } ?? .absent,
            "instanceDetailsSummary": .object(summary),
            "dryRun": job.isDryRun ? true : .absent,
            "errorMessage": state == "COMPLETED_WITH_ERRORS" ? "Some instances failed to patch." : .absent,
            "percentComplete": ratio == 0 ? .absent : .real(ratio),
            "patchDeployment": job.deployment.map {
                .text("projects/\(job.project.number)/patchDeployments/\($0)")
            } ?? .absent,
            "rollout": ["mode": "ZONE_BY_ZONE", "disruptionBudget": ["percent": 50]],
        ]
    }

    private func details(of job: DemoJob) -> JSONValue {
        let elapsed = now - job.createTime
        let isCanceled = job.canceledAfter.map { elapsed >= $0 } ?? false
        let details = zip(job.parts, job.states(after: elapsed)).map { part, state -> JSONValue in
            [
                "name": .text("projects/\(job.project.id)/zones/\(part.vm.zone)/instances/\(part.vm.name)"),
                "instanceSystemId": .text(instanceID(of: part.vm)),
                "state": .text(state.rawValue),
                "failureReason": .nonEmpty(part.reason(in: state, isCanceled: isCanceled)),
                "attemptCount": state.provesContact ? .int64(part.attempts) : .absent,
            ]
        }
        return details.isEmpty ? [:] : ["patchJobInstanceDetails": .list(details)]
    }

    /// How deployments and jobs patch.
    func patchConfig(allowsMIGs: Bool) -> JSONValue {
        [
            "rebootConfig": "DEFAULT",
            "apt": ["type": "DIST"],
            "yum": ["security": true],
            "zypper": [:],
            "windowsUpdate": ["classifications": ["CRITICAL", "SECURITY"]],
            "migInstancesAllowed": allowsMIGs ? true : .absent,
        ]
    }

    private func featureSettings(of project: DemoProject) -> JSONValue {
        // Staging never chose, so that the zero value of its feature set is left out.
        [
            "name": .text("projects/\(project.number)/locations/global/projectFeatureSettings"),
            "patchAndConfigFeatureSet": project == .production ? "OSCONFIG_C" : .absent,
        ]
    }
}
