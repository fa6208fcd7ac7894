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
        var unused = Set(keysLeftOut + keysReadLoosely)
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
            if keysLeftOut.contains(where: { matches($0, path) }) { return try complaintsOfLeftOut(path) }
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
        let unnoticed = keysReadLoosely.filter { matches($0, path) }.reduce(into: Set()) { $0.formUnion($1.unnoticed) }
        return try KeyException.Change.allCases.filter { !unnoticed.contains($0) }.compactMap { change in
            switch change {
            case .absence:
                try outcome(path, nil) == original ? "\(path.errorPath) may as well be absent" : nil
            case .otherValue:
                try otherValues(of: value).contains { try outcome(path, $0) == original }
                    ? "\(path.errorPath) is not read" : nil
            case .otherType:
                try complaintOfOtherType(value, path)
            }
        }
    }

    /// A value of another type is an error that names the key, or makes the document none that we know.
    private func complaintOfOtherType(_ value: JSONTree, _ path: [JSONTree.Step]) throws -> String? {
        switch try outcome(path, value.isLeaf ? .array([.array([])]) : .string("?")) {
        case .failed(path.errorPath, _): nil
        case .failed(let place, _): "\(path.errorPath) of a wrong type is reported at \(place)"
        case .read(let read) where read.recognition?.content == .unrecognized: nil
        case .read: "\(path.errorPath) may have a wrong type"
        }
    }

    /// Other values of the same type, each of which must be noticed.
    private func otherValues(of value: JSONTree) -> [JSONTree] {
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

    func matches(_ exception: KeyException, _ path: [JSONTree.Step]) -> Bool {
        (exception.document ?? name) == name && exception.pattern.matches(path)
    }
}
