/// An update of Windows Update.
struct WindowsUpdate: Hashable, Sendable {
    let id: String
    let title: String
    let description: String
    let knowledgeBase: String
    let category: String
    let categoryID: String

    /// What Windows Update offers, most urgent first; a VM lacks as many of them as it lacks updates.
    static let offered = [
        WindowsUpdate(
            id: "8f2f1f3b-0d8d-4c1c-9c0c-8d6f3e2a1b00",
            title: "2026-11 Cumulative Update for Microsoft server operating system version 21H2 (KB5070881)",
            description: "Install this update to resolve issues in Windows.",
            knowledgeBase: "5070881",
            category: "Security Updates",
            categoryID: "0fa1201d-4330-4fa8-8ae9-b877473b6441"
        ),
        WindowsUpdate(
            id: "3d332b53-2a0f-48a8-a4c7-0305a1bb5bf9",
            title: "Windows Malicious Software Removal Tool x64 - v5.137 (KB890830)",
            description: "This tool checks the computer for infection by specific, prevalent malicious software.",
            knowledgeBase: "890830",
            category: "Update Rollups",
            categoryID: "28bc880e-0592-4cbf-8f95-c79b17911d5f"
        ),
    ]

    /// What every Windows VM has installed.
    static let installed = [
        WindowsUpdate(
            id: "c01629fc-64ea-45f3-b7cb-cabc7d566933",
            title: "Update for Microsoft Defender Antivirus antimalware platform - KB4052623 (Version 4.18.26090.7)",
            description: "This package will update Microsoft Defender Antivirus\u{2019}s components.",
            knowledgeBase: "4052623",
            category: "Definition Updates",
            categoryID: "e0789628-ce08-4437-be74-2495b842f43b"
        )
    ]
}
