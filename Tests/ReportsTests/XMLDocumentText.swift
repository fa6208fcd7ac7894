import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// What a parser of its own finds in a document: texts, attributes, elements, and the first error.
final class XMLDocumentText: NSObject, XMLParserDelegate {
    private(set) var text = ""
    private(set) var attributes: [String] = []
    private(set) var elements: [String: Int] = [:]
    private(set) var error: String?

    init(of bytes: [UInt8]) {
        super.init()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        if !parser.parse() { error = parser.parserError.map { "\($0)" } ?? "unknown error" }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
        _ parser: XMLParser,
        didStartElement elementName: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes attributeDict: [String: String] = [:]
    ) {
        elements[elementName, default: 0] += 1
        attributes += attributeDict.values
    }
}
