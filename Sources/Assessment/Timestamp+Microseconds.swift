import Fleet

extension Timestamp {
    /// The moment so many microseconds later, held at the ends of the representable range.
    ///
    /// Durations have 128 bits, which is too slow for what is done for each of very many VMs.
    func adding(microseconds: Int64) -> Timestamp {
        let (sum, overflow) = self.microseconds.addingReportingOverflow(microseconds)
        return Timestamp(microseconds: overflow ? (microseconds < 0 ? .min : .max) : sum)
    }

    /// The next moment.
    var next: Timestamp { adding(microseconds: 1) }
}

extension Int64 {
    /// The product, held at the ends of the representable range.
    func timesSaturating(_ count: Int) -> Int64 {
        let (product, overflow) = multipliedReportingOverflow(by: Int64(count))
        return overflow ? ((self < 0) == (count < 0) ? .max : .min) : product
    }
}
