/// Numbers that look random and follow from a seed and a name alone.
package struct Chance: Sendable, Hashable {
    let seed: UInt64

    /// A number that is the same whenever the name is.
    func number(_ name: String) -> UInt64 {
        // FNV-1a, then a finalizer, since FNV leaves the high bits of short names alike.
        var hash = 0xcbf2_9ce4_8422_2325 ^ seed
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Self.mixed(hash)
    }

    /// A number from 0 up to, but not including, `bound`.
    func number(below bound: Int, _ name: String) -> Int { Int(number(name) % UInt64(bound)) }

    /// A number for a VM and a purpose, without making a text of both.
    func number(_ machine: Machine, _ purpose: Purpose, _ detail: UInt64 = 0) -> UInt64 {
        Self.mixed(Self.mixed(machine.number ^ seed) &+ purpose.rawValue &* 0x9e37_79b9_7f4a_7c15 ^ Self.mixed(detail))
    }

    /// A number for a VM and a purpose, from 0 up to, but not including, `bound`.
    func number(below bound: Int64, _ machine: Machine, _ purpose: Purpose, _ detail: UInt64 = 0) -> Int64 {
        Int64(number(machine, purpose, detail) % UInt64(bound))
    }

    /// Whether something happens that has a likelihood from 0 to 1.
    func happens(_ likelihood: Double, _ machine: Machine, _ purpose: Purpose, _ detail: UInt64 = 0) -> Bool {
        likelihood > 0 && Double(number(machine, purpose, detail) >> 11) < likelihood * 0x1p53
    }

    /// A random uuid (version 4).
    func uuid(_ name: String) -> String {
        let digits = Array(hexadecimal(number(name + "/1")) + hexadecimal(number(name + "/2")))
        let groups = [digits[0..<8], digits[8..<12], "4" + digits[13..<16], "a" + digits[17..<20], digits[20..<32]]
        return groups.map { String($0) }.joined(separator: "-")
    }

    /// What a number is for, so that those of one VM have nothing to do with each other.
    enum Purpose: UInt64, Sendable {
        case firstReport, pollPhase, policyPhase, scanPhase, wave
        case notice, acknowledgment, step, patching, reboot, ending, reason
        case violation, violationTime, birth, system
    }

    private func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The finalizer of SplitMix64.
    static func mixed(_ number: UInt64) -> UInt64 {
        var hash = number
        hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
        return hash ^ (hash >> 31)
    }
}
