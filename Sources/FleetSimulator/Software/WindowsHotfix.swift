/// A hotfix in Windows' list of them (Quick Fix Engineering).
struct WindowsHotfix: Sendable {
    /// `KB5039227`.
    let id: String
    let description: String
    let caption: String
    /// The day on which it was installed, as `2026-01-13`.
    let day: String

    /// What follows the kind in the key of an inventory item.
    var key: String { id }

    /// The hotfix in the API's shape.
    var content: JSONValue {
        [
            "caption": .nonEmpty(caption),
            "description": .text(description),
            "hotFixId": .text(id),
            "installTime": .text("\(day)T00:00:00Z"),
        ]
    }

    /// The hotfixes of a server whose updates came through a day.
    static func installed(through day: Int) -> [WindowsHotfix] {
        let updates = WindowsUpdateLine.all.compactMap { update -> WindowsHotfix? in
            guard let kind = kinds[update.releases.project.name] else { return nil }
            let generation = update.releases.generation(on: day)
            let number = update.knowledgeBase(generation)
            return WindowsHotfix(
                id: "KB" + number,
                description: kind.description,
                caption: kind.caption + number,
                day: VersionTemplate("{iso}").text(generation, of: update.releases)
            )
        }
        return updates + [
            // The servicing stack of the image, which never has a caption.
            WindowsHotfix(id: "KB5039343", description: "Security Update", caption: "", day: "2024-06-12"),
            WindowsHotfix(
                id: "KB5034439",
                description: "Security Update",
                caption: "https://support.microsoft.com/help/5034439",
                day: "2024-05-14"
            ),
        ]
    }

    private static let kinds = [
        "windows": (description: "Security Update", caption: "https://support.microsoft.com/help/"),
        "windows-dotnet": (description: "Update", caption: "http://support.microsoft.com/?kbid="),
    ]
}
