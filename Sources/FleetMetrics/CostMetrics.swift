import Cost
import Exposition
import Fleet

/// The families about what VM Manager costs in the month of the snapshot, all in US dollars.
enum CostMetrics {
    static let price = FleetFamily(
        name: "vmmanager_cost_agent_hour_price_usd",
        help: "The price of an agent hour past the free pool."
    ) { input, sink in
        sink.sample(.real(input.cost.pricePerHour))
    }

    static let agentTime = FleetFamily(
        name: "vmmanager_cost_agent_seconds",
        help: "Agent time used this month so far.",
        labels: ["billing_account", "project"]
    ) { input, sink in
        for account in input.cost.accounts {
            for project in account.projects {
                guard let time = project.usedTime else { continue }
                sink.sample(labels: [account.account.text, project.project.text], .seconds(time))
            }
        }
    }

    static let pool: FleetFamily = .perAccount(
        name: "vmmanager_cost_free_agent_seconds",
        help: "The month's free pool of agent time: the free VMs for the month's real length in its time zone."
    ) { account in .seconds(account.poolTime) }

    static let monthToDate: FleetFamily = .perAccount(
        name: "vmmanager_cost_month_to_date_usd",
        help: "What the agent time used this month so far costs past the free pool."
    ) { account in account.monthToDateUSD.map { .real($0) } }

    static let forecast = FleetFamily(
        name: "vmmanager_cost_forecast_month_usd",
        help: "What the whole month will cost: as expected, and at least and at most.",
        labels: ["billing_account", "bound"]
    ) { input, sink in
        for account in input.cost.accounts {
            guard let forecast = account.forecast else { continue }
            sink.sample(labels: [account.account.text, "expected"], .real(forecast.expected.usd))
            sink.sample(labels: [account.account.text, "low"], .real(forecast.low.usd))
            sink.sample(labels: [account.account.text, "high"], .real(forecast.high.usd))
        }
    }

    static let projectShare = FleetFamily(
        name: "vmmanager_cost_project_share_usd",
        help: "The project's share of its account's expected cost of the month, split by use.",
        labels: ["billing_account", "project"]
    ) { input, sink in
        for account in input.cost.accounts {
            for project in account.projects {
                guard let share = project.shareUSD else { continue }
                sink.sample(labels: [account.account.text, project.project.text], .real(share))
            }
        }
    }

    static let poolExhaustion: FleetFamily = .perAccount(
        name: "vmmanager_cost_free_pool_exhausted_timestamp_seconds",
        help: "When the free pool runs, or ran, out this month; absent if it will not."
    ) { account in account.poolExhaustedAt.map { .time($0) } }

    static let budget: FleetFamily = .perAccount(
        name: "vmmanager_cost_budget_usd",
        help: "What the account may cost in a month, where configured."
    ) { account in account.budgetUSD.map { .real($0) } }
}

extension MetricFamily<MetricsInput> {
    /// Declares a family with at most one sample about each billing account.
    fileprivate static func perAccount(
        name: String,
        help: String,
        value: @escaping @Sendable (AccountCost) -> SampleValue?
    ) -> Self {
        MetricFamily(name: name, help: help, labels: ["billing_account"]) { input, sink in
            for account in input.cost.accounts {
                guard let value = value(account) else { continue }
                sink.sample(labels: [account.account.text], value)
            }
        }
    }
}
