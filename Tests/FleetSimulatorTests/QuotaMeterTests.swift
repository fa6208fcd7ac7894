import Fleet
import Testing

@testable import FleetSimulator

/// Calls against the quotas of VM Manager.
@Suite struct QuotaMeterTests {
    private let now = TinySimulator.start

    private func site(_ quota: APIMethod.QuotaClass, _ location: String = "us-central1-a") -> CallSite {
        var site = CallSite(method: "x.list", service: .osConfig)
        site.quota = quota
        site.projectID = "demo"
        site.projectNumber = "424242"
        site.location = location
        return site
    }

    @Test func `a minute has as many global reads of a caller as the limit says, whenever it begins`() {
        var meter = QuotaMeter(limits: .init(globalRead: 2, zonalRead: nil))
        let seconds = [0, 50, 59, 60, 61, 110]
        let isAdmitted = seconds.map { meter.admit(site(.globalRead), identity: "me", at: now + .seconds($0)) == nil }
        #expect(isAdmitted == [true, true, false, true, false, true])
        #expect(meter.admit(site(.globalRead), identity: "you", at: now + .seconds(61)) == nil)
    }

    @Test func `zonal reads count by project and region, not by caller`() {
        var meter = QuotaMeter(limits: .init(globalRead: nil, zonalRead: 1))
        #expect(meter.admit(site(.zonalRead, "us-central1-a"), identity: "me", at: now) == nil)
        #expect(meter.admit(site(.zonalRead, "us-central1-b"), identity: "you", at: now) != nil)
        #expect(meter.admit(site(.zonalRead, "us-east1-b"), identity: "me", at: now) == nil)
        #expect(meter.admit(site(.globalRead), identity: "me", at: now) == nil)
    }

    @Test func `what has no quota is never refused`() {
        var off = QuotaMeter()
        var none = QuotaMeter(limits: .init(globalRead: 0, zonalRead: 0))
        #expect(off.admit(site(.globalRead), identity: "me", at: now) == nil)
        #expect(none.admit(site(.none), identity: "me", at: now) == nil)
        #expect(none.admit(site(.globalRead), identity: "me", at: now) != nil)
    }

    @Test func `a refusal is worded as Google words it, without a time to wait`() throws {
        var meter = QuotaMeter(limits: .init(globalRead: 60, zonalRead: 0))
        let refusal = meter.admit(site(.zonalRead), identity: "me", at: now)
        let error = try #require(refusal)
        #expect(error.code == 429)
        #expect(error.status == "RESOURCE_EXHAUSTED")
        #expect(error.reason == "RATE_LIMIT_EXCEEDED")
        #expect(error.retryAfter == nil)
        #expect(
            error.message
                == "Quota exceeded for quota metric 'Regional zonal read requests' and limit 'Regional zonal read "
                + "requests per minute per region' of service 'osconfig.googleapis.com' for consumer "
                + "'project_number:424242'."
        )
        #expect(error.metadata["quota_metric"] == "osconfig.googleapis.com/regional_zonal_read_requests")
        #expect(error.metadata["quota_location"] == "us-central1")
        #expect(error.metadata["quota_limit_value"] == "0")
        #expect(error.metadata["consumer"] == "projects/424242")
    }

    @Test func `what is left can be seen`() {
        var meter = QuotaMeter(limits: .google)
        _ = meter.admit(site(.globalRead), identity: "me", at: now)
        _ = meter.admit(site(.zonalRead), identity: "me", at: now)
        #expect(
            meter.usage(at: now + .seconds(59)) == [
                .init(key: .init(quota: .globalRead, who: "me"), limit: 60, remaining: 59),
                .init(key: .init(quota: .zonalRead, who: "demo/us-central1"), limit: 100, remaining: 99),
            ]
        )
        #expect(meter.usage(at: now + .seconds(60)).isEmpty)
    }
}
