extension Character {
    /// One of 0 to 9, without combining marks, which a range of characters would let through.
    package var isASCIIDigit: Bool { isASCII && ("0"..."9").contains(self) }

    /// One of a to z.
    package var isASCIILowerCase: Bool { isASCII && ("a"..."z").contains(self) }

    /// One of A to Z.
    package var isASCIIUpperCase: Bool { isASCII && ("A"..."Z").contains(self) }
}
