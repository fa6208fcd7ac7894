extension String {
    /// The text, cut to about so many UTF-8 bytes with an ellipsis; text of the cloud may be of any length.
    func bounded(to limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var count = 0
        let kept = unicodeScalars.prefix { scalar in
            count += UTF8.width(scalar)
            return count <= limit
        }
        return String(String.UnicodeScalarView(kept)) + "…"
    }

    /// A name from the cloud, short enough for a heading or a cell.
    var boundedName: String { bounded(to: 200) }
}
