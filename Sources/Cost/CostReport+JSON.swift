import Fleet

extension CostReport {
    /// The estimate as JSON; ends in a newline.
    ///
    /// Keys are sorted, times are RFC 3339, seconds exact, and `null` is what is unknown or will not happen.
    package static func json(_ estimate: CostEstimate) -> String {
        var output = ""
        object(estimate).write(to: &output)
        return output + "\n"
    }

    private static func object(_ estimate: CostEstimate) -> JSONText {
        .object([
            "accounts": .list(estimate.accounts.map(object)),
            "agent_hour_price_usd": dollars(estimate.pricePerHour),
            "as_of": .text(estimate.at.rfc3339),
            "assumptions": .list(estimate.assumptions.map(JSONText.text)),
            "free_vms": .number(String(estimate.freeVMs)),
            "month": .object([
                "end": .text(estimate.month.end.rfc3339),
                "name": .text(estimate.month.name),
                "seconds": seconds(estimate.month.length),
                "start": .text(estimate.month.start.rfc3339),
            ]),
            "prices": .list(
                estimate.prices.map { step in
                    .object(["from": time(step.from ?? estimate.month.start), "usd_per_hour": dollars(step.usdPerHour)])
                }
            ),
        ])
    }

    private static func object(_ account: AccountCost) -> JSONText {
        .object([
            "agent_seconds": seconds(account.usedTime),
            "assumptions": .list(account.assumptions.map(JSONText.text)),
            "billing_account": .text(account.account.text),
            "budget_usd": dollars(account.budgetUSD),
            "forecast": account.forecast.map { forecast in
                .object([
                    "expected": object(forecast.expected), "high": object(forecast.high), "low": object(forecast.low),
                ])
            } ?? .null,
            "free_agent_seconds": seconds(account.poolTime),
            "free_pool_exhausted_at": time(account.poolExhaustedAt),
            "is_assumed": .flag(account.isAssumed),
            "is_known": .flag(account.usedTime != nil),
            "month_to_date_usd": dollars(account.monthToDateUSD),
            "projects": .list(account.projects.map(object)),
            "vms_not_covered": object(account.gaps),
        ])
    }

    private static func object(_ project: ProjectCost) -> JSONText {
        .object([
            "agent_seconds": seconds(project.usedTime),
            "expected_agent_seconds": seconds(project.expectedTime),
            "is_account_assumed": .flag(project.isAccountAssumed),
            "is_feature_set_assumed": .flag(project.isFeatureSetAssumed),
            "project": .text(project.project.text),
            "share_usd": dollars(project.shareUSD),
            "vms_not_covered": object(project.gaps),
        ])
    }

    private static func object(_ gaps: CostGaps) -> JSONText {
        .object([
            "assumed_full": .number(String(gaps.assumedFullVMs)),
            "never_seen": .number(String(gaps.neverSeenVMs)),
            "unknown_metadata": .number(String(gaps.unknownMetadataVMs)),
            "unknown_power": .number(String(gaps.unknownPowerVMs)),
            "unread_contact": .number(String(gaps.unreadContactVMs)),
        ])
    }

    private static func object(_ amount: CostAmount) -> JSONText {
        .object(["agent_seconds": seconds(amount.time), "usd": dollars(amount.usd)])
    }

    private static func seconds(_ time: Duration?) -> JSONText {
        time.map { .number(DecimalText.seconds($0)) } ?? .null
    }

    private static func dollars(_ amount: Double?) -> JSONText {
        amount.flatMap(DecimalText.shortest).map(JSONText.number) ?? .null
    }

    private static func time(_ moment: Timestamp?) -> JSONText {
        moment.map { .text($0.rfc3339) } ?? .null
    }
}
