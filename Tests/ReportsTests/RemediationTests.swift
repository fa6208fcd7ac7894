import Assessment
import Fleet
import Testing

@testable import Reports

struct RemediationTests {
    static let now = DemoFleet.now

    static func days(_ count: Double) -> Duration { .seconds(Int64(count * 86_400)) }

    /// A timeline of answers, each from so many days ago.
    static func timeline(_ answers: KeyValuePairs<Double, Verdict>) -> Timeline {
        Timeline(
            answers.map { ago, verdict in
                let since = now - days(ago)
                return HistoryInterval(value: verdict.rawValue, since: since, seenUntil: since)
            }
        )
    }

    /// What of VMs is remembered of the check `c`, and since how many days they are watched.
    static func fleet(
        _ histories: [(name: String, answers: KeyValuePairs<Double, Verdict>)],
        watchedFor watched: Double = 60
    ) -> FleetSnapshot {
        var project = ProjectFleet(id: "p")
        project.vms = histories.enumerated().map { index, history in
            var vm = VM(project: "p", zone: "z", name: InstanceName(history.name), id: InstanceID(UInt64(index)))
            let start = now - days(watched)
            vm.history = [
                HistoryKey(kind: .agentEnabled): Timeline([
                    HistoryInterval(value: "on", since: start, seenUntil: start)
                ]),
                HistoryKey(kind: .finding, subject: "c"): timeline(history.answers),
            ]
            return vm
        }
        return FleetSnapshot(at: now, projects: [project])
    }

    static func times(
        _ histories: [(name: String, answers: KeyValuePairs<Double, Verdict>)],
        watchedFor watched: Double = 60
    ) -> RemediationTimes {
        report(on: fleet(histories, watchedFor: watched), checks: [ComplianceReportTests.check("c")])
            .remediation.checks[0].times
    }

