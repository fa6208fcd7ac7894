import Foundation

/// A JSON value that can be changed and written again; read by Foundation, so that our own parser is not its judge.
indirect enum JSONTree: Hashable, Codable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONTree])
    case object([String: JSONTree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONTree].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONTree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }

    /// The bytes, with members in one order.
    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return [UInt8](try encoder.encode(self))
        }
    }

    init(contentsOf file: URL) throws {
        self = try JSONDecoder().decode(JSONTree.self, from: Data(contentsOf: file))
    }
}

extension JSONTree {
    /// One step from a value to a value in it.
    enum Step: Hashable {
        case key(String)
        case index(Int)
    }

    /// Whether this holds no other value.
    var isLeaf: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }

    /// The values directly in this one.
    var children: [(step: Step, value: JSONTree)] {
        switch self {
        case .array(let elements): elements.enumerated().map { (.index($0.offset), $0.element) }
        case .object(let members): members.sorted { $0.key < $1.key }.map { (.key($0.key), $0.value) }
        default: []
        }
    }

    /// The value with the one at `path` replaced, or removed when `replacement` is nil.
    func replacing(_ path: ArraySlice<Step>, with replacement: JSONTree?) -> JSONTree {
        guard let step = path.first else { return replacement ?? .null }
        switch (self, step) {
        case (.array(var elements), .index(let index)):
            if path.count == 1, replacement == nil {
                elements.remove(at: index)
            } else {
                elements[index] = elements[index].replacing(path.dropFirst(), with: replacement)
            }
            return .array(elements)
        case (.object(var members), .key(let key)):
            if path.count == 1, replacement == nil {
                members[key] = nil
            } else {
                members[key] = members[key]?.replacing(path.dropFirst(), with: replacement)
            }
            return .object(members)
        default:
            return self
        }
    }
}

extension [JSONTree.Step] {
    /// The path as a decoding error writes it.
    var errorPath: String {
        reduce(into: "") { path, step in
            switch step {
            case .index(let index): path += "[\(index)]"
            case .key(let key): path += (path.isEmpty ? "" : ".") + key.prefix(64)
            }
        }
    }
}
