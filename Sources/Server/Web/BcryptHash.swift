import CLibcrypt

/// A password as bcrypt keeps it.
struct BcryptHash: Sendable, Equatable {
    /// The hash as the file has it.
    private let text: String
    /// The logarithm of the rounds.
    let cost: Int

    /// Above this a login takes longer than anybody waits.
    static let highestCost = 20
    private static let alphabet = Set("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

    /// Takes `$2a$`, `$2b$` and `$2y$`, two digits of cost, and 53 characters of salt and hash.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        let digits = bytes.dropFirst(4).prefix(2)
        guard bytes.count == 60, ["$2a$", "$2b$", "$2y$"].contains(where: { text.hasPrefix($0) }),
            bytes[6] == UInt8(ascii: "$"),
            bytes[7...].allSatisfy({ Self.alphabet.contains($0) }), digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let cost = Int(String(decoding: digits, as: UTF8.self)), (4...31).contains(cost)
        else { return nil }
        (self.text, self.cost) = (text, cost)
    }

    /// A hash that is as much work as others of a cost, and that no password has.
    static func decoy(cost: Int) -> BcryptHash? {
        BcryptHash("$2y$\(cost < 10 ? "0" : "")\(cost)$\(String(repeating: ".", count: 53))")
    }

    /// Whether a password is the right one; takes as long as the cost demands, whatever the answer.
    func matches(_ password: [UInt8]) -> Bool {
        // A byte of 0 would end the password early.
        let hasEnd = password.contains(0)
        let phrase = hasEnd ? [] : password.prefix(511).map { CChar(bitPattern: $0) }
        guard let computed = Self.hash(phrase + [0], setting: text) else { return false }
        var difference: UInt8 = hasEnd || password.count > 511 ? 1 : 0
        for (first, second) in zip(computed, text.utf8) { difference |= first ^ second }
        return difference == 0 && computed.count == text.utf8.count
    }

    private static func hash(_ phrase: [CChar], setting: String) -> [UInt8]? {
        unsafe withUnsafeTemporaryAllocation(byteCount: MemoryLayout<crypt_data>.size, alignment: 16) { room in
            unsafe room.initializeMemory(as: UInt8.self, repeating: 0)
            defer { unsafe room.initializeMemory(as: UInt8.self, repeating: 0) }
            guard let base = room.baseAddress,
                let hash = unsafe crypt_rn(phrase, setting, base, CInt(room.count))
            else { return nil }
            return unsafe Array(String(cString: hash).utf8)
        }
    }
}
