import Collection
import Fleet
import FleetSimulator
import Foundation
import Synchronization

/// Feeds the store with what the simulated APIs answer, once a minute.
final class DemoFeed: Sendable {
    private let intake: Intake
    private let folder: String
    private let simulator: Simulator
    private let lastFeed = Mutex<Timestamp?>(nil)

    /// Uses a folder for the answers; the fleet's story begins at `start`.
    init(intake: Intake, folder: String, startedAt start: Timestamp) throws {
        let scenario = try ScenarioChoice.read("bad-night")
        simulator = Simulator(scenario: scenario, seed: 1, start: start)
        self.intake = intake
        self.folder = folder
    }

    /// Takes the answers of a moment, if the last ones are a minute old.
    func feed(at now: Timestamp) throws {
        let last = lastFeed.withLock { $0 }
        if let last, now - last < .seconds(60) { return }
        for answer in answers(at: now, full: last == nil) {
            let path = folder + "/" + answer.name
            try Data(answer.body).write(to: URL(filePath: path))
            var options = FileIngest.Options(now: now)
            options.observedAt = now
            options.patchJob = answer.patchJob
            var ingest = FileIngest(into: intake.store, options: options)
            let report = try ingest.run([InputFile(path: path, isNamed: false)])
            for (file, outcome) in report.files {
                let line = OutcomeLine(file: file, outcome: outcome)
                if line.isComplaint { Terminal.complain(line.text) }
            }
        }
        lastFeed.withLock { $0 = now }
    }

    /// An answer, as a file would hold it.
    private struct Answer {
        let name: String
        let body: [UInt8]
        var patchJob: PatchJobID?
    }

    /// What the APIs answer, in an order in which names are known early.
    private func answers(at now: Timestamp, full: Bool) -> [Answer] {
        let moment = simulator.moment(at: now)
        return moment.fleet.projects.flatMap { project -> [Answer] in
            let compute = "/compute/v1/projects/\(project.id)"
            let osConfig = "/v1/projects/\(project.id)"
            var answers = pages(compute, named: "\(project.id)-project", at: now)
            answers += pages("\(compute)/aggregated/instances", named: "\(project.id)-instances", at: now)
            for zone in project.zones {
                let place = "\(osConfig)/locations/\(zone)"
                let view = full ? "?view=FULL" : ""
                let name = "\(project.id)-\(zone)"
                answers += pages("\(place)/instances/-/inventories\(view)", named: "\(name)-inventories", at: now)
                answers += pages("\(place)/osPolicyAssignments", named: "\(name)-assignments", at: now)
                let reports = "\(place)/instances/-/osPolicyAssignments/-/reports"
                answers += pages(reports, named: "\(name)-reports", at: now)
                let vulnerabilities = "\(place)/instances/-/vulnerabilityReports"
                answers += pages(vulnerabilities, named: "\(name)-vulnerabilities", at: now)
            }
            answers += pages("\(osConfig)/patchJobs", named: "\(project.id)-jobs", at: now)
            for run in moment.runs(of: project) {
                let details = "\(osConfig)/patchJobs/\(run.id)/instanceDetails"
                let job = PatchJobID(run.id)
                answers += pages(details, named: "\(project.id)-job-\(run.id)", patchJob: job, at: now)
            }
            answers += pages("\(osConfig)/patchDeployments", named: "\(project.id)-deployments", at: now)
            let settings = "\(osConfig)/locations/global/projectFeatureSettings"
            return answers + pages(settings, named: "\(project.id)-features", at: now)
        }
    }

    /// All pages of a list, or the one of something single.
    private func pages(_ target: String, named name: String, patchJob: PatchJobID? = nil, at now: Timestamp) -> [Answer]
    {
        var answers: [Answer] = []
        var next: String?
        repeat {
            let page = next.map { target + (target.contains("?") ? "&" : "?") + "pageToken=" + $0 } ?? target
            guard let request = APIRequest("GET", target: page) else { break }
            let body = simulator.answer(request, at: now).response.body
            answers.append(Answer(name: "\(name)-\(answers.count + 1).json", body: body, patchJob: patchJob))
            next = (try? JSONDecoder().decode(PageEnd.self, from: Data(body)))?.nextPageToken
        } while next != nil && answers.count < 1_000
        return answers
    }

    /// Where the next page begins.
    private struct PageEnd: Decodable {
        let nextPageToken: String?
    }
}
