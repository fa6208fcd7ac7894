/// Durations as files write them: `90s`, `5m`, `1h30m`, `7d`, `0`.
package enum DurationText {
    private static let units: [(name: Character, seconds: Int64)] = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)]
    private static let week: (name: Character, seconds: Int64) = ("w", 604_800)
    /// Ten years; more is a slip of the keyboard.
    private static let longest: Int64 = 3_650 * 86_400

    /// Reads whole numbers with units, the larger units first, each at most once; weeks only where they are taken.
    package static func parse(_ text: String, takesWeeks: Bool = false) throws(Refusal) -> Duration {
        guard text != "0" else { return .zero }
        guard !text.hasPrefix("-") else { throw Refusal("\(Excerpt(text)) is negative; a duration is 0 or more") }
        return try length(text[...], of: text, takesWeeks ? [week] + units : units)
    }

    /// Reads a duration with weeks after its sign: `-50m` is before, `+2h` is after, `0` is at the moment itself.
    package static func parseOffset(_ text: String) throws(Refusal) -> Duration {
        guard text != "0" else { return .zero }
        guard let sign = text.first, sign == "-" || sign == "+" else {
            throw Refusal(
                "\(Excerpt.quoted(text)) has no sign; write -50m for before the start, +2h for after it, or 0"
            )
        }
        let length = try length(text.dropFirst(), of: text, [week] + units)
        return sign == "-" ? .zero - length : length
    }

    /// The shortest text of a duration in whole seconds.
    package static func show(_ duration: Duration) -> String {
        var seconds = duration.components.seconds
        var text = ""
        for unit in units where seconds >= unit.seconds {
            text += "\(seconds / unit.seconds)\(unit.name)"
            seconds %= unit.seconds
        }
        return text.isEmpty ? "0" : text
    }

    /// The shortest text of an offset in whole seconds.
    package static func showOffset(_ offset: Duration) -> String {
        if offset == .zero { return "0" }
        return offset < .zero ? "-" + show(.zero - offset) : "+" + show(offset)
    }

    private static func length(
        _ digits: Substring,
        of text: String,
        _ units: [(name: Character, seconds: Int64)]
    ) throws(Refusal) -> Duration {
        var total: Int64 = 0
        var unitsLeft = units[...]
        var rest = digits
        repeat {
            let digits = rest.prefix(while: \.isASCIIDigit)
            rest = rest.dropFirst(digits.count)
            guard let number = digits.count < 10 ? Int64(digits) : nil else { throw malformed(text) }
            guard let name = rest.popFirst() else {
                throw Refusal("\(Excerpt(text)) has no unit at its end; write \(Excerpt(text))s, or with m, h or d")
            }
            guard let unit = unitsLeft.firstIndex(where: { $0.name == name }) else { throw malformed(text) }
            total += number * unitsLeft[unit].seconds
            unitsLeft = unitsLeft[(unit + 1)...]
        } while !rest.isEmpty
        guard total <= longest else { throw Refusal("\(Excerpt(text)) is more than 3650d") }
        return .seconds(total)
    }

    private static func malformed(_ text: String) -> Refusal {
        Refusal("\(Excerpt.quoted(text)) is not a duration; write 90s, 5m, 1h30m or 7d")
    }
}
