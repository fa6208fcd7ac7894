/// What the sample estimate looks like as text.
let costGoldenText = #"""
    Cost of VM Manager in 2026-11, as of 2026-11-16T00:00:01.500Z
    Billing month: 2026-11-01T00:00:00Z to 2026-12-01T01:00:00Z, 721.00 hours
    Price: $0.003 for an agent hour past the free pool, $0.0035 from 2026-11-21T00:00:00Z
    Free pool: 100 VMs for the whole month, for each billing account

    Billing account acme-account
      Agent hours so far                259,560.30
      Free pool hours                    72,100.00
      Cost so far                          $562.38
      Free pool used up       2026-11-05T04:00:00Z
      Budget                             $1,000.00
      Expected within budget                    no

      Whole month  Agent hours       Cost
      low           505,421.00  $1,372.38
      expected      519,841.00  $1,418.05
      high          520,202.00  $1,419.25

      Project     Hours so far  Hours expected  Share of expected cost
      acme-prod     252,000.29      504,700.00               $1,376.75
      acme-stage      7,560.01       15,141.00                  $41.30

      Assumed or unknown
      - The feature mode is not known, so that these projects are taken to be in full mode, which is
        charged: acme-stage.
      - 1 VM with unknown power state: only time in which the agent spoke is counted, more in high.
      - 1 VM with an enabled agent that was never heard of: counted in high only.
      - 21 VMs with a feature mode that is not known: counted in full.

    Billing account unassigned (assumed)
      Agent hours so far    unknown
      Free pool hours     72,100.00
      Cost so far           unknown
      Free pool used up     unknown

      Project    Hours so far  Hours expected  Share of expected cost
      acme-dark       unknown         unknown                 unknown
      acme-lab        unknown         unknown                 unknown

      Assumed or unknown
      - The billing account is not known, so that these projects are taken to share one free pool:
        acme-dark, acme-lab.
      - Nothing that tells agent time was read, which is not zero, of: acme-dark, acme-lab.
      - 1 VM with unread metadata: only time in which the agent spoke is counted, more in high.
      - 1 VM with unread inventories: counted in high only.

    How this is counted
      - This is an estimate, not the bill. Time is counted exactly; whether Google rounds it is not
        documented.
      - An agent counts while its VM runs, metadata enables it, its project is in full feature mode and
        it was ever heard of. A project's feature mode of now is taken for the whole month.
      - Low counts only time in which the agent was heard of within 3 of its polls. Expected goes on as
        now until the month's end. High adds running VMs that may count.

    """#

/// What the sample estimate looks like as JSON.
let costGoldenJSON = #"""
    {
      "accounts": [
        {
          "agent_seconds": 934417081.5,
          "assumptions": [
            "The feature mode is not known, so that these projects are taken to be in full mode, which is charged: acme-stage.",
            "1 VM with unknown power state: only time in which the agent spoke is counted, more in high.",
            "1 VM with an enabled agent that was never heard of: counted in high only.",
            "21 VMs with a feature mode that is not known: counted in full."
          ],
          "billing_account": "acme-account",
          "budget_usd": 1000,
          "forecast": {
            "expected": {
              "agent_seconds": 1871427600,
              "usd": 1418.0535
            },
            "high": {
              "agent_seconds": 1872727198.5,
              "usd": 1419.2486596720566
            },
            "low": {
              "agent_seconds": 1819515600,
              "usd": 1372.3835
            }
          },
          "free_agent_seconds": 259560000,
          "free_pool_exhausted_at": "2026-11-05T04:00:00Z",
          "is_assumed": false,
          "is_known": true,
          "month_to_date_usd": 562.38090125,
          "projects": [
            {
              "agent_seconds": 907201050,
              "expected_agent_seconds": 1816920000,
              "is_account_assumed": false,
              "is_feature_set_assumed": false,
              "project": "acme-prod",
              "share_usd": 1376.7509708737864,
              "vms_not_covered": {
                "assumed_full": 0,
                "never_seen": 1,
                "unknown_metadata": 0,
                "unknown_power": 0,
                "unread_contact": 0
              }
            },
            {
              "agent_seconds": 27216031.5,
              "expected_agent_seconds": 54507600,
              "is_account_assumed": false,
              "is_feature_set_assumed": true,
              "project": "acme-stage",
              "share_usd": 41.30252912621359,
              "vms_not_covered": {
                "assumed_full": 21,
                "never_seen": 0,
                "unknown_metadata": 0,
                "unknown_power": 1,
                "unread_contact": 0
              }
            }
          ],
          "vms_not_covered": {
            "assumed_full": 21,
            "never_seen": 1,
            "unknown_metadata": 0,
            "unknown_power": 1,
            "unread_contact": 0
          }
        },
        {
          "agent_seconds": null,
          "assumptions": [
            "The billing account is not known, so that these projects are taken to share one free pool: acme-dark, acme-lab.",
            "Nothing that tells agent time was read, which is not zero, of: acme-dark, acme-lab.",
            "1 VM with unread metadata: only time in which the agent spoke is counted, more in high.",
            "1 VM with unread inventories: counted in high only."
          ],
          "billing_account": "unassigned",
          "budget_usd": null,
          "forecast": null,
          "free_agent_seconds": 259560000,
          "free_pool_exhausted_at": null,
          "is_assumed": true,
          "is_known": false,
          "month_to_date_usd": null,
          "projects": [
            {
              "agent_seconds": null,
              "expected_agent_seconds": null,
              "is_account_assumed": true,
              "is_feature_set_assumed": false,
              "project": "acme-dark",
              "share_usd": null,
              "vms_not_covered": {
                "assumed_full": 0,
                "never_seen": 0,
                "unknown_metadata": 0,
                "unknown_power": 0,
                "unread_contact": 1
              }
            },
            {
              "agent_seconds": null,
              "expected_agent_seconds": null,
              "is_account_assumed": true,
              "is_feature_set_assumed": false,
              "project": "acme-lab",
              "share_usd": null,
              "vms_not_covered": {
                "assumed_full": 0,
                "never_seen": 0,
                "unknown_metadata": 1,
                "unknown_power": 0,
                "unread_contact": 0
              }
            }
          ],
          "vms_not_covered": {
            "assumed_full": 0,
            "never_seen": 0,
            "unknown_metadata": 1,
            "unknown_power": 0,
            "unread_contact": 1
          }
        }
      ],
      "agent_hour_price_usd": 0.003,
      "as_of": "2026-11-16T00:00:01.500Z",
      "assumptions": [
        "This is an estimate, not the bill. Time is counted exactly; whether Google rounds it is not documented.",
        "An agent counts while its VM runs, metadata enables it, its project is in full feature mode and it was ever heard of. A project's feature mode of now is taken for the whole month.",
        "Low counts only time in which the agent was heard of within 3 of its polls. Expected goes on as now until the month's end. High adds running VMs that may count."
      ],
      "free_vms": 100,
      "month": {
        "end": "2026-12-01T01:00:00Z",
        "name": "2026-11",
        "seconds": 2595600,
        "start": "2026-11-01T00:00:00Z"
      },
      "prices": [
        {
          "from": "2026-11-01T00:00:00Z",
          "usd_per_hour": 0.003
        },
        {
          "from": "2026-11-21T00:00:00Z",
          "usd_per_hour": 0.0035
        }
      ]
    }

    """#
