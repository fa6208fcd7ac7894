import StrictYAML

extension ValueKind<String> {
    /// A billing account, or the pool of the projects whose account is not known.
    static var billingPool: Self {
        let account = billingAccount
        return Self(
            name: "a billing account or unassigned",
            read: { node, site in node.scalar == "unassigned" ? "unassigned" : account.read(node, site) },
            show: account.show
        )
    }
}

extension ValueKind<Double> {
    /// An amount of US dollars, 0 or more.
    static var usd: Self {
        scalar("a number of US dollars", of: [.number], show: show) { text, _ throws(Refusal) in
            guard let amount = Double(text), amount.isFinite else {
                throw Refusal("\(Excerpt(text)) is not a number of US dollars")
            }
            guard amount >= 0 else { throw Refusal("\(Excerpt(text)) is negative; an amount is 0 or more") }
            return amount
        }
    }

    private static func show(_ amount: Double) -> String {
        let text = "\(amount)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
