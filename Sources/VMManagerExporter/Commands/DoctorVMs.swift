import Assessment
import Fleet
import Foundation
import Reports

/// `doctor --vms`: whether VM Manager can work on each VM, by what the store holds.
struct DoctorVMs {
    private let fleet: FleetSnapshot
    private let assessment: Assessment
    private let names: Set<String>

    /// Looks at the VMs of a fleet that have one of some names or numeric ids, or at all without names.
    init(_ fleet: FleetSnapshot, _ assessment: Assessment, names: [String]) {
        self.fleet = fleet
        self.assessment = assessment
        self.names = Set(names)
    }

    /// Prints what was found, and tells whether there is a VM, nothing to do on any, and every name is a VM's.
    func print(as format: DoctorCommand.Format) throws -> Bool {
        switch format {
        case .text: try printText()
        case .json: try printJSON()
        }
    }

    private func printText() throws -> Bool {
        var text = DoctorLines()
        var diagnosed = DiagnosisText()
        var isFine = true
        var isAnyKnown = false
        var rest = names
        try Diagnosis.each(of: fleet, assessment, names: names) { diagnosis in
            isAnyKnown = true
            isFine = isFine && diagnosis.isFine
            rest.subtract([diagnosis.name.text, diagnosis.id.description])
            try text.add(diagnosed.lines(for: diagnosis))
        }
        try text.add(rest.sorted().map { "\n\($0): no VM of this name is known" } + ["", diagnosed.lastLine])
        try text.flush()
        return isAnyKnown && isFine && rest.isEmpty
    }

    private func printJSON() throws -> Bool {
        var diagnoses: [Diagnosis] = []
        var rest = names
        Diagnosis.each(of: fleet, assessment, names: names) { diagnosis in
            diagnoses.append(diagnosis)
            rest.subtract([diagnosis.name.text, diagnosis.id.description])
        }
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let document = DiagnosisDocument(diagnoses, missing: rest.sorted(), at: fleet.at)
        try Terminal.write([UInt8](encoder.encode(document)) + [UInt8(ascii: "\n")])
        return !diagnoses.isEmpty && rest.isEmpty && diagnoses.allSatisfy(\.isFine)
    }
}

/// Lines on their way to the terminal, many at a time.
private struct DoctorLines {
    private var waiting: [UInt8] = []

    mutating func add(_ lines: [String]) throws {
        for line in lines { waiting += Array((line.withoutControlCharacters + "\n").utf8) }
        if waiting.count > 65_536 { try flush() }
    }

    mutating func flush() throws {
        try Terminal.write(waiting)
        waiting.removeAll(keepingCapacity: true)
    }
}
