import Fleet
import GoogleCloud
import TapeJSON

/// Finds the projects below a folder or an organization, however deep they lie.
struct ProjectFinder {
    let client: GoogleAPIClient

    /// Folders can be nested ten deep, and an organization has no more than some thousands.
    private static let mostPages = 20_000

    /// The projects below `root`, such as `folders/123`.
    func projects(below root: ProjectID) async throws(GoogleAPIFailure) -> Set<ProjectID> {
        var projects: Set<ProjectID> = []
        var seen: Set<String> = [root.text]
        var open = [root.text]
        var budget = Self.mostPages
        while let parent = open.popLast() {
            for page in try await pages("projects", of: parent, below: root, &budget) {
                projects.formUnion(page.projects)
            }
            for page in try await pages("folders", of: parent, below: root, &budget) {
                open += page.folders.filter { seen.insert($0).inserted }
            }
        }
        return projects
    }

    private func pages(
        _ collection: String,
        of parent: String,
        below root: ProjectID,
        _ budget: inout Int
    ) async throws(GoogleAPIFailure) -> [ResourceManagerPage] {
        let first = Listing.children(collection, of: parent, below: root).target
        var target = first
        var pages: [ResourceManagerPage] = []
        while true {
            let page = try read(try await client.read(target), from: target)
            pages.append(page)
            budget -= 1
            guard let token = page.nextPageToken else { return pages }
            guard budget > 0 else { throw client.malformed("its pages lead in a circle", in: target) }
            target = first.page(token)
        }
    }

    private func read(_ body: [UInt8], from target: APITarget) throws(GoogleAPIFailure) -> ResourceManagerPage {
        var parser = JSONParser()
        do {
            return try parser.withDocument(body) { (root: JSONCursor) throws in try ResourceManagerPage(root) }
        } catch {
            throw client.malformed("\(error)", in: target)
        }
    }
}
