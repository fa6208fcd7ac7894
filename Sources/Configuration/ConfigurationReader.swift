package import StrictYAML

/// Turns the text of a configuration file into a checked configuration.
package enum ConfigurationReader {
    /// Reads a file's text; throws everything that is wrong with it at once.
    ///
    /// `file` is the name to show in errors.
    package static func read(
        text: String,
        file: String,
        surroundings: Surroundings
    ) throws(ReadingErrors) -> Configuration {
        try read(YAMLFile(text: text, name: file, purpose: purpose), surroundings: surroundings)
    }

    /// Reads a file's bytes, which must be UTF-8.
    package static func read(
        bytes: [UInt8],
        file: String,
        surroundings: Surroundings
    ) throws(ReadingErrors) -> Configuration {
        try read(YAMLFile(bytes: bytes, name: file, purpose: purpose), surroundings: surroundings)
    }

    /// Reads a file of the machine; paths in it start from its folder.
    static func read(path: String) throws(ReadingErrors) -> Configuration {
        try read(YAMLFile.load(path: path, purpose: purpose), surroundings: .machine(around: path))
    }

    private static let purpose = "configuration"

    private static func read(_ file: YAMLFile, surroundings: Surroundings) throws(ReadingErrors) -> Configuration {
        try file.read(surroundings: surroundings) { root, log in Configuration(root: root, log: log) }
    }
}

extension Configuration {
    /// Reads and checks a configuration file; the only I/O of this module.
    package static func load(path: String) throws(ReadingErrors) -> Configuration {
        try ConfigurationReader.read(path: path)
    }
}
