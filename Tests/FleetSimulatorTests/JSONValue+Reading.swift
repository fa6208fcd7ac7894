@testable import FleetSimulator

extension JSONValue {
    /// The value as JSON without white space.
    func json(_ enums: EnumEncoding = .words) -> String { String(decoding: bytes(enums: enums), as: UTF8.self) }

    /// The value at a path of names, lists standing for their first element.
    subscript(path: String...) -> JSONValue? {
        path.reduce(self) { value, name in
            if let first = value?.items.first { first[name] } else { value?[name] }
        }
    }

    /// The items of a list; none when it is something else.
    var items: [JSONValue] {
        guard case .list(let items) = self else { return [] }
        return items
    }

    /// The elements of a list under a key; none when the key is not there.
    func elements(_ key: String) -> [JSONValue] { self[key]?.items ?? [] }

    /// A string or the word of an enum.
    var wording: String? {
        switch self {
        case .text(let text), .word(let text, _): text
        default: nil
        }
    }

    /// The text or word under a key.
    func text(_ key: String) -> String? { self[key]?.wording }

    /// The keys of an object.
    var memberKeys: [String] {
        if case .object(let members) = self { members.map(\.key) } else { [] }
    }

    /// The names of the resources in all scopes of an aggregated list.
    func resourceNames(of collection: String) -> [String] {
        guard let items = self["items"] else { return [] }
        return items.memberKeys.flatMap { items[$0]?.elements(collection) ?? [] }.compactMap { $0.text("name") }
    }
}
