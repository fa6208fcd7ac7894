import Foundation
import GoogleCloud
import TapeJSON
import TestSupport
import Testing

/// Damaged documents are read or refused, and nothing else happens.
@Suite struct MutationFuzzTests {
    @Test(arguments: PackageFolders.documents(in: PackageFolders.fixtures))
    func `a document with damaged bytes never crashes`(name: String) throws {
        let original = [UInt8](try Data(contentsOf: PackageFolders.fixtures.appending(path: name)))
        var random = SeededGenerator(seed: UInt64(original.count))
        var refused = 0
        for _ in 0..<400 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &random) { damage(&bytes, using: &random) }
            if case .failed = ReadDocument.outcome(bytes) { refused += 1 }
        }
        #expect(refused > 0)
    }

    @Test(arguments: PackageFolders.documents(in: PackageFolders.fixtures))
    func `a document with values in the wrong places never crashes`(name: String) throws {
        let tree = try JSONTree(contentsOf: PackageFolders.fixtures.appending(path: name))
        var random = SeededGenerator(seed: UInt64(name.utf8.count))
        var changed = 0
        let original = ReadDocument.outcome(try tree.bytes)
        for _ in 0..<200 {
            let (path, _) = randomPlace(in: tree, using: &random)
            let (_, replacement) = randomPlace(in: tree, using: &random)
            let bytes = try tree.replacing(path[...], with: replacement).bytes
            if ReadDocument.outcome(bytes) != original { changed += 1 }
        }
        #expect(changed > 0)
    }

    private func damage(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(Array("[]{}\",:0\\-e".utf8).randomElement(using: &random) ?? 0, at: place)
        case 3: bytes.removeSubrange(place..<min(place + 20, bytes.count))
        default: bytes.insert(contentsOf: bytes[place..<min(place + 30, bytes.count)], at: place)
        }
    }

    private func randomPlace(
        in tree: JSONTree,
        using random: inout SeededGenerator
    ) -> (path: [JSONTree.Step], value: JSONTree) {
        var path: [JSONTree.Step] = []
        var value = tree
        while let child = value.children.randomElement(using: &random), path.count < 2 || Bool.random(using: &random) {
            path.append(child.step)
            value = child.value
        }
        return (path, value)
    }
}
