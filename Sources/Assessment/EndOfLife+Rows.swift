import Fleet

extension EndOfLife {
    /// The table; of the rows of a system the first that fits counts.
    static let rows = debian + ubuntu + redHat + sles + windows + cos

    private static let debian = table("debian", "https://wiki.debian.org/LTS") {
        [
            ("7.", 2_018_05_31), ("8.", 2_020_06_30), ("9.", 2_022_06_30), ("10.", 2_024_06_30), ("11.", 2_026_08_31),
            ("12.", 2_028_06_30), ("13.", 2_030_06_30),
        ]
    }

    private static let ubuntu = table("ubuntu", "https://ubuntu.com/about/release-cycle") {
        [
            ("12.04", 2_017_04_28), ("14.04", 2_019_04_25), ("16.04", 2_021_04_30), ("18.04", 2_023_05_31),
            ("20.04", 2_025_05_29), ("22.04", 2_027_06_01), ("24.04", 2_029_05_31), ("24.10", 2_025_07_10),
            ("25.04", 2_026_01_15), ("25.10", 2_026_07_09), ("26.04", 2_031_05_29), ("26.10", 2_027_07_15),
        ]
    }

    private static let redHat =
        table("rhel", "https://access.redhat.com/support/policy/updates/errata") {
            [("6.", 2_020_11_30), ("7.", 2_024_06_30), ("8.", 2_029_05_31), ("9.", 2_032_05_31), ("10.", 2_035_05_31)]
        }
        + table("rocky", "https://wiki.rockylinux.org/rocky/version/") {
            [("8.", 2_029_05_31), ("9.", 2_032_05_31), ("10.", 2_035_05_31)]
        }
        + table("almalinux", "https://wiki.almalinux.org/release-notes/") {
            [("8.", 2_029_03_01), ("9.", 2_032_05_31), ("10.", 2_035_05_31)]
        }
        + table("ol", "https://www.oracle.com/a/ocom/docs/elsp-lifetime-069338.pdf") {
            [("6.", 2_021_03_31), ("7.", 2_024_12_31), ("8.", 2_029_07_01), ("9.", 2_032_06_01)]
        }
        + table("centos", "https://www.centos.org/cl-vs-cs/", edition: "Stream") {
            [("8.", 2_024_05_31), ("9.", 2_027_05_31), ("10.", 2_030_01_01)]
        }
        + table("centos", "https://www.centos.org/centos-linux-eol/") {
            [("6.", 2_020_11_30), ("7.", 2_024_06_30), ("8.", 2_021_12_31)]
        }

    private static let sles = table("sles", "https://www.suse.com/lifecycle") {
        [
            ("12", 2_016_06_30), ("12.1", 2_017_05_31), ("12.2", 2_018_03_31), ("12.3", 2_019_06_30),
            ("12.4", 2_020_06_30), ("12.5", 2_024_10_31), ("15", 2_019_12_31), ("15.1", 2_021_01_31),
            ("15.2", 2_021_12_31), ("15.3", 2_022_12_31), ("15.4", 2_023_12_31), ("15.5", 2_024_12_31),
            ("15.6", 2_025_12_31), ("15.7", 2_031_07_31),
        ]
    }

    /// Windows, whose desktop editions have the same version numbers, and the channel without a year another end.
    private static let windows =
        server("Server 2008 R2", "6.1.7601", 2_020_01_14) + server("Server 2012", "6.2.9200", 2_023_10_10)
        + server("Server 2012 R2", "6.3.9600", 2_023_10_10) + server("Server 2016", "10.0.14393", 2_027_01_12)
        + server("Server 2019", "10.0.17763", 2_029_01_09) + server("Server 2022", "10.0.20348", 2_031_10_14)
        + server("Server 2025", "10.0.26100", 2_034_10_10) + server("Server", "10.0.16299", 2_019_04_09)
        + server("Server", "10.0.17134", 2_019_11_12) + server("Server", "10.0.17763", 2_020_11_10)
        + server("Server", "10.0.18362", 2_020_12_08) + server("Server", "10.0.18363", 2_021_05_11)
        + server("Server", "10.0.19041", 2_021_12_14) + server("Server", "10.0.19042", 2_022_08_09)
        + server("Server", "10.0.25398", 2_025_10_24)

    private static let cos = table("cos", "https://cloud.google.com/container-optimized-os/docs/release-notes") {
        [
            ("85.", 2_022_09_30), ("89.", 2_023_03_31), ("93.", 2_023_10_24), ("97.", 2_024_03_27),
            ("101.", 2_024_10_21), ("105.", 2_025_04_01), ("109.", 2_025_09_24), ("113.", 2_026_05_12),
            ("117.", 2_026_09_01), ("121.", 2_027_03_01), ("125.", 2_027_09_01), ("129.", 2_028_03_01),
        ]
    }

    private static func server(_ edition: String, _ version: String, _ lastDay: Int) -> [EndOfLife] {
        table("windows", "https://learn.microsoft.com/lifecycle/products/?terms=Windows%20Server", edition: edition) {
            [(version, lastDay)]
        }
    }

    /// Makes rows of versions and last days, written as year, month and day in one number.
    private static func table(
        _ system: String,
        _ source: StaticString,
        edition: String = "",
        _ rows: () -> [(version: String, lastDay: Int)]
    ) -> [EndOfLife] {
        rows().map { version, day in
            EndOfLife(
                system: system,
                version: version,
                edition: edition,
                lastDay: CivilDate(year: day / 10_000, month: day / 100 % 100, day: day % 100),
                source: source
            )
        }
    }
}