    /// Answers by age in days, the VM that gives today's answer, and what comes of them.
    struct Course: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let answers: KeyValuePairs<Double, Verdict>
        let vm: String
        var failing: [Double] = []
        var fixed: [Double] = []
        var unanswered = 0
    }

    static let courses = [
        Course(testDescription: "a failure that lasts", answers: [3: .fail], vm: "fail", failing: [3]),
        Course(
            testDescription: "a failure that turned unknown and fails again is one",
            answers: [9: .fail, 7: .unknown, 5: .fail],
            vm: "fail",
            failing: [9]
        ),
        Course(
            testDescription: "a failure that turned unknown and then passed was fixed at the pass",
            answers: [9: .fail, 7: .unknown, 5: .pass],
            vm: "pass",
            fixed: [4]
        ),
        Course(
            testDescription: "a failure that nobody can see now is not fixed",
            answers: [9: .fail, 7: .unknown],
            vm: "unknown",
            unanswered: 1
        ),
        Course(
            testDescription: "a failure of a VM that is stopped is not fixed",
            answers: [9: .fail],
            vm: "stopped",
            unanswered: 1
        ),
        Course(
            testDescription: "a stop between failures ends none of them",
            answers: [9: .fail, 7: .notApplicable, 5: .fail],
            vm: "fail",
            failing: [9]
        ),
        Course(
            testDescription: "a failure that was waived for a while is one",
            answers: [9: .fail, 7: .waived, 5: .fail],
            vm: "fail",
            failing: [9]
        ),
        Course(
            testDescription: "a failure that came back is another",
            answers: [9: .fail, 8: .pass, 2: .fail],
            vm: "fail",
            failing: [2],
            fixed: [1]
        ),
        Course(
            testDescription: "what was fixed before the period is left out",
            answers: [50: .fail, 31: .pass, 3: .fail, 2: .pass],
            vm: "pass",
            fixed: [1]
        ),
        Course(
            testDescription: "a pass that was not recorded yet is a fix now",
            answers: [2: .fail],
            vm: "pass",
            fixed: [2]
        ),
        Course(testDescription: "what was never known is no violation", answers: [9: .unknown], vm: "unknown"),
        Course(testDescription: "a pass is no violation", answers: [9: .unknown, 8: .pass], vm: "pass"),
    ]

    @Test(arguments: courses)
    func `violations last until a pass`(course: Course) throws {
        let fleet = Self.fleet([(course.vm, course.answers)])
        let times = report(on: fleet, checks: [ComplianceReportTests.check("c")]).remediation.checks[0].times
        #expect(times.failing == course.failing.count)
        #expect(times.inViolation.longest?.duration == course.failing.max().map(Self.days))
        #expect(times.fixed == course.fixed.count)
        #expect(times.toRemediate.longest?.duration == course.fixed.max().map(Self.days))
        #expect(times.unanswered == course.unanswered)
        #expect(times.waived == 0)
    }

    @Test func `what is waived is counted apart`() {
        let times = Self.times([("waived", [4: .fail, 2: .waived]), ("fail", [1: .fail])])
        #expect(times.waived == 1)
        #expect(times.failing == 1)
        #expect(times.inViolation.count == 1)
    }

    @Test(arguments: [
        (60.0, 9.0, false), (9, 9, true), (60, 30, true), (60, 31, true), (60, 29.9, false),
    ])
    func `a failure that may be older than what was read or recorded lasts at least so long`(
        watched: Double,
        ago: Double,
        isAtLeast: Bool
    ) {
        let longest = Self.times([("fail", [ago: .fail])], watchedFor: watched).inViolation.longest
        #expect(longest == ViolationTime(Self.days(ago), isAtLeast: isAtLeast))
    }

    @Test func `a pass before it tells when a failure began, however long ago`() {
        let longest = Self.times([("fail", [50: .fail, 45: .pass, 40: .fail])]).inViolation.longest
        #expect(longest == ViolationTime(Self.days(40)))
    }

    @Test func `a failure that was never recorded counts without a time`() {
        var project = ProjectFleet(id: "p")
        project.vms = [VM(project: "p", zone: "z", name: "fail", id: InstanceID(1))]
        let report = report(
            on: FleetSnapshot(at: Self.now, projects: [project]),
            checks: [ComplianceReportTests.check("c")]
        )
        #expect(report.remediation.recordStart == nil)
        #expect(report.remediation.checks[0].times.failing == 1)
        #expect(report.remediation.checks[0].times.inViolation.count == 0)
        #expect(report.failing.map(\.since) == [nil])
    }

    @Test(arguments: [(20, 20, false), (4, 9, true)])
    func `facts tell of a beginning before the record's, but of none after it`(
        told: Double,
        expected: Double,
        isAtLeast: Bool
    ) {
        let since = Self.now - Self.days(told)
        let check = Check(id: "c", title: "T", severity: .low, why: "W", remedy: "R") { _ in
            .fail("bad", evidence: [], since: since)
        }
        let report = report(on: Self.fleet([("fail", [9: .fail])], watchedFor: 9), checks: [check])
        #expect(report.failing.map(\.time) == [ViolationTime(Self.days(expected), isAtLeast: isAtLeast)])
        #expect(report.failing.map(\.since) == [Self.now - Self.days(expected)])
    }

    @Test func `what was fixed on a VM before it went counts, what went with it is no fix`() {
        var project = Self.fleet([("fail", [9: .fail]), ("pass", [9: .fail, 8: .pass])]).projects[0]
        for index in project.vms.indices {
            let gone = HistoryInterval(value: "DELETED", since: Self.now - Self.days(2), seenUntil: Self.now)
            project.vms[index].history[HistoryKey(kind: .powerState)] = Timeline([gone])
        }
        project.departed = project.vms
        project.vms = []
        let times = report(
            on: FleetSnapshot(at: Self.now, projects: [project]),
            checks: [ComplianceReportTests.check("c")]
        ).remediation.checks[0].times
        #expect(times.gone == 1)
        #expect(times.failing + times.unanswered == 0)
        #expect(times.toRemediate.longest == ViolationTime(Self.days(1)))
    }

    @Test func `severities add their checks up`() {
        let checks = [ComplianceReportTests.check("c", .high), ComplianceReportTests.check("d", .high)]
        let report = report(on: Self.fleet([("fail", [9: .fail]), ("fail-2", [3: .fail])]), checks: checks)
        let times = report.remediation.times(of: .high)
        #expect(times.failing == 4)
        #expect(times.inViolation.count == 2, "of what was never recorded no time is known")
        #expect(times.inViolation.longest == ViolationTime(Self.days(9)))
        #expect(report.remediation.times(of: .low).isEmpty)
    }

    @Test(arguments: [
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5, 9, 10), ([7], 7, 7, 7), ([2, 1], 1, 2, 2), ([1, 1, 1, 100], 1, 100, 100),
    ])
    func `times are summed up by nearest rank`(times: [Int], median: Int, ninetieth: Int, longest: Int) {
        let times = ViolationTimes(times.map { ViolationTime(.seconds($0)) })
        #expect(times.median == ViolationTime(.seconds(median)))
        #expect(times.ninetieth == ViolationTime(.seconds(ninetieth)))
        #expect(times.longest == ViolationTime(.seconds(longest)))
    }

    @Test func `a time that may be longer makes those at least as long uncertain, not those below`() {
        let times = ViolationTimes([
            ViolationTime(.seconds(1)), ViolationTime(.seconds(2)), ViolationTime(.seconds(3), isAtLeast: true),
            ViolationTime(.seconds(4)),
        ])
        #expect(times.median == ViolationTime(.seconds(2)))
        #expect(times.longest == ViolationTime(.seconds(4), isAtLeast: true))
    }

    @Test func `no times give no figures`() {
        #expect(ViolationTimes([]).median == nil)
        #expect(ViolationTimes([]).longest == nil)
    }
}
