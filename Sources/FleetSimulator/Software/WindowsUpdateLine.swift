/// An update that Windows Update brings again and again, such as the cumulative one of each month.
struct WindowsUpdateLine: Sendable {
    let releases: ReleaseLine
    private let title: VersionTemplate
    private let description: String
    private let knowledgeBase: VersionTemplate
    private let categories: [Category]
    private let moreInfo: String
    private let support: String
    private let revision: Int

    private enum Category: String {
        case securityUpdates = "0fa1201d-4330-4fa8-8ae9-b877473b6441"
        case updateRollups = "28bc880e-0592-4cbf-8f95-c79b17911d5f"
        case definitionUpdates = "e0789628-ce08-4437-be74-2495b842f43b"
        case updates = "cd5ffd1e-e932-4e3a-bf74-18bf0b1bbd83"
        case defender = "8c3fcc84-7410-4a95-8b89-a166a0190486"
        case server = "71718f13-7324-4b0f-8f9e-2ca9dc978e53"

        var name: String {
            switch self {
            case .securityUpdates: "Security Updates"
            case .updateRollups: "Update Rollups"
            case .definitionUpdates: "Definition Updates"
            case .updates: "Updates"
            case .defender: "Microsoft Defender Antivirus"
            case .server: "Microsoft Server operating system-21H2"
            }
        }
    }

    private init(
        _ project: String,
        title: String,
        description: String,
        knowledgeBase: String,
        categories: [Category],
        moreInfo: String,
        support: String,
        revision: Int = 200
    ) {
        self.title = VersionTemplate(title)
        self.knowledgeBase = VersionTemplate(knowledgeBase)
        self.description = description
        self.categories = categories
        self.moreInfo = moreInfo
        self.support = support
        self.revision = revision
        releases = ReleaseLine(
            project: UpstreamProject(name: project),
            templates: [self.title, self.knowledgeBase]
        )
    }

    /// What follows the kind in the key of an inventory item: the id of the update and its revision.
    func key(_ generation: Int) -> String { "\(updateID(generation)):\(revision)" }

    /// The knowledge base number without `KB`.
    func knowledgeBase(_ generation: Int) -> String { knowledgeBase.text(generation, of: releases) }

    /// Whether it brings patterns for Defender, which come several times a day.
    var isDefinition: Bool { categories.contains(.definitionUpdates) }

    /// The update in the API's shape.
    func content(_ generation: Int) -> JSONValue {
        let number = knowledgeBase(generation)
        let day = VersionTemplate("{iso}").text(generation, of: releases)
        return [
            "title": .text(title.text(generation, of: releases)),
            "description": .text(description),
            "categories": .list(categories.map { ["id": .text($0.rawValue), "name": .text($0.name)] }),
            "kbArticleIds": [.text(number)],
            "moreInfoUrls": [.text(moreInfo + (moreInfo.hasSuffix("/help/") ? number : ""))],
            "updateId": .text(updateID(generation)),
            "revisionNumber": .integer(revision),
            "lastDeploymentChangeTime": .text("\(day)T00:00:00Z"),
            "supportUrl": .text(support + (support.hasSuffix("/help/") ? number : "")),
        ]
    }

    private func updateID(_ generation: Int) -> String {
        Chance(seed: 0).uuid("update/\(releases.project.name)/\(generation)")
    }

    /// What a server gets from Windows Update.
    static let all = [
        WindowsUpdateLine(
            "windows",
            title: """
                {month} Cumulative Update for Microsoft server operating system version 21H2 for x64-based Systems \
                (KB{5073457+2310})
                """,
            description: """
                Install this update to resolve issues in Microsoft server operating system, version 21H2. For a complete \
                listing of the issues that are included in this update, see the associated Microsoft Knowledge Base \
                article for more information. After you install this item, you may have to restart your computer.
                """,
            knowledgeBase: "{5073457+2310}",
            categories: [.securityUpdates],
            moreInfo: "https://support.microsoft.com/help/",
            support: "https://support.microsoft.com/help/",
            revision: 1
        ),
        WindowsUpdateLine(
            "windows-dotnet",
            title: """
                {month} Cumulative Update for .NET Framework 3.5, 4.8 and 4.8.1 for Microsoft server operating system \
                version 21H2 for x64 (KB{5071204+4418})
                """,
            description: """
                Install this update to resolve issues in Windows. For a complete listing of the issues that are included \
                in this update, see the associated Microsoft Knowledge Base article for more information.
                """,
            knowledgeBase: "{5071204+4418}",
            categories: [.server, .updates],
            moreInfo: "http://support.microsoft.com",
            support: "http://support.microsoft.com"
        ),
        WindowsUpdateLine(
            "windows-msrt",
            title: "Windows Malicious Software Removal Tool x64 - v5.{139} (KB890830)",
            description: """
                After the download, this tool runs one time to check your computer for infection by specific, prevalent \
                malicious software (including Blaster, Sasser, and Mydoom) and helps remove any infection that is found.
                """,
            knowledgeBase: "890830",
            categories: [.updateRollups, .server],
            moreInfo: "http://support.microsoft.com/kb/890830",
            support: "http://support.microsoft.com"
        ),
        WindowsUpdateLine(
            "defender-platform",
            title: """
                Update for Microsoft Defender Antivirus antimalware platform - KB4052623 (Version 4.18.{25110+20}.6) - \
                Current Channel (Broad)
                """,
            description: """
                This package will update Microsoft Defender Antivirus antimalware platform\u{2019}s components on the \
                user machine.
                """,
            knowledgeBase: "4052623",
            categories: [.definitionUpdates, .defender],
            moreInfo:
                "https://support.microsoft.com/en-us/help/4052623/update-for-windows-defender-antimalware-platform",
            support: "https://go.microsoft.com/fwlink/?linkid=862339"
        ),
        WindowsUpdateLine(
            "defender-definitions",
            title: """
                Security Intelligence Update for Microsoft Defender Antivirus - KB2267602 (Version 1.{4431}.505.0) - \
                Current Channel (Broad)
                """,
            description: """
                Install this update to revise the files that are used to detect viruses, spyware, and other potentially \
                unwanted software. Once you have installed this item, it cannot be removed.
                """,
            knowledgeBase: "2267602",
            categories: [.definitionUpdates, .defender],
            moreInfo: "https://go.microsoft.com/fwlink/?linkid=2007160",
            support: "https://go.microsoft.com/fwlink/?LinkId=52661"
        ),
    ]
}
