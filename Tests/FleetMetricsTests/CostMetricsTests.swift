import Cost
import Fleet
import Testing

@testable import FleetMetrics

struct CostMetricsTests {
    /// A VM that has run and been in contact for the whole month so far.
    private static func project(_ id: String) -> ProjectFleet {
        FleetFixture.project(
            id,
            vms: [
                FleetFixture.vm(project: id) { vm in
                    vm.inventory = FleetFixture.inventory()
                    let (start, end) = (FleetFixture.ago(days: 40), FleetFixture.ago(minutes: 1))
                    for (kind, value) in [(HistoryKind.powerState, "RUNNING"), (.contact, "contact")] {
                        let interval = HistoryInterval(value: value, since: start, seenUntil: end)
                        vm.history[HistoryKey(kind: kind)] = Timeline([interval])
                    }
                }
            ]
        )
    }

    @Test func `the families show what the estimate says`() throws {
        var settings = MetricsPage.costSettings
        settings.freeVMs = 0
        settings.prices = PriceTable(usdPerHour: 0.5)
        settings.accounts = [ProjectID("a"): BillingAccountID("X-1")]
        settings.budgets = [BillingAccountID("X-1"): 12.5]
        let fleet = FleetSnapshot(at: FleetFixture.now, projects: [Self.project("a"), Self.project("b")])
        let estimate = CostEstimate(of: fleet, settings: settings)
        let page = MetricsPage(fleet, cost: settings)
        let account = try #require(estimate.accounts.first)
        let forecast = try #require(account.forecast)
        let used = try #require(account.usedTime)
        #expect(used > .zero)
        #expect(page.values("cost_agent_hour_price_usd", by: "billing_account") == ["-": 0.5])
        #expect(
            page.values("cost_agent_seconds", by: "billing_account", "project")
                == ["X-1/a": used.inSeconds, "unassigned/b": used.inSeconds]
        )
        #expect(page.values("cost_free_agent_seconds", by: "billing_account") == ["X-1": 0, "unassigned": 0])
        #expect(page.values("cost_month_to_date_usd", by: "billing_account")["X-1"] == account.monthToDateUSD)
        #expect(
            page.values("cost_forecast_month_usd", by: "bound", of: ["billing_account": "X-1"])
                == ["expected": forecast.expected.usd, "low": forecast.low.usd, "high": forecast.high.usd]
        )
        #expect(
            page.values("cost_project_share_usd", by: "billing_account", "project")["X-1/a"]
                == account.projects.first?.shareUSD
        )
        #expect(
            page.values("cost_free_pool_exhausted_timestamp_seconds", by: "billing_account")["X-1"]
                == account.poolExhaustedAt?.inSeconds
        )
        #expect(page.values("cost_budget_usd", by: "billing_account") == ["X-1": 12.5])
    }

    @Test func `the pool follows the real length of the month`() {
        let page = MetricsPage(Self.project("a"))
        #expect(page.values("cost_free_agent_seconds", by: "billing_account") == ["unassigned": 100 * 721 * 3_600])
        #expect(page.values("cost_free_pool_exhausted_timestamp_seconds", by: "billing_account") == [:])
        #expect(page.values("cost_month_to_date_usd", by: "billing_account") == ["unassigned": 0])
    }

    @Test func `use that nobody could read is absent`() {
        let page = MetricsPage(FleetFixture.project(vms: [FleetFixture.unreadVM()], read: []))
        for family in ["cost_agent_seconds", "cost_month_to_date_usd", "cost_forecast_month_usd"] {
            #expect(page.values(family, by: "billing_account") == [:])
        }
    }
}
