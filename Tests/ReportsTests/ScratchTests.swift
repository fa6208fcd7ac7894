import Assessment
import Fleet
import Foundation
import Reports
import Testing

@Test func `write demo pages`() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["VMM_PAGES"] ?? "/tmp/pages")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let account = BillingAccountID("01ABCD-234EF5-6789AB")
    let demo = report(
        on: DemoFleet.snapshot, checks: CheckRegistry.all + [DemoFleet.waivedCheck],
        accounts: [ProjectID("acme-prod"): account, ProjectID("acme-stage"): account])
    try Data(HTMLReport.render(demo)).write(to: folder.appending(path: "compliance.html"))
    try Data(LandingPage.render(demo.summary, version: "0.1.0")).write(to: folder.appending(path: "landing.html"))
    for (i, f) in try JUnitReport.render(demo, detail: .all).enumerated() {
        try Data(f).write(to: folder.appending(path: "junit-\(i).xml"))
    }
    for (i, f) in try JUnitReport.render(demo).enumerated() {
        try Data(f).write(to: folder.appending(path: "junit-short-\(i).xml"))
    }
}
