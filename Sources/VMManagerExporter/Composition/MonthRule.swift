import Cost
import ExporterConfiguration
import Fleet
import Foundation

/// The months of a time zone, by the machine's time-zone database.
struct MonthRule: Sendable {
    let calendar: Calendar

    /// The rule of an IANA time zone; `nil` when the machine does not know it.
    init?(zone name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
    }

    /// The month that contains a moment.
    func month(containing moment: Timestamp) -> BillingMonth {
        let date = Date(timeIntervalSince1970: Double(moment.microseconds) / 1e6)
        let parts = calendar.dateComponents([.year, .month], from: date)
        let year = parts.year ?? 1970
        let month = parts.month ?? 1
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        return BillingMonth(
            name: String(year) + "-" + (month < 10 ? "0" : "") + String(month),
            start: start(of: month, in: year),
            end: start(of: next.1, in: next.0)
        )
    }

    private func start(of month: Int, in year: Int) -> Timestamp {
        let date = calendar.date(from: DateComponents(year: year, month: month, day: 1)) ?? .distantPast
        return Timestamp(seconds: Int64(date.timeIntervalSince1970.rounded()))
    }
}

extension MonthRule {
    /// When a day begins in the zone.
    func start(of day: CalendarDay) -> Timestamp {
        let parts = DateComponents(year: day.year, month: day.month, day: day.day)
        let date = calendar.date(from: parts) ?? .distantPast
        return Timestamp(seconds: Int64(date.timeIntervalSince1970.rounded()))
    }
}
