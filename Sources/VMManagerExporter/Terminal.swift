import Foundation

/// Standard output and standard error; what people read never holds control characters of hostile text.
enum Terminal {
    /// Writes text to standard output.
    static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// Writes bytes to standard output.
    static func write(_ bytes: [UInt8]) {
        FileHandle.standardOutput.write(Data(bytes))
    }

    /// Writes a line to standard error.
    static func complain(_ line: String) {
        FileHandle.standardError.write(Data((line.withoutControlCharacters + "\n").utf8))
    }

    /// Replaces the line that the cursor is on, on standard error.
    static func redraw(_ line: String) {
        FileHandle.standardError.write(Data("\r\u{1B}[K\(line.withoutControlCharacters)".utf8))
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
