import GoogleCloud
import TapeJSON
import Testing

@Suite struct FieldErrorTests {
    @Test(
        arguments: [
            (
                #"{"inventories": [{"name": "projects/1/locations/z/instances/2/x", "osInfo": {"version": []}}]}"#,
                "inventories[0].osInfo.version: expected a string, found an array"
            ),
            (
                #"{"inventories": [{"name": "projects/1/locations/z/instances/web-1/inventory"}]}"#,
                """
                inventories[0].name: expected a name such as projects/P/locations/ZONE/instances/NUMERIC-ID/…, \
                found a string
                """
            ),
            (#"{"inventories": [{}]}"#, "inventories[0].name: is missing"),
            (#"{"inventories": [{"name": null}]}"#, "inventories[0].name: is missing"),
            (
                #"{"inventories": [{"name": "web-1"}]}"#,
                "inventories[0].name: expected a name with projects/… in it, found a string"
            ),
            (#"{"inventories": {}}"#, "inventories: expected an array, found an object"),
            (#"{"inventories": [null]}"#, "inventories[0]: expected an object, found null"),
            (#"{"inventories": [], "nextPageToken": 1}"#, "nextPageToken: expected a string, found an integer"),
            (
                #"{"name": "projects/1/locations/z/instances/2/inventory", "updateTime": "yesterday"}"#,
                "updateTime: expected an RFC 3339 timestamp, found a string"
            ),
            (
                #"{"name": "projects/1/locations/z/instances/2/inventory", "items": {"a b": {"id": 1}}}"#,
                "items.a b.id: expected a string, found an integer"
            ),
            (
                #"{"kind": "compute#instanceAggregatedList", "items": {"zones/z": {"instances": [{"name": "v"}]}}}"#,
                "items.zones/z.instances[0].id: is missing"
            ),
            (#"{"kind": "compute#instance", "id": "1", "name": "v"}"#, "selfLink: is missing"),
            (
                #"{"kind": "compute#instance", "id": "1", "name": "v", "zone": "projects/p/zones/z", "tags": []}"#,
                "tags: expected an object, found an array"
            ),
            (#"{"kind": "compute#guestAttributes"}"#, "selfLink: is missing"),
            (#"{"kind": "compute#zone", "name": "z"}"#, "selfLink: is missing"),
            (#"{"kind": "compute#router", "name": "r", "selfLink": "https://x/projects/p"}"#, "region: is missing"),
            (
                #"[{}, {"name": "projects/1/patchJobs/j", "duration": "1h"}]"#,
                #"[1].duration: expected a duration in seconds such as "3.5s", found a string"#
            ),
            (#"{"name": "projects/p/zones/z/instances/v"}"#, "instanceSystemId: is missing"),
            (
                #"{"patchJobInstanceDetails": [{"instanceSystemId": "x", "name": "projects/p/zones/z/instances/v"}]}"#,
                """
                patchJobInstanceDetails[0].instanceSystemId: expected an unsigned 64-bit integer or one in a string, \
                found a string
                """
            ),
            (
                #"{"entries": [{"logName": "l", "timestamp": 5}]}"#,
                "entries[0].timestamp: expected a string, found an integer"
            ),
            (
                #"{"assets": [{"assetType": "t", "osInventory": {}}]}"#,
                "assets[0].osInventory.name: is missing"
            ),
        ] as [(String, String)]
    )
    func `an unreadable field is named with its path`(text: String, message: String) throws {
        let error = #expect(throws: JSONDecodingError.self) { try ReadDocument(text) }
        #expect(error?.description == message)
    }

    @Test func `resources before the unreadable one have been handed on`() throws {
        var parser = JSONParser()
        var taken = 0
        #expect(throws: JSONDecodingError.self) {
            try parser.withDocument(Array(#"{"patchJobs": [{"name": "projects/1/patchJobs/j"}, {}]}"#.utf8)) { root in
                try GoogleDocument.read(root) { _ in taken += 1 }
            }
        }
        #expect(taken == 1)
    }
}
