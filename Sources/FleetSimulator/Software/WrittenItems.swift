import Fleet

/// Inventory items as JSON, in which only the time is put in anew for each answer.
struct WrittenItems: Sendable {
    private let template: [UInt8]
    /// Where the texts of `createTime` begin.
    private let places: [Int]

    private static let epoch = Timestamp(seconds: 0).rfc3339WithMicroseconds

    /// Writes items.
    init(_ items: [SoftwareItem], enums: JSONValue.EnumEncoding) {
        var bytes: [UInt8] = [UInt8(ascii: "{")]
        var places: [Int] = []
        for item in items {
            if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
            JSONValue.text(item.id).write(to: &bytes, enums: enums)
            bytes.append(UInt8(ascii: ":"))
            item.json(createTime: Self.epoch).write(to: &bytes, enums: enums)
            // The time is the last member: a quotation mark and a brace follow it.
            places.append(bytes.count - Self.epoch.utf8.count - 2)
        }
        bytes.append(UInt8(ascii: "}"))
        template = bytes
        self.places = places
    }

    /// The items with a time.
    func bytes(createTime: Timestamp) -> [UInt8] {
        let time = Array(createTime.rfc3339WithMicroseconds.utf8)
        var bytes = template
        for place in places {
            for index in time.indices { bytes[place + index] = time[index] }
        }
        return bytes
    }
}
