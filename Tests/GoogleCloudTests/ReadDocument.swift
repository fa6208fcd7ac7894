import Fleet
import Foundation
import GoogleCloud
import TapeJSON

/// All that reading a document gives, so that two readings can be compared.
struct ReadDocument: Hashable {
    var resources: [Resource] = []
    var recognition: Recognition?

    init(_ bytes: [UInt8]) throws {
        var parser = JSONParser()
        try parser.withDocument(bytes) { root in
            recognition = try GoogleDocument.read(root) { resources.append($0) }
        }
    }

    init(_ text: String) throws {
        try self.init(Array(text.utf8))
    }

    init(fixture name: String) throws {
        try self.init([UInt8](Data(contentsOf: PackageFolders.fixtures.appending(path: name))))
    }

    /// What reading gives, an error included.
    static func outcome(_ bytes: [UInt8]) -> Outcome {
        do {
            return .read(try ReadDocument(bytes))
        } catch let error as JSONDecodingError {
            return .failed(path: error.path, problem: error.problem)
        } catch {
            return .failed(path: "", problem: "\(error)")
        }
    }

    enum Outcome: Hashable {
        case read(ReadDocument)
        case failed(path: String, problem: String)
    }
}

/// Decodes one resource from text.
func decode<Value>(
    _ text: String,
    _ decode: (JSONCursor) throws(JSONDecodingError) -> Value
) throws -> Value {
    var parser = JSONParser()
    return try parser.withDocument(Array(text.utf8), decode)
}
