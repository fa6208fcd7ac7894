import Assessment
import Fleet

/// The section that lists the waivers: what each does, who answers for it and until when.
struct WaiversSection {
    let waivers: [WaiverStanding]
    let at: Timestamp

    /// More rows than this start folded.
    private static let longestOpenTable = 60
    /// More rows than this are left out.
    private static let longestTable = 2_000

    func write(to page: inout MarkupWriter) {
        guard !waivers.isEmpty else { return }
        page.section("waivers", "Waivers (\(Figures.count(waivers.count)))") { page in
            page.element(
                "p",
                ["class": "hint"],
                "What is waived fails, and someone answers for it. Once a waiver has expired, its failures count again."
                    + " One that matches nothing is mistyped, or what it was about is gone."
            )
            page.element("details", waivers.count > Self.longestOpenTable ? [:] : ["open": "open"]) { page in
                page.element("summary", summary)
                table(to: &page)
            }
            let left = waivers.count - Self.longestTable
            if left > 0 { page.element("p", ["class": "hint"], "And \(Figures.count(left)) more.") }
        }
    }

    private var summary: String {
        let counts = waivers.reduce(into: [WaiverStanding.State: Int]()) { $0[$1.state, default: 0] += 1 }
        return Figures.parts(
            [
                (counts[.active] ?? 0, "in use"), (counts[.expired] ?? 0, "expired"),
                (counts[.notNeeded] ?? 0, "not needed now"), (counts[.matchesNothing] ?? 0, "matching nothing"),
                (counts[.unknown] ?? 0, "matching no VM that was read"),
            ]
        )
    }

    private func table(to page: inout MarkupWriter) {
        let columns = ["Waiver", "State", "Expires", "Owner", "Reason"]
        page.table("t-waivers", caption: "Waivers", columns: columns) { page in
            for standing in urgentFirst.prefix(Self.longestTable) {
                page.row {
                    $0.element("b", standing.waiver.place.boundedName)
                    $0.element("small", WaiverText.scope(of: standing.waiver))
                } cells: { page in
                    page.element("td") { $0.tag(WaiverText.state(of: standing), Tone(standing)) }
                    page.element("td") { page in
                        page.time(standing.waiver.expiry)
                        if standing.state != .expired {
                            page.text(" in \(Figures.age(standing.waiver.expiry - at))")
                        }
                    }
                    page.element("td", standing.waiver.owner.boundedName)
                    page.element("td", standing.waiver.reason.bounded(to: 500))
                }
            }
        }
    }

    /// Those that someone must look at, then by the time of their expiry.
    private var urgentFirst: [WaiverStanding] {
        waivers.enumerated().sorted { first, second in
            (first.element.urgency, first.element.waiver.expiry, first.offset)
                < (second.element.urgency, second.element.waiver.expiry, second.offset)
        }.map(\.element)
    }
}

extension WaiverStanding {
    /// The lower, the sooner someone must look at it.
    fileprivate var urgency: Int {
        switch state {
        case .expired: findings > 0 ? 0 : 1
        case .matchesNothing: 2
        case .active, .notNeeded, .unknown: 3
        }
    }
}

extension Tone {
    fileprivate init(_ standing: WaiverStanding) {
        self =
            switch standing.state {
            case .expired: standing.findings > 0 ? .bad : .idle
            case .active: .warn
            case .notNeeded: .good
            case .unknown, .matchesNothing: .unsure
            }
    }
}
