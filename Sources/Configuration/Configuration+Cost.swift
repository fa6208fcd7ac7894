import StrictYAML

extension Configuration {
    /// Prices, the free pool and who pays.
    package struct Cost: Sendable, Equatable {
        /// At least one price, in the order of their days; one of 0.003 from ever on by default.
        package let prices: [PriceStep]
        /// VMs that are free all month, for each billing account; 100 by default.
        package let freeVMs: Int
        /// IANA name of the zone in which billing months begin; America/Los_Angeles by default.
        package let timeZone: String
        /// Billing accounts by project id; empty by default.
        ///
        /// Where Google tells the account of a project, that may be known without an entry here.
        package let billingAccounts: [String: String]
        /// Monthly budgets in US dollars by billing account, or "unassigned"; empty by default.
        package let budgetsUSD: [String: Double]

        /// A price and the day from which it holds.
        package struct PriceStep: Sendable, Equatable {
            /// The price holds from the start of this day in the zone of the billing month; nil means from ever on.
            package let from: CalendarDay?
            /// US dollars for one VM and hour; 0 or more.
            package let usdPerHour: Double
        }

        init(reading section: MappingReader) {
            prices = section.value(
                "price_per_hour_usd",
                .prices,
                default: [PriceStep(from: nil, usdPerHour: 0.003)],
                "US dollars for one VM with an active agent and one hour. In a list, each price holds from the "
                    + "start of its day."
            )
            freeVMs = section.value(
                "free_vms",
                .integer(in: 0...1_000_000),
                default: 100,
                "VMs that are free all month, for each billing account."
            )
            timeZone = section.value(
                "time_zone",
                .timeZone,
                default: "America/Los_Angeles",
                "The zone in which billing months begin."
            )
            billingAccounts = section.value(
                "billing_accounts",
                .map(from: .projectID, to: .billingAccount, named: "a mapping of project ids to billing accounts"),
                default: [:],
                "The billing account of projects whose account cannot be read."
            )
            budgetsUSD = section.value(
                "budgets_usd",
                .map(from: .billingPool, to: .usd, named: "a mapping of billing accounts to US dollars"),
                default: [:],
                "Monthly budgets, shown as `vmmanager_cost_budget_usd`. `unassigned` stands for projects without "
                    + "a known account."
            )
        }
    }
}

extension ValueKind<[Configuration.Cost.PriceStep]> {
    fileprivate static var prices: Self {
        let name = "a number of US dollars or a list of { from: 2026-01-31, usd: 0.003 }"
        return Self(
            name: name,
            read: { node, site in
                guard case .sequence(let nodes) = node.content else {
                    guard node.kind == .number else {
                        site.refuseType(of: node, expected: name)
                        return nil
                    }
                    return ValueKind<Double>.usd.read(node, site).map { [.init(from: nil, usdPerHour: $0)] }
                }
                if nodes.isEmpty { site.report("the list is empty; give \(name)", line: node.line) }
                return steps(nodes, site)
            },
            show: { steps in
                let items = steps.map { step in
                    let usd = ValueKind<Double>.usd.show(step.usdPerHour)
                    return step.from.map { "{from: \($0), usd: \(usd)}" } ?? usd
                }
                return items.count == 1 && steps[0].from == nil ? items[0] : "[\(items.joined(separator: ", "))]"
            }
        )
    }

    private static func steps(_ nodes: [YAMLNode], _ site: ReadingSite) -> Value {
        var steps: Value = []
        for (index, node) in nodes.enumerated() {
            let place = site.item(index)
            guard case .mapping(let entries) = node.content else {
                place.refuseType(of: node, expected: "{ from: 2026-01-31, usd: 0.003 }")
                continue
            }
            let form = MappingReader(form: entries, line: node.line, site: place)
            let problems = site.log.problems.count
            let from = form.required("from", .optionalDay, placeholder: nil, advice: "from: 2026-01-31", "")
            let usd = form.required("usd", .usd, placeholder: 0, advice: "usd: 0.003", "")
            form.finish()
            guard site.log.problems.count == problems, let from else { continue }
            if let last = steps.last?.from, from <= last {
                form.refuse("from", "\(from) is not after \(last); put the prices in the order of their days")
            }
            steps.append(.init(from: from, usdPerHour: usd))
        }
        return steps
    }
}

extension ValueKind<CalendarDay?> {
    fileprivate static var optionalDay: Self {
        text("a date such as 2026-01-31", show: text(of:)) { text, _ throws(Refusal) in
            try CalendarDay(parsing: text)
        }
    }

    private static func text(of day: CalendarDay?) -> String {
        day?.description ?? ""
    }
}
