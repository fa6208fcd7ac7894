import Foundation
import TapeJSON
import Testing

@Suite struct RealInventoryTests {
    /// Recorded answers of the API that lie beside the checkout and are not part of it.
    private static let inventories = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/real/osconfig-inventories-full.json").standardizedFileURL

    // Only where the recorded answers are at hand; everything they exercise has a test of its own.
    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: inventories.path), "no ../shared/real beside the checkout")
    )
    func `a recorded page of inventories is read to its last value`() throws {
        let bytes = try [UInt8](Data(contentsOf: RealInventoryTests.inventories))
        var splitter = JSONDocumentSplitter()
        splitter.append(bytes)
        splitter.finish()
        let document = try #require(try splitter.next())
        #expect(document.count > bytes.count - 4)
        var parser = JSONParser()
        try parser.withDocument(document, of: splitter) { root in
            let itemCounts = try root.list("inventories") { (inventory) throws(JSONDecodingError) in
                _ = try inventory.requiredString("name")
                _ = try inventory.required("osInfo") { (json) throws(JSONDecodingError) in
                    try json.requiredString("shortName")
                }
                return try inventory.requiredObject("items").members.underestimatedCount
            }
            #expect(itemCounts.count == 4)
            #expect(itemCounts.allSatisfy { $0 > 0 })
            #expect(rendered(root) != nil)
        }
        #expect(try splitter.next() == nil)
    }
}
