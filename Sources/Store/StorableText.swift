/// Text as SQLite can keep it.
///
/// A NUL ends a text for SQLite, so that two hostile names would become one and never compare equal to themselves.
extension String {
    var withoutNUL: String {
        utf8.contains(0) ? String(unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : Character($0) }) : self
    }

    /// At most `count` Unicode scalars, which is what SQLite counts.
    func bounded(to count: Int) -> String {
        utf8.count <= count ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
    }
}
