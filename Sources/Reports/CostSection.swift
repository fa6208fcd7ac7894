import Cost
import Fleet

/// The section that says what VM Manager costs, and what that rests on.
struct CostSection {
    let cost: CostEstimate

    func write(to page: inout MarkupWriter) {
        page.section("cost", "Cost in \(cost.month.name.bounded(to: 40))") { page in
            page.element("p", ["class": "hint"], price)
            let columns = [
                "Billing account", "Agent hours so far", "Free hours", "Cost so far", "Expected", "Low to high",
            ]
            page.table("t-cost", caption: "Cost of VM Manager", columns: columns + ["Pool used up"]) { page in
                for account in cost.accounts { write(account, to: &page) }
            }
            page.element("h3", "What this rests on")
            page.element("ul", ["class": "notes"]) { page in
                for sentence in cost.assumptions { page.element("li", sentence) }
                for account in cost.accounts {
                    for sentence in account.assumptions {
                        page.element("li", "\(account.account.text.boundedName): \(sentence)")
                    }
                }
            }
        }
    }

    private var price: String {
        let steps = cost.prices.map { step in
            step.from.map { "$\(step.usdPerHour) from \($0.readable)" } ?? "$\(step.usdPerHour)"
        }
        return "\(steps.joined(separator: ", ")) an agent hour past the free pool of"
            + " \(Figures.count(cost.freeVMs, "VM")) for the whole month, for each billing account. US dollars."
    }

    private func write(_ account: AccountCost, to page: inout MarkupWriter) {
        page.row {
            $0.text(account.account.text.boundedName)
            if account.isAssumed { $0.element("small", "assumed: the account is not known") }
        } cells: { page in
            page.number(Figures.hours(account.usedTime))
            page.number(Figures.hours(account.poolTime))
            page.number(Figures.dollars(account.monthToDateUSD))
            expected(account, in: &page)
            page.number(
                account.forecast.map { "\(Figures.dollars($0.low.usd)) to \(Figures.dollars($0.high.usd))" }
                    ?? Figures.unknown
            )
            page.element("td") { page in
                if account.usedTime != nil, account.poolExhaustedAt == nil {
                    page.text("not this month")
                } else {
                    page.time(account.poolExhaustedAt)
                }
            }
        }
    }

    private func expected(_ account: AccountCost, in page: inout MarkupWriter) {
        let usd = account.forecast?.expected.usd
        let isOver = account.budgetUSD.flatMap { budget in usd.map { $0 > budget } } ?? false
        page.element("td", ["class": isOver ? "n bad" : "n"]) { page in
            page.text(Figures.dollars(usd))
            if let budget = account.budgetUSD {
                page.element("small", "\(isOver ? "over" : "within") the budget of \(Figures.dollars(budget))")
            }
        }
    }
}
