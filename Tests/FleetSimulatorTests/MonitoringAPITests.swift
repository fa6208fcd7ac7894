import Fleet
import Testing

@testable import FleetSimulator

struct MonitoringAPITests {
    private func list(
        _ fleet: SimulatedFleet,
        _ filter: String,
        from: Int = -600,
        to: Int = 0,
        _ extra: [String: String] = [:]
    ) throws -> JSONValue {
        var query = [
            "filter": filter,
            "interval.startTime": (fleet.start + .seconds(from)).rfc3339,
            "interval.endTime": (fleet.start + .seconds(to)).rfc3339,
        ]
        query.merge(extra) { $1 }
        return try APIClient(fleet).get("/v3/projects/acme-prod/timeSeries", query)
    }

    private func values(_ series: JSONValue?) -> [Double] {
        (series?["points"]?.items ?? []).compactMap { point in
            switch point["value"] {
            case .object(let members)?:
                switch members.first?.value {
                case .real(let number)?: number
                case .text(let text)?: Double(text)
                default: nil
                }
            default: nil
            }
        }
    }

    @Test func `uptime has a point for each minute in which a VM ran`() throws {
        let stop = ScenarioEvent(at: .seconds(-330), until: .seconds(-140), vms: ["vm-1"], action: .stop)
        let fleet = SmallFleet.fleet(events: [stop])
        let filter = "metric.type = \"compute.googleapis.com/instance/uptime\" AND resource.labels.zone=us-central1-a"
        let series = try #require(try list(fleet, filter)["timeSeries"]?.items.first)
        #expect(values(series) == [60, 60, 20, 30, 60, 60, 60, 60])
        #expect(series["metricKind"] == .word("DELTA", 2))
        #expect(series["valueType"] == .word("DOUBLE", 3))
        #expect(series["resource", "labels", "instance_id"]?.wording == fleet.machines[0].id)
        #expect(series["metric", "labels", "instance_name"] == "vm-1")
        let ends = (series["points"]?.items ?? []).map { $0["interval", "endTime"]?.wording }
        #expect(ends.first == "2026-11-23T12:00:00Z")
        #expect(ends.last == "2026-11-23T11:51:00Z")
    }

    @Test func `the total begins anew at each start`() throws {
        let reboot = ScenarioEvent(at: .seconds(-150), vms: ["vm-1"], action: .reboot)
        let filter = "metric.type=\"compute.googleapis.com/instance/uptime_total\""
        let series = try list(SmallFleet.fleet(events: [reboot]), filter, from: -240)["timeSeries"]?.items.first
        let totals = values(series)
        #expect(totals.prefix(3) == [150, 90, 30])
        #expect(totals.count == 4)
        #expect(totals[3] > 86_400)
    }

    @Test func `an agent that hangs is still a process, one that is not installed is none`() throws {
        let filter = """
            metric.type = "agent.googleapis.com/processes/rss_usage" AND \
            metric.labels.process = starts_with("google_osconfig")
            """
        func count(_ action: ScenarioEvent.Action) throws -> Int {
            let event = ScenarioEvent(at: .seconds(-86_400), vms: ["vm-1"], action: action)
            return values(try list(SmallFleet.fleet(events: [event]), filter)["timeSeries"]?.items.first).count
        }
        #expect(try count(.hang) == 10)
        #expect(try count(.uninstall) == 0)
        #expect(try count(.loseServiceAccount) == 0)
        #expect(try count(.stop) == 0)
    }

