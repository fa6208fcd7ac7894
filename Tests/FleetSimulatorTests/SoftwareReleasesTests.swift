import Fleet
import Testing

@testable import FleetSimulator

/// Releases come on days and only forwards.
struct SoftwareReleasesTests {
    private static let days = stride(from: day(2_023, 1, 1), to: day(2_027, 12, 31), by: 12)

    @Test(arguments: OperatingSystem.allCases)
    func `versions only grow`(system: OperatingSystem) {
        for line in SoftwareCatalog.lines(of: system) {
            for package in line.packages {
                var last = line.releases.generation(on: day(2_022, 12, 31))
                var (name, version) = line.release(last, of: package)
                for today in Self.days {
                    let next = line.releases.generation(on: today)
                    let release = line.release(next, of: package)
                    #expect(next >= last)
                    if next == last || (!package.name.varies && line.releases.isConstant) {
                        #expect(release == (name, version))
                    } else {
                        #expect(numbers(in: release.name).lexicographicallyPrecedes(numbers(in: name)) == false)
                        #expect(numbers(in: version).lexicographicallyPrecedes(numbers(in: release.version)))
                    }
                    (last, name, version) = (next, release.name, release.version)
                }
            }
        }
    }

    @Test(arguments: OperatingSystem.allCases)
    func `a release is there from its day on and not before`(system: OperatingSystem) {
        for line in SoftwareCatalog.lines(of: system).map(\.releases) where !line.isConstant {
            let generation = line.generation(on: day(2_024, 6, 30))
            guard generation > line.generations.lowerBound else { continue }
            let released = line.day(of: generation)
            #expect(line.generation(on: released) == generation)
            #expect(line.generation(on: released - 1) == generation - 1)
            #expect(line.day(of: generation + 1) > released)
        }
    }

    @Test func `distributions release on workdays, and after the project`() {
        for line in SoftwareCatalog.lines(of: .debian12).map(\.releases) {
            for generation in line.reference..<line.reference + 20 {
                #expect(line.day(of: generation).weekday < 5)
                #expect(line.day(of: generation) > line.project.day(of: generation))
            }
        }
    }

    @Test(arguments: [
        ("openssl", 30...60), ("linux", 14...30), ("curl", 35...65), ("tzdata", 70...100),
        ("google-osconfig-agent", 28...42),
    ])
    func `well-known projects release as often as they do`(name: String, days: ClosedRange<Int>) {
        let project = UpstreamProject(name: name)
        let releases = project.generation(on: day(2_027, 1, 1)) - project.generation(on: day(2_023, 1, 1))
        #expect(days.contains(4 * 365 / releases))
    }

    @Test func `what never changes has one version for ever`() {
        let tar = SoftwareCatalog.lines(of: .centos7).first { $0.releases.project.name == "tar" }
        #expect(tar?.releases.isConstant == true)
        #expect(tar.map { $0.releases.generation(on: 0) } == tar.map { $0.releases.generation(on: 40_000) })
    }

    @Test func `CentOS 7 gets nothing after its end of life`() {
        let lines = SoftwareCatalog.lines(of: .centos7).map(\.releases)
        let end = day(2_024, 6, 30)
        #expect(lines.contains { !$0.isConstant })
        for line in lines {
            #expect(line.generation(on: end) == line.generation(on: end + 2_000))
        }
        let catalog = SoftwareCatalog.of(.centos7, role: "web")
        #expect(catalog?.lastRelease(on: day(2_026, 11, 1)) == catalog?.lastRelease(on: end))
    }

    @Test(arguments: [
        ((2_026, 1), 13), ((2_026, 2), 10), ((2_026, 9), 8), ((2_026, 11), 10), ((2_027, 6), 8),
    ])
    func `Windows is updated on the second Tuesday`(month: (Int, Int), tuesday: Int) {
        let windows = UpstreamProject(name: "windows")
        let released = windows.day(of: windows.generation(on: day(month.0, month.1, 28)))
        #expect(released == day(month.0, month.1, tuesday))
        #expect(windows.day(of: windows.generation(on: released - 1)) < released - 27)
    }

    @Test(arguments: [
        ("7.88.1-10+deb12u{12}", 0, "7.88.1-10+deb12u12"), ("7.88.1-10+deb12u{12}", 2, "7.88.1-10+deb12u14"),
        ("6.1.{158+2}-1", 3, "6.1.164-1"), ("6.1.{158+2}-1", -3, "6.1.152-1"), ("1.0", 5, "1.0"), ("a{b}c", 1, "a{b}c"),
    ])
    func `counters count from the reference day on`(template: String, releases: Int, text: String) {
        let template = VersionTemplate(template)
        let line = ReleaseLine(project: UpstreamProject(name: "curl"), templates: [template])
        #expect(template.text(line.reference + releases, of: line) == text)
    }

    @Test func `counters end where they would be no versions any more`() {
        let template = VersionTemplate("1.{4}")
        let line = ReleaseLine(project: UpstreamProject(name: "curl"), templates: [template])
        #expect(template.text(line.generation(on: day(2_016, 1, 1)), of: line) == "1.1")
    }

    @Test func `the time zone database counts a year's releases in letters`() {
        let template = VersionTemplate("{tz}")
        let line = ReleaseLine(project: UpstreamProject(name: "tzdata"), templates: [template])
        let generations = line.generation(on: day(2_025, 1, 1))...line.generation(on: day(2_026, 12, 31))
        let versions = generations.map { template.text($0, of: line) }
        #expect(versions.contains("2025a"))
        #expect(versions.contains("2026a"))
        #expect(versions == versions.sorted())
        #expect(Set(versions).count == versions.count)
    }

    @Test(arguments: [
        ("{date}", "20"), ("{iso}", "20"), ("{month}", "20"), ("{year}", "20"), ("{stamp}", ""),
    ])
    func `days have the forms of versions and kernels`(template: String, prefix: String) {
        let line = ReleaseLine(project: UpstreamProject(name: "linux"), templates: [VersionTemplate(template)])
        let generation = line.generation(on: day(2_026, 3, 1))
        let text = VersionTemplate(template).text(generation, of: line)
        let date = CivilDate(daysSinceEpoch: line.project.day(of: generation))
        let month = date.month < 10 ? "0\(date.month)" : "\(date.month)"
        let dayOfMonth = date.day < 10 ? "0\(date.day)" : "\(date.day)"
        #expect(text.hasPrefix(prefix))
        switch template {
        case "{date}": #expect(text == "\(date.year)\(month)\(dayOfMonth)")
        case "{iso}": #expect(text == "\(date.year)-\(month)-\(dayOfMonth)")
        case "{month}": #expect(text == "\(date.year)-\(month)")
        case "{year}": #expect(text == "\(date.year)")
        default: #expect(text.count == 10 && text.hasSuffix(date.day < 10 ? "  \(date.day)" : " \(date.day)"))
        }
    }

    /// The numbers in a version, and letters by their place in the alphabet, as package managers compare them.
    private func numbers(in version: String) -> [Int] {
        var numbers: [Int] = []
        var isInNumber = false
        for character in version {
            if let digit = character.wholeNumberValue {
                let number = isInNumber ? (numbers.popLast() ?? 0) * 10 : 0
                numbers.append(number + digit)
                isInNumber = true
            } else {
                isInNumber = false
                if let letter = character.asciiValue { numbers.append(Int(letter)) }
            }
        }
        return numbers
    }
}

/// Days since 1970-01-01.
func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    CivilDate(year: year, month: month, day: day).daysSinceEpoch
}
