/// Patterns in which `*` stands for any characters.
enum Wildcard {
    /// Whether a text is like a pattern; however many stars there are, the time is at most the product of both lengths.
    static func matches(_ text: some StringProtocol, pattern: some StringProtocol) -> Bool {
        let star = UInt8(ascii: "*")
        guard pattern.utf8.contains(star) else { return text == pattern }
        let (text, pattern) = (Array(text.utf8), Array(pattern.utf8))
        var (place, position) = (0, 0)
        var retry: (place: Int, position: Int)?
        while position < text.count {
            if place < pattern.count, pattern[place] == star {
                retry = (place, position)
                place += 1
            } else if place < pattern.count, pattern[place] == text[position] {
                place += 1
                position += 1
            } else if let last = retry {
                // The last star takes one byte more; earlier ones need not, since they came as far as they could.
                retry = (last.place, last.position + 1)
                (place, position) = (last.place + 1, last.position + 1)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == star }
    }
}
