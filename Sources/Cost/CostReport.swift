import Fleet

/// A cost estimate as text for a terminal and as JSON for programs.
package enum CostReport {}

extension CostReport {
    /// The estimate as text: one section for each billing account, then how it was made; ends in a newline.
    package static func text(_ estimate: CostEstimate) -> String {
        let month = estimate.month
        var lines = [
            "Cost of VM Manager in \(PrintableText.name(month.name)), as of \(estimate.at.rfc3339)",
            "Billing month: \(month.start.rfc3339) to \(month.end.rfc3339), \(DecimalText.hours(month.length)) hours",
            "Price: \(price(estimate))",
            "Free pool: \(estimate.freeVMs) VMs for the whole month, for each billing account",
        ]
        if estimate.accounts.isEmpty { lines += ["", "No projects are known, so there is nothing to estimate."] }
        for account in estimate.accounts { lines += [""] + section(account) }
        lines += ["", "How this is counted"] + estimate.assumptions.flatMap { PrintableText.item($0, indent: "  ") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func price(_ estimate: CostEstimate) -> String {
        estimate.prices.map { step in
            let amount = "$" + (DecimalText.shortest(step.usdPerHour) ?? "?")
            return step.from.map { "\(amount) from \($0.rfc3339)" } ?? "\(amount) for an agent hour past the free pool"
        }.joined(separator: ", ")
    }

    private static func section(_ account: AccountCost) -> [String] {
        let name = PrintableText.name(account.account.text)
        var lines = ["Billing account \(name)\(account.isAssumed ? " (assumed)" : "")"]
        lines += summary(account).lines(indent: "  ")
        if let forecast = account.forecast { lines += [""] + table(forecast).lines(indent: "  ") }
        lines += [""] + table(account.projects).lines(indent: "  ")
        let assumptions = account.assumptions
        if !assumptions.isEmpty { lines += ["", "  Assumed or unknown"] }
        lines += assumptions.flatMap { PrintableText.item($0, indent: "  ") }
        return lines
    }

    private static func summary(_ account: AccountCost) -> TextTable {
        var table = TextTable(["Agent hours so far", hours(account.usedTime)])
        table.add(["Free pool hours", DecimalText.hours(account.poolTime)])
        table.add(["Cost so far", dollars(account.monthToDateUSD)])
        let isKnown = account.usedTime != nil
        table.add(["Free pool used up", account.poolExhaustedAt?.rfc3339 ?? (isKnown ? "not this month" : unknown)])
        if let budget = account.budgetUSD {
            table.add(["Budget", dollars(budget)])
            if let expected = account.forecast?.expected.usd {
                table.add(["Expected within budget", expected <= budget ? "yes" : "no"])
            }
        }
        return table
    }

    private static func table(_ forecast: CostForecast) -> TextTable {
        var table = TextTable(["Whole month", "Agent hours", "Cost"])
        for (name, amount) in [("low", forecast.low), ("expected", forecast.expected), ("high", forecast.high)] {
            table.add([name, DecimalText.hours(amount.time), DecimalText.dollars(amount.usd)])
        }
        return table
    }

    private static func table(_ projects: [ProjectCost]) -> TextTable {
        var table = TextTable(["Project", "Hours so far", "Hours expected", "Share of expected cost"])
        for project in projects {
            let name = PrintableText.name(project.project.text)
            table.add([name, hours(project.usedTime), hours(project.expectedTime), dollars(project.shareUSD)])
        }
        return table
    }

    private static let unknown = "unknown"

    private static func hours(_ time: Duration?) -> String { time.map(DecimalText.hours) ?? unknown }

    private static func dollars(_ amount: Double?) -> String { amount.map(DecimalText.dollars) ?? unknown }
}
