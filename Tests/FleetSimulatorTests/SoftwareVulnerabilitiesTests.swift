import Fleet
import Testing

@testable import FleetSimulator

/// Vulnerabilities come and go with releases.
struct SoftwareVulnerabilitiesTests {
    private static let today = day(2_026, 11, 20)

    private func state(
        _ system: OperatingSystem,
        role: String = "",
        installed: Int,
        offered: Int = Self.today
    ) -> SoftwareState {
        SoftwareState(system: system, role: role, installedThrough: installed, offeredThrough: offered)
    }

    @Test(arguments: [OperatingSystem.debian12, .ubuntu2404, .rhel9, .sles15])
    func `a vulnerability appears when it is published and is gone when the fixing release is installed`(
        system: OperatingSystem
    ) throws {
        let line = try #require(
            SoftwareCatalog.of(system, role: "")?.lines.first { $0.releases.project.name == "linux" }
        )
        let generation = line.releases.generation(on: Self.today - 60)
        let flaw = try #require(Flaw.all(of: line.releases.project, generation).first { $0.isMended })
        let release = line.releases.day(of: generation)
        let find = { (installed: Int, offered: Int) in
            self.state(system, installed: installed, offered: offered).vulnerabilities.first { $0.cve == flaw.cve }
        }
        #expect(flaw.published < release)
        #expect(find(release - 40, flaw.published - 1) == nil)
        let early = try #require(find(release - 40, flaw.published))
        #expect(early.availableItem == nil)
        let late = try #require(find(release - 1, release))
        let items = Set(state(system, installed: release - 1, offered: release).inventoryItems.map(\.id))
        #expect(items.contains(late.installedItem))
        #expect(items.contains(try #require(late.availableItem)))
        #expect(find(release, release) == nil)
        #expect(find(release, Self.today) == nil)
    }

    @Test(arguments: OperatingSystem.allCases)
    func `items of vulnerabilities are in the inventory`(system: OperatingSystem) {
        for role in ["", "web", "db", "erp"] {
            let state = state(system, role: role, installed: Self.today - 45)
            let items = Set(state.inventoryItems.map(\.id))
            let found = state.vulnerabilities
            for vulnerability in found {
                #expect(items.contains(vulnerability.installedItem))
                if let available = vulnerability.availableItem { #expect(items.contains(available)) }
                #expect(vulnerability.published <= Self.today)
            }
            #expect(Set(found.map(\.cve)).count == found.count)
        }
    }

    @Test(arguments: OperatingSystem.allCases)
    func `who patches has fewer and none that could be mended`(system: OperatingSystem) {
        let patched = state(system, installed: Self.today).vulnerabilities
        let late = state(system, installed: Self.today - 90).vulnerabilities
        #expect(!patched.contains { $0.availableItem != nil })
        if system == .centos7 {
            #expect(patched.count == late.count)
            #expect(patched.count > 100)
        } else {
            #expect(late.count > patched.count + 8)
            #expect(late.count < 150)
        }
        if system != .windows2022 { #expect(patched.count > 8) }
    }

    @Test func `numbers are made up and given once`() {
        var owners: [String: String] = [:]
        let systems = OperatingSystem.allCases
        let projects =
            systems.flatMap { SoftwareCatalog.lines(of: $0).map(\.releases.project) }
            + WindowsUpdateLine.all.map(\.releases.project)
        for project in Dictionary(projects.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }).values {
            for generation in project.generation(on: day(2_025, 6, 1))...project.generation(on: day(2_027, 1, 31)) {
                for flaw in Flaw.all(of: project, generation) {
                    let owner = "\(project.name)/\(generation)/\(flaw.ordinal)"
                    #expect(owners.updateValue(owner, forKey: flaw.cve) == nil)
                    let digits = flaw.cve.split(separator: "-")
                    #expect(digits.count == 3 && digits[2].count == 5 && digits[2].hasPrefix("9"))
                    #expect(digits.count == 3 && Int(digits[1]) == CivilDate(daysSinceEpoch: flaw.published).year)
                }
            }
        }
        #expect(owners.count > 500)
    }

    @Test func `few are critical and most are not bad`() {
        let words = Dictionary(grouping: state(.centos7, role: "web", installed: 0).vulnerabilities, by: \.severity)
            .mapValues(\.count)
        let total = words.values.reduce(0, +)
        #expect(Set(words.keys) == ["MINIMAL", "LOW", "MEDIUM", "HIGH", "CRITICAL"])
        #expect(words["CRITICAL", default: 0] * 12 < total)
        #expect(words["HIGH", default: 0] * 2 < total)
        #expect(words["MEDIUM", default: 0] > words["HIGH", default: 0])
    }

    @Test func `the same vulnerability has the same number in all distributions`() {
        let systems: [OperatingSystem] = [.debian12, .ubuntu2404, .rhel9, .sles15]
        let numbers = systems.map { Set(state($0, installed: Self.today - 120).vulnerabilities.map(\.cve)) }
        let shared = numbers.dropFirst().reduce(numbers[0]) { $0.intersection($1) }
        #expect(shared.count > 5)
    }

    @Test func `details have the shape of the API`() throws {
        var hasOldScore = false
        var texts = ""
        for vulnerability in state(.centos7, installed: 0).vulnerabilities {
            let keys = try members(of: vulnerability.details).filter { !$0.value.isAbsent }.map(\.key)
            let isScored = vulnerability.severity != "MINIMAL"
            let rest = (isScored ? ["cvssV3"] : []) + ["severity", "description", "references"]
            #expect(keys == ["cve"] + (keys.contains("cvssV2Score") ? ["cvssV2Score"] : []) + rest)
            hasOldScore = hasOldScore || keys.contains("cvssV2Score")
            #expect(vulnerability.details["cve"] == .text(vulnerability.cve))
            if isScored { try expectScore(vulnerability) }
            if case .text(let text)? = vulnerability.details["description"] { texts += text }
        }
        #expect(hasOldScore)
        for character in "\"<&'\\>" { #expect(texts.contains(character)) }
    }

    private func expectScore(_ vulnerability: FleetSimulator.FoundVulnerability) throws {
        let score = try members(of: #require(vulnerability.details["cvssV3"]))
        #expect(
            score.map(\.key) == [
                "baseScore", "exploitabilityScore", "impactScore", "attackVector", "attackComplexity",
                "privilegesRequired", "userInteraction", "scope", "confidentialityImpact", "integrityImpact",
                "availabilityImpact",
            ]
        )
        guard case .real(let base)? = score.first?.value else { throw NoObject() }
        let ranges = ["LOW": 0.1..<4.0, "MEDIUM": 4.0..<7.0, "HIGH": 7.0..<9.0, "CRITICAL": 9.0..<10.1]
        #expect(ranges[vulnerability.severity]?.contains(base) == true)
        for metric in score.dropFirst(3) {
            guard case .word(_, let number) = metric.value else { throw NoObject() }
            #expect(number > 0)
        }
    }
}
