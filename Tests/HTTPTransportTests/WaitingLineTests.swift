import Testing

@testable import HTTPTransport

struct WaitingLineTests {
    private struct Guest: Identifiable, Equatable {
        let id: Int
    }

    private func line(_ ids: ClosedRange<Int>...) -> WaitingLine<Guest> {
        var line = WaitingLine<Guest>()
        for ids in ids { line.append(ids.map(Guest.init)) }
        return line
    }

    @Test func `who comes first is served first`() {
        var line = line(1...2, 3...4)
        #expect(line.popFirst()?.id == 1)
        line.append([Guest(id: 5)])
        var rest: [Int] = []
        while let guest = line.popFirst() { rest.append(guest.id) }
        #expect(rest == [2, 3, 4, 5])
    }

    @Test func `some leave and the order of the others stays`() {
        var line = line(1...4)
        #expect(line.popFirst()?.id == 1)
        line.append([Guest(id: 5), Guest(id: 6)])
        #expect(line.remove([2, 5, 9]).map(\.id) == [2, 5])
        #expect(line.remove([2, 9]).isEmpty)
        #expect(line.removeAll().map(\.id) == [3, 4, 6])
        #expect(line.popFirst() == nil)
    }
}
