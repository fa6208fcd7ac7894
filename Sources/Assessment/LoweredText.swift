/// Text searched as bytes, with ASCII letters in lower case: the standard library's search is many times slower, and
/// every failure is looked through again at each assessment.
struct LoweredText {
    private let bytes: [UInt8]

    init(_ text: String) {
        bytes = text.utf8.prefix(4_096).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    func contains(_ signature: StaticString) -> Bool {
        signature.withUTF8Buffer { wanted in
            guard let first = unsafe wanted.first, bytes.count >= wanted.count else { return false }
            return unsafe bytes.withUnsafeBufferPointer { text in
                for start in 0...(text.count - wanted.count) where unsafe text[start] == first {
                    var length = 1
                    while length < wanted.count, unsafe text[start + length] == wanted[length] { length += 1 }
                    if length == wanted.count { return true }
                }
                return false
            }
        }
    }
}
