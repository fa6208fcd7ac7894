import Foundation

/// Standard output and standard error; what people read never holds control characters of hostile text.
enum Terminal {
    /// Writes text that is no result to standard output; that nobody can read it must not stop the work.
    static func say(_ text: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }

    /// Writes a result to standard output.
    static func write(_ bytes: [UInt8]) throws(OutputError) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            throw OutputError(path: "standard output", problem: (error as NSError).localizedDescription)
        }
    }

    /// Writes a line to standard error.
    static func complain(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data((line.withoutControlCharacters + "\n").utf8))
    }

    /// Replaces the line that the cursor is on, on standard error.
    static func redraw(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(line.withoutControlCharacters)".utf8))
    }

    /// Whether someone watches standard error.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }
}

extension String {
    /// The text with everything but line feeds that could move a cursor replaced by U+FFFD.
    var withoutControlCharacters: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                    return isControl && scalar != "\n" ? "\u{FFFD}" : scalar
                }
            )
        )
    }
}