    @Test func `the states of a patch job are counted each minute and a while longer`() throws {
        let (fleet, patch) = SmallFleet.patched(SmallFleet.project(vms: 6), at: .seconds(-9_000))
        let run = try #require(patch)
        let end = try #require(run.endTime)
        let filter = "metric.type=\"osconfig.googleapis.com/patch_job/instance_patch_state\""
        let answer = try list(fleet, filter, from: -9_000)
        var sums: [String: Double] = [:]
        for series in answer["timeSeries"]?.items ?? [] {
            #expect(series["resource", "type"] == "cloud_osconfig_patch_job")
            #expect(series["resource", "labels", "patch_job_id"]?.wording == run.id)
            #expect(series["metric", "labels", "state"]?.wording.flatMap { PatchState(rawValue: $0) } != nil)
            for (point, value) in zip(series["points"]?.items ?? [], values(series)) {
                let time = try #require(point["interval", "endTime"]?.wording)
                sums[time, default: 0] += value
                let moment = try #require(Timestamp(rfc3339: time))
                let state = try #require(
                    series["metric", "labels", "state"]?.wording.flatMap { PatchState(rawValue: $0) }
                )
                #expect(fleet.at(moment).counts(of: run)[state, default: 0] == Int(value))
            }
        }
        #expect(sums.values.allSatisfy { $0 == 6 })
        let last = try #require(sums.keys.compactMap { Timestamp(rfc3339: $0) }.max())
        #expect(last <= end + .seconds(900) && last > end + .seconds(840))
        let succeeded = try list(fleet, filter + " AND metric.label.state=SUCCEEDED", from: -9_000)
        #expect(succeeded["timeSeries"]?.items.count == 1)
    }

    @Test func `pages count points and show all of them`() throws {
        let fleet = SmallFleet.fleet([SmallFleet.project(vms: 3)])
        let filter = "metric.type=\"compute.googleapis.com/instance/uptime\""
        var points: [String] = []
        var token: String?
        var pages = 0
        repeat {
            let page = try list(fleet, filter, ["pageSize": "7", "pageToken": token ?? ""])
            let series = page["timeSeries"]?.items ?? []
            let onPage = series.flatMap { series in
                (series["points"]?.items ?? []).map { point in
                    "\(series["resource", "labels", "instance_id"]?.wording ?? "") "
                        + "\(point["interval", "endTime"]?.wording ?? "")"
                }
            }
            #expect(onPage.count <= 7)
            points += onPage
            token = page["nextPageToken"]?.wording
            pages += 1
        } while token != nil
        #expect(pages == 5)
        #expect(points.count == 30)
        #expect(Set(points).count == 30)
        let headers = try list(fleet, filter, ["view": "HEADERS"])["timeSeries"]?.items ?? []
        #expect(headers.count == 3)
        #expect(headers.allSatisfy { $0["points"] == nil })
    }

    @Test func `points are aligned to the end of the interval`() throws {
        let filter = "metric.type=\"compute.googleapis.com/instance/uptime\""
        let aligned = ["aggregation.alignmentPeriod": "300s", "aggregation.perSeriesAligner": "ALIGN_DELTA"]
        let series = try list(SmallFleet.fleet(), filter, from: -630, to: -30, aligned)["timeSeries"]?.items.first
        #expect(values(series) == [300, 300])
        #expect(series?["points", "interval", "endTime"] == "2026-11-23T11:59:30Z")
    }

    @Test(
        arguments: [
            ["filter": ""], ["filter": "resource.type=gce_instance"], ["interval.endTime": ""],
            ["interval.endTime": "now"],
            ["interval.startTime": "2027-01-01T00:00:00Z"], ["pageSize": "-1"], ["pageToken": "x"],
            ["aggregation.crossSeriesReducer": "REDUCE_SUM"], ["aggregation.perSeriesAligner": "ALIGN_RATE"],
            ["aggregation.alignmentPeriod": "5s"],
        ]
    )
    func `a query that is none, or not simulated, is refused`(change: [String: String]) {
        let error = #expect(throws: APIError.self) {
            try list(SmallFleet.fleet(), "metric.type=\"compute.googleapis.com/instance/uptime\"", change)
        }
        #expect(error?.status == "INVALID_ARGUMENT")
    }

    @Test func `a metric that nobody has is not found`() {
        let error = #expect(throws: APIError.self) { try list(SmallFleet.fleet(), "metric.type=\"nonsense/x\"") }
        #expect(error?.code == 404)
    }

    @Test func `the patch metric is found by its display name`() throws {
        let calls = APIClient(SmallFleet.fleet())
        let path = "/v3/projects/acme-prod/metricDescriptors"
        let filter = "metric.type = starts_with(\"osconfig.googleapis.com/\")"
        let found = try calls.get(path, ["filter": filter])["metricDescriptors"]?.items ?? []
        #expect(found.count == 1)
        #expect(found.first?["displayName"] == "VM instance patch state")
        #expect(found.first?["labels", "key"] == "state")
        #expect(found.first?["monitoredResourceTypes"]?.items == ["cloud_osconfig_patch_job"])
        #expect(try calls.get(path)["metricDescriptors"]?.items.count == MonitoredMetric.allCases.count)
    }
}
