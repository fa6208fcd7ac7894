import Foundation
import GoogleCloud
import TapeJSON
import Testing

/// Every key of every document is decoded, or is left out on purpose.
@Suite struct EveryKeyTests {
    @Test(arguments: PackageFolders.documents(in: PackageFolders.fixtures))
    func `every key of our fixtures is read or left out on purpose`(name: String) throws {
        try expectEveryKeyAccountedFor(in: PackageFolders.fixtures.appending(path: name))
    }

    @Test(
        .enabled(if: PackageFolders.hasSamples, "../shared/samples is not here"),
        arguments: PackageFolders.documents(in: PackageFolders.samples)
    )
    func `every key of the canonical samples is read or left out on purpose`(name: String) throws {
        try expectEveryKeyAccountedFor(in: PackageFolders.samples.appending(path: name))
    }

    @Test func `every key on the list of those left out occurs in a fixture`() throws {
        var unused = Set(keysLeftOut + keysWithStandIn + keysWithoutSchema)
        for name in PackageFolders.documents(in: PackageFolders.fixtures) {
            let audit = try KeyAudit(PackageFolders.fixtures.appending(path: name))
            for path in audit.paths() { unused = unused.filter { !audit.matches($0, path) } }
        }
        #expect(unused.isEmpty)
    }

    private func expectEveryKeyAccountedFor(in file: URL) throws {
        let audit = try KeyAudit(file)
        let complaints = try audit.complaints()
        #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
    }
}

/// Removes and changes every value of a document in turn and watches what reading it gives.
private struct KeyAudit {
    let name: String
    let document: JSONTree
    let original: ReadDocument.Outcome

    init(_ file: URL) throws {
        name = file.lastPathComponent
        document = try JSONTree(contentsOf: file)
        original = ReadDocument.outcome(try document.bytes)
    }

    /// The path of every value but the document itself.
    func paths() -> [[JSONTree.Step]] {
        walk(document, at: [])
    }

    private func walk(_ tree: JSONTree, at path: [JSONTree.Step]) -> [[JSONTree.Step]] {
        tree.children.flatMap { [path + [$0.step]] + walk($0.value, at: path + [$0.step]) }
    }

    func complaints() throws -> [String] {
        guard case .read(let read) = original, read.recognition?.content == .resources else {
            return ["the document itself is not read: \(original)"]
        }
        return try complaints(about: document, at: [])
    }

    private func complaints(about tree: JSONTree, at path: [JSONTree.Step]) throws -> [String] {
        try tree.children.flatMap { step, value in
            let path = path + [step]
            guard !isListed(path, in: keysLeftOut) else { return try complaintsOfLeftOut(path) }
            return try complaintsOfDecoded(value, path) + complaints(about: value, at: path)
        }
    }

    private func complaintsOfLeftOut(_ path: [JSONTree.Step]) throws -> [String] {
        let isRead = try [nil, JSONTree.array([.array([])]), .string("?")].contains { replacement in
            try outcome(path, replacement) != original
        }
        return isRead ? ["\(path.errorPath) is on the list of keys left out, but is read"] : []
    }

    private func complaintsOfDecoded(_ value: JSONTree, _ path: [JSONTree.Step]) throws -> [String] {
        var complaints: [String] = []
        if try !changes(of: value).allSatisfy({ try outcome(path, $0) != original }) {
            complaints.append("\(path.errorPath) is not read")
        }
        if !isListed(path, in: keysWithStandIn), try outcome(path, nil) == original {
            complaints.append("\(path.errorPath) may as well be absent")
        }
        if !isListed(path, in: keysWithoutSchema) {
            let wrong: JSONTree = value.isLeaf ? .array([.array([])]) : .string("?")
            switch try outcome(path, wrong) {
            case .failed(path.errorPath, _): break
            case .read(let read) where read.recognition?.content == .unrecognized: break
            case .failed(let place, _): complaints.append("\(path.errorPath) of a wrong type is reported at \(place)")
            case .read: complaints.append("\(path.errorPath) may have a wrong type")
            }
        }
        return complaints
    }

    /// Other values of the same type, each of which must be noticed.
    private func changes(of value: JSONTree) -> [JSONTree] {
        switch value {
        case .bool(let value): [.bool(!value)]
        case .integer(let value): [.integer(value + 1)]
        case .number(let value): [.number(value + 1)]
        case .string: [.string("?")]
        case .null, .array, .object: []
        }
    }

    private func outcome(_ path: [JSONTree.Step], _ replacement: JSONTree?) throws -> ReadDocument.Outcome {
        ReadDocument.outcome(try document.replacing(path[...], with: replacement).bytes)
    }

    private func isListed(_ path: [JSONTree.Step], in list: [KeyLeftOut]) -> Bool {
        list.contains { matches($0, path) }
    }

    func matches(_ entry: KeyLeftOut, _ path: [JSONTree.Step]) -> Bool {
        if let document = entry.document, document != name { return false }
        var pattern = KeyPattern(entry.pattern).components[...]
        if pattern.first == "$" {
            pattern = pattern.dropFirst()
            guard pattern.count == path.count else { return false }
        }
        guard pattern.count <= path.count else { return false }
        return zip(pattern.reversed(), path.reversed()).allSatisfy { component, step in
            switch step {
            case .key(let key): component == key || component == "*"
            case .index(let index): component == "[]" || component == "[\(index)]"
            }
        }
    }
}

/// A pattern such as `instances[].disks[1].source`, in pieces.
private struct KeyPattern {
    var components: [String] = []

    init(_ text: String) {
        for part in text.split(separator: ".") {
            let pieces = part.split(separator: "[")
            if !part.hasPrefix("[") { components.append(String(pieces[0])) }
            components += pieces.dropFirst(part.hasPrefix("[") ? 0 : 1).map { "[" + $0 }
        }
    }
}
