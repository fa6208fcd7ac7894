import CLibxml2

/// Writes XML, and HTML in XML's syntax, through libxml2's text writer, which does all escaping.
///
/// Names and raw text are compile-time constants, so that no text of the cloud can become markup. What XML 1.0 forbids
/// even when escaped becomes U+FFFD and is counted. The first error is kept and thrown by ``finish()``.
/// Owns the library's memory; not for concurrent use.
@safe
struct MarkupWriter: ~Copyable {
    private let buffer: xmlBufferPtr
    private let writer: xmlTextWriterPtr
    private var scratch: [UInt8] = []
    private var failure: MarkupError?
    /// How many forbidden characters were replaced so far.
    private(set) var replacedCount = 0

    /// The library sets its tables up once; doing that first makes writers on several threads safe.
    private static let library: Void = xmlInitParser()

    /// An empty document.
    init() throws(MarkupError) {
        _ = Self.library
        guard let buffer = unsafe xmlBufferCreate() else { throw .libraryRefused(call: "xmlBufferCreate") }
        // The default grows by a few bytes at a time.
        unsafe xmlBufferSetAllocationScheme(buffer, XML_BUFFER_ALLOC_DOUBLEIT)
        guard let writer = unsafe xmlNewTextWriterMemory(buffer, 0) else {
            unsafe xmlBufferFree(buffer)
            throw .libraryRefused(call: "xmlNewTextWriterMemory")
        }
        unsafe self.buffer = unsafe buffer
        unsafe self.writer = unsafe writer
    }

    deinit {
        unsafe xmlFreeTextWriter(writer)
        unsafe xmlBufferFree(buffer)
    }

    /// Ends all open elements and hands the document over.
    consuming func finish() throws(MarkupError) -> [UInt8] {
        check(unsafe xmlTextWriterEndDocument(writer), "xmlTextWriterEndDocument")
        check(unsafe xmlTextWriterFlush(writer), "xmlTextWriterFlush")
        if let failure { throw failure }
        guard let content = unsafe xmlBufferContent(buffer) else { throw .libraryRefused(call: "xmlBufferContent") }
        return unsafe Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))))
    }

    /// Writes the XML declaration.
    mutating func declareXML() {
        check(unsafe xmlTextWriterStartDocument(writer, nil, "UTF-8", nil), "xmlTextWriterStartDocument")
    }

    /// Writes `<!DOCTYPE html>`.
    mutating func declareHTML() {
        load("html")
        let status = unsafe scratch.withUnsafeBufferPointer { name in
            unsafe xmlTextWriterWriteDTD(writer, name.baseAddress, nil, nil, nil)
        }
        check(status, "xmlTextWriterWriteDTD")
    }

    /// Writes an element with an end tag of its own, also when it is empty, as HTML wants it.
    mutating func element(
        _ name: StaticString,
        _ attributes: KeyValuePairs<StaticString, String> = [:],
        content: (inout MarkupWriter) -> Void
    ) {
        start(name, attributes)
        content(&self)
        check(unsafe xmlTextWriterFullEndElement(writer), "xmlTextWriterFullEndElement")
    }

    /// Writes an element that holds text only.
    mutating func element(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// Writes an element without attributes that holds text only.
    mutating func element(_ name: StaticString, _ text: String) {
        element(name, [:], text)
    }

    /// Writes an element that never has content, such as `meta`.
    mutating func voidElement(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]) {
        start(name, attributes)
        check(unsafe xmlTextWriterEndElement(writer), "xmlTextWriterEndElement")
    }

    /// Writes text, escaped.
    mutating func text(_ text: String) {
        load(text)
        let status = unsafe scratch.withUnsafeBufferPointer { unsafe xmlTextWriterWriteString(writer, $0.baseAddress) }
        check(status, "xmlTextWriterWriteString")
    }

    /// Writes a constant as it is, such as a style sheet.
    mutating func raw(_ text: StaticString) {
        load(text)
        let status = unsafe scratch.withUnsafeBufferPointer { unsafe xmlTextWriterWriteRaw(writer, $0.baseAddress) }
        check(status, "xmlTextWriterWriteRaw")
    }

    private mutating func start(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
        load(name)
        let status = unsafe scratch.withUnsafeBufferPointer { unsafe xmlTextWriterStartElement(writer, $0.baseAddress) }
        check(status, "xmlTextWriterStartElement")
        for (key, value) in attributes { attribute(key, value) }
    }

    private mutating func attribute(_ name: StaticString, _ value: String) {
        load(name)
        let started = unsafe scratch.withUnsafeBufferPointer {
            unsafe xmlTextWriterStartAttribute(writer, $0.baseAddress)
        }
        check(started, "xmlTextWriterStartAttribute")
        text(value)
        check(unsafe xmlTextWriterEndAttribute(writer), "xmlTextWriterEndAttribute")
    }

    private mutating func check(_ status: Int32, _ call: String) {
        if status < 0, failure == nil { failure = .libraryRefused(call: call) }
    }

    /// Makes a C string of a constant.
    private mutating func load(_ constant: StaticString) {
        scratch.removeAll(keepingCapacity: true)
        constant.withUTF8Buffer { unsafe scratch.append(contentsOf: $0) }
        scratch.append(0)
    }

    /// Makes a C string of a text, without what XML forbids.
    private mutating func load(_ text: String) {
        scratch.removeAll(keepingCapacity: true)
        replacedCount += XMLText.append(text, to: &scratch)
        scratch.append(0)
    }
}
