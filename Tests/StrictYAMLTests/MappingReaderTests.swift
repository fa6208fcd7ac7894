import Testing

@testable import StrictYAML

struct MappingReaderTests {
    /// Pets, each with a name and a toy that is a ball or a bone.
    private static func read(_ root: MappingReader) -> [(name: String, toy: Int?)] {
        root.list("pets", most: 3, "The pets.") { pet in
            let name = pet.required("name", .line(), placeholder: "", advice: "name: Rex", "Its name.")
            let toy = pet.optionalSection("toy", "What it plays with.") { toy in
                let ball = toy.optional("ball", .integer(in: 1...9), absent: "none", "Balls.")
                let bone = toy.optional("bone", .integer(in: 1...9), absent: "none", "Bones.")
                toy.requireOne(of: ["ball", "bone"], "toy")
                return ball ?? bone ?? 0
            }
            return (name, toy)
        }
    }

    @Test(arguments: [
        ("pets: cat", "config.yml:1: pets: expected a list of mappings, found text"),
        ("pets:\n- cat", "config.yml:2: pets[0]: expected a mapping of keys, found text"),
        ("pets: [{}]", "config.yml:1: pets[0].name: missing; write name: Rex"),
        (
            "pets: [{ name: a }, { name: 5 }]",
            #"config.yml:1: pets[1].name: expected text, found a number; write "5", "#
                + "with quotation marks"
        ),
        ("pets: [{ name: a, tyo: {} }]", "config.yml:1: pets[0].tyo: unknown key; did you mean toy?"),
        ("toy: {}", "config.yml:1: toy: unknown key; did you mean pets[].toy?"),
        ("pets: [{ name: a, toy: 1 }]", "config.yml:1: pets[0].toy: expected a mapping of keys, found a number"),
        (
            "pets: [{ name: a, toy: ~ }]",
            "config.yml:1: pets[0].toy: has no value; give a mapping of keys or remove "
                + "the key"
        ),
        ("pets: [{ name: a, toy: {} }]", "config.yml:1: pets[0].toy: has no toy; give one of ball, bone"),
        (
            "pets:\n- name: a\n  toy:\n    bone: 1\n    ball: 1",
            "config.yml:5: pets[0].toy.ball: stands beside bone; give one toy"
        ),
        ("pets: [{}, {}, {}, {}]", "config.yml:1: pets: has 4 items; at most 3"),
    ])
    func `a list of mappings is read strictly`(text: String, error: String) {
        #expect(errors(in: text) { _ = Self.read($0) } == [error])
    }

    @Test func `items are read in order, and what is optional is told apart from what is empty`() {
        var pets: [(name: String, toy: Int?)] = []
        #expect(errors(in: "pets: [{ name: a, toy: { bone: 2 } }, { name: b }]") { pets = Self.read($0) }.isEmpty)
        #expect(pets.map(\.name) == ["a", "b"])
        #expect(pets.map(\.toy) == [2, nil])
    }

    @Test(arguments: ["{}", "pets: [{ name: a, toy: { ball: 1 } }, { name: b }]"])
    func `the keys of a list are declared once, whether or not there are items`(text: String) {
        var log: ReadingLog?
        _ = errors(in: text) { reader in
            _ = Self.read(reader)
            log = reader.log
        }
        let paths = log?.declarations.map { declaration in
            switch declaration {
            case .section(let path, _): path
            case .key(let key): key.path
            }
        }
        #expect(paths == ["pets[]", "pets[].name", "pets[].toy", "pets[].toy.ball", "pets[].toy.bone"])
        #expect(KeyTables.lines(of: log?.declarations ?? []).count { $0.hasPrefix("| `") } == 3)
    }
}
