import Testing

@testable import ExporterConfiguration

struct CostErrorTests {
    @Test(arguments: [
        ("price_per_hour_usd: -0.003", "price_per_hour_usd: -0.003 is negative; an amount is 0 or more"),
        ("price_per_hour_usd: 1e999", "price_per_hour_usd: 1e999 is not a number of US dollars"),
        (
            "price_per_hour_usd: .nan",
            "price_per_hour_usd: expected a number of US dollars or a list of { from: 2026-01-31, usd: 0.003 }, found text"
        ),
        (
            "price_per_hour_usd: []",
            "price_per_hour_usd: the list is empty; give a number of US dollars or a list of "
                + "{ from: 2026-01-31, usd: 0.003 }"
        ),
        (
            "price_per_hour_usd: [{ from: 2026-01-01, usd: 1 }, { from: 2025-12-31, usd: 2 }]",
            "price_per_hour_usd[1].from: 2025-12-31 is not after 2026-01-01; put the prices in the order of their days"
        ),
        (
            "price_per_hour_usd: [{ from: 2026-01-01, usd: 1 }, { from: 2026-01-01, usd: 2 }]",
            "price_per_hour_usd[1].from: 2026-01-01 is not after 2026-01-01; put the prices in the order of their days"
        ),
        ("price_per_hour_usd: [{ usd: 1 }]", "price_per_hour_usd[0].from: missing; write from: 2026-01-31"),
        ("price_per_hour_usd: [{ from: 2026-01-01 }]", "price_per_hour_usd[0].usd: missing; write usd: 0.003"),
        (
            "price_per_hour_usd: [{ from: 2026-1-1, usd: 1 }]",
            #"price_per_hour_usd[0].from: "2026-1-1" is not a date; write 2026-01-31"#
        ),
        (
            "price_per_hour_usd: [{ from: 2025-02-29, usd: 1 }]",
            "price_per_hour_usd[0].from: 2025-02-29 is not a day of the calendar"
        ),
        (
            "price_per_hour_usd: [{ from: 0000-01-01, usd: 1 }]",
            "price_per_hour_usd[0].from: 0000-01-01 is not a day of the calendar"
        ),
        (
            "time_zone: America/Los_Angles",
            #"time_zone: "America/Los_Angles" is not a time zone of this machine; did you mean America/Los_Angeles?"#
        ),
        (
            "time_zone: PST",
            #"time_zone: "PST" is not a time zone of this machine; write an IANA name such as America/Los_Angeles"#
        ),
        (
            "billing_accounts: { Acme: 012345-6789AB-CDEF01 }",
            #"billing_accounts.Acme: "Acme" is not a project id: 6 to 30 lower-case letters, digits and hyphens, "#
                + "a letter first, no hyphen last"
        ),
        (
            "billing_accounts: { acme-prod: 012345-6789ab-CDEF01 }",
            #"billing_accounts.acme-prod: "012345-6789ab-CDEF01" is not a billing account: "#
                + "three groups of 6 digits and capital letters, such as 012345-6789AB-CDEF01"
        ),
        (
            "budgets_usd: { unassigned: -1 }",
            "budgets_usd.unassigned: -1 is negative; an amount is 0 or more"
        ),
    ])
    func `costs that cannot be are refused`(fragment: String, problem: String) {
        #expect(faults("cost: { \(fragment) }") == ["config.yml:2: cost.\(problem)"])
    }
}
