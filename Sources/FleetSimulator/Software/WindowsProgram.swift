import Fleet

/// A program in Windows' list of applications.
struct WindowsProgram: Sendable {
    let releases: ReleaseLine
    private let name: VersionTemplate
    private let version: VersionTemplate
    private let publisher: String
    private let helpLink: String
    private let hasDate: Bool

    /// Reads `project|name|version|publisher|help link`; a `-` behind the publisher means that it has no date.
    private init?(_ line: Substring) {
        let words = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }
        guard words.count == 5 else { return nil }
        name = VersionTemplate(words[1])
        version = VersionTemplate(words[2])
        hasDate = !words[3].hasSuffix("-")
        publisher = hasDate ? words[3] : String(words[3].dropLast())
        helpLink = words[4]
        releases = ReleaseLine(project: UpstreamProject(name: words[0]), templates: [name, version])
    }

    /// What follows the kind in the key of an inventory item.
    func key(_ generation: Int) -> String {
        "\(name.text(generation, of: releases)):\(version.text(generation, of: releases)):\(publisher)"
    }

    /// The application in the API's shape; it was installed on the day of its release.
    func content(_ generation: Int) -> JSONValue {
        let date = CivilDate(daysSinceEpoch: releases.day(of: generation))
        return [
            "displayName": .text(name.text(generation, of: releases)),
            "displayVersion": .nonEmpty(version.text(generation, of: releases)),
            "publisher": .nonEmpty(publisher),
            "installDate": hasDate
                ? ["year": .integer(date.year), "month": .integer(date.month), "day": .integer(date.day)] : [:],
            "helpLink": .nonEmpty(helpLink),
        ]
    }

    /// The entry that GooGet makes for one of its packages.
    static func twin(of name: String, _ version: String) -> (key: String, content: JSONValue) {
        (
            "GooGet - \(name):\(version):",
            ["displayName": .text("GooGet - \(name)"), "displayVersion": .text(version), "installDate": [:]]
        )
    }

    /// What all servers have.
    static let common = read(
        """
        edge|Microsoft Edge|{143}.0.3650.{66}|Microsoft Corporation|
        edge|Microsoft Edge WebView2 Runtime|{143}.0.3650.{66}|Microsoft Corporation|
        powershell|PowerShell 7-x64|7.5.{4}.0|Microsoft Corporation|https://github.com/PowerShell/PowerShell
        powershell|PowerShell 7.5.{4}.0-x64|7.5.{4}.0|Microsoft Corporation-|
        google-cloud-sdk-installer|Google Cloud SDK||Google LLC-|https://cloud.google.com/sdk
        vcredist|Microsoft Visual C++ 2015-2022 Redistributable (x64) - 14.44.35211|14.44.35211.0|Microsoft Corporation|
        """
    )

    /// What servers of a role have besides.
    static func of(role: String) -> [WindowsProgram] { special[role, default: []] }

    private static let special = [
        "erp": read(
            """
            chrome|Google Chrome|{143}.0.7499.{41}|Google LLC|https://support.google.com/chrome
            7-zip|7-Zip 25.{1} (x64)|25.{1}|Igor Pavlov|
            dotnet|Microsoft .NET Runtime - 8.0.{22} (x64)|8.0.{22}|Microsoft Corporation|
            dotnet|Microsoft ASP.NET Core 8.0.{22} Shared Framework (x64)|8.0.{22}|Microsoft Corporation|
            mssql|Microsoft SQL Server 2022 (64-bit)|16.0.{4225+10}.2|Microsoft Corporation-|
            odbc|Microsoft ODBC Driver 17 for SQL Server|17.10.6.1|Microsoft Corporation|
            sapgui|SAP GUI for Windows 8.00 (Patch {14})|8.00 Compilation 3|SAP SE|
            """
        ),
        "ad": read(
            """
            notepad++|Notepad++ (64-bit x64)|8.8.{8}|Notepad++ Team|https://notepad-plus-plus.org
            laps|Local Administrator Password Solution|6.2.0.0|Microsoft Corporation|
            entra-connect|Microsoft Entra Connect Sync|2.5.{79}.0|Microsoft Corporation|
            """
        ),
        "db": read(
            """
            mssql|Microsoft SQL Server 2022 (64-bit)|16.0.{4225+10}.2|Microsoft Corporation-|
            ssms|SQL Server Management Studio|20.2.{37}.0|Microsoft Corporation|
            odbc|Microsoft ODBC Driver 17 for SQL Server|17.10.6.1|Microsoft Corporation|
            oledb|Microsoft OLE DB Driver for SQL Server|18.7.4.0|Microsoft Corporation|
            """
        ),
        "web": read(
            """
            dotnet|Microsoft ASP.NET Core 8.0.{22} - Shared Framework (x64)|8.0.{22}|Microsoft Corporation|
            rewrite|IIS URL Rewrite Module 2|7.2.1993|Microsoft Corporation|
            webdeploy|Microsoft Web Deploy 4.0|10.0.8215|Microsoft Corporation|
            """
        ),
        "ci": read(
            """
            git|Git|2.52.{1}|The Git Development Community|https://github.com/git-for-windows/git/issues
            nodejs|Node.js|22.{21}.1|Node.js Foundation|
            python|Python 3.13.{11} (64-bit)|3.13.{11}150.0|Python Software Foundation|http://www.python.org/
            buildtools|Visual Studio Build Tools 2022|17.14.{21}|Microsoft Corporation|
            """
        ),
    ]

    private static func read(_ table: String) -> [WindowsProgram] {
        table.split(separator: "\n").compactMap { WindowsProgram($0) }
    }
}
