import Assessment
import Fleet
import Testing

@Suite struct PatchAssessmentTests {
    @Test(arguments: [
        (PatchState.failed, "", FailureReason.unspecified),
        (.failed, "something new", .other),
        (.failed, "task canceled by server", .canceled),
        (.failed, #"error calling ReportTaskProgress: code: "Canceled", message: "context canceled""#, .reportCutOff),
        (.failed, "failed to install all updates after trying 10 times", .windowsUpdate),
        (.failed, "Error downloading GCS object: 403", .scriptDownload),
        (.failed, "E: Could not get lock /var/lib/dpkg/lock-frontend", .lockHeld),
        (.failed, #"apt-get exited 100: E: Unable to fetch "x""#, .repositoryUnreachable),
        (.failed, "write: No space left on device", .diskFull),
        (.failed, "apt-get exited 100", .packageManager),
        (.failed, "The following packages have unmet dependencies", .dependency),
        (.timedOut, "task canceled by server", .timedOut),
        (.noAgentDetected, "", .noAgentDetected),
    ])
    func `a failure gets one word of a closed list`(state: PatchState, text: String, reason: FailureReason) {
        #expect(FailureReason(state: .known(state), text: text) == reason)
    }

    @Test(arguments: PatchState.allCases.filter { !$0.isFailure })
    func `a state that is no failure has no reason`(state: PatchState) {
        #expect(FailureReason(state: .known(state), text: "apt-get") == nil)
    }

    @Test func `last success is the newest job that ended well, dry runs left out`() {
        var vm = OneVM()
        vm.patches = [
            (.failed, .hours(1), nil, true), (.succeededRebootRequired, .hours(2), nil, true),
            (.succeeded, .hours(3), nil, true),
        ]
        let patch = PatchAssessment(of: vm.fleet.projects[0].vms[0])
        #expect(patch.lastSuccess == OneVM.noon - .hours(2))
        #expect(patch.newest?.state == .known(.failed))
        #expect(patch.failure == .unspecified)
        vm.isDryRun = true
        #expect(PatchAssessment(of: vm.fleet.projects[0].vms[0]).newest == nil)
    }

    @Test func `coverage asks for a deployment that will run again, and MIG members for leave`() throws {
        var deployment = PatchDeployment(project: .id("acme"), id: "weekly")
        deployment.state = .known(.active)
        deployment.instanceFilter.instanceNamePrefixes = ["vm-"]
        deployment.schedule = .recurring(RecurringSchedule())
        #expect(covered(deployment) == true)
        deployment.instanceFilter.instanceNamePrefixes = ["db-"]
        #expect(covered(deployment) == false)
        deployment.instanceFilter = PatchInstanceFilter()
        #expect(covered(deployment) == false)
        deployment.instanceFilter.all = true
        #expect(covered(deployment) == true)
        #expect(covered(deployment, createdBy: "projects/1/zones/z/instanceGroupManagers/m") == false)
        deployment.patchConfig = PatchConfig()
        deployment.patchConfig?.allowsMIGInstances = true
        #expect(covered(deployment, createdBy: "projects/1/zones/z/instanceGroupManagers/m") == true)
        deployment.schedule = .oneTime(OneVM.noon - .tick)
        #expect(covered(deployment) == false)
        deployment.state = .known(.paused)
        deployment.schedule = .recurring(RecurringSchedule())
        #expect(covered(deployment) == false)
        #expect(covered(nil) == nil)
    }

    private func covered(_ deployment: PatchDeployment?, createdBy: String? = nil) -> Bool? {
        var vm = OneVM()
        vm.instanceMetadata["created-by"] = createdBy
        var project = vm.project
        if let deployment {
            project.patchDeployments = [Observed(deployment, at: vm.now)]
            var read = SourceRead(source: .patchDeployments)
            read.lastSuccess = vm.now
            project.reads.append(read)
        }
        let fleet = FleetSnapshot(at: vm.now, projects: [project])
        return Assessment(of: fleet, settings: AssessmentSettings()).projects[0].vms[0].isCovered
    }
}
