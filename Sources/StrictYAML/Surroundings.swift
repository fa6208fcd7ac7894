/// What a file means depends on, besides its text: where the file lies and what the machine knows.
package struct Surroundings: Sendable {
    /// The folder that relative paths start from; "" leaves them as they are.
    package let folder: String
    /// Names to suggest when a time zone is mistyped.
    package let timeZones: [String]
    /// Whether the machine has the rules of a time zone.
    package let isTimeZone: @Sendable (String) -> Bool

    /// Surroundings with a rule for time zones; without one, exactly the listed ones exist.
    package init(folder: String, timeZones: [String], isTimeZone: (@Sendable (String) -> Bool)? = nil) {
        self.folder = folder
        self.timeZones = timeZones
        self.isTimeZone = isTimeZone ?? { timeZones.contains($0) }
    }

    /// A path seen from the folder.
    package func resolve(_ path: String) -> String {
        guard !path.hasPrefix("/"), !folder.isEmpty else { return path }
        var relative = Substring(path)
        while relative.hasPrefix("./") { relative = relative.dropFirst(2) }
        return folder.hasSuffix("/") ? folder + relative : "\(folder)/\(relative)"
    }
}
