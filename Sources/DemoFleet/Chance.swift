/// Numbers that look random and follow from a seed and a name alone.
struct Chance: Sendable {
    let seed: UInt64

    /// A number that is the same whenever the name is.
    func number(_ name: String) -> UInt64 {
        // FNV-1a, then the finalizer of SplitMix64, since FNV leaves the high bits of short names alike.
        var hash = 0xcbf2_9ce4_8422_2325 ^ seed
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
        return hash ^ (hash >> 31)
    }

    /// A number from 0 up to, but not including, `bound`.
    func number(below bound: Int, _ name: String) -> Int { Int(number(name) % UInt64(bound)) }

    /// A numeric id of 19 digits, as Compute Engine gives them.
    func instanceID(_ name: String) -> String {
        String(1_000_000_000_000_000_000 + number(name) % 8_000_000_000_000_000_000)
    }

    /// A random uuid (version 4).
    func uuid(_ name: String) -> String {
        let digits = Array(hexadecimal(number(name + "/1")) + hexadecimal(number(name + "/2")))
        let groups = [digits[0..<8], digits[8..<12], "4" + digits[13..<16], "a" + digits[17..<20], digits[20..<32]]
        return groups.map { String($0) }.joined(separator: "-")
    }

    private func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
