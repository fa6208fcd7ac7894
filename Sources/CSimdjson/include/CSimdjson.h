// A plain C view of simdjson's DOM parser: bytes in, tape out. No exception and no C++ type crosses it.
#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// What parsing can end in; the numbers are ours, so that a newer library cannot shift them.
typedef enum csimdjson_status {
    CSIMDJSON_OK = 0,
    CSIMDJSON_INVALID = 1,
    CSIMDJSON_INVALID_UTF8 = 2,
    CSIMDJSON_INVALID_NUMBER = 3,
    CSIMDJSON_TOO_DEEP = 4,
    CSIMDJSON_TOO_LARGE = 5,
    CSIMDJSON_OUT_OF_MEMORY = 6,
    CSIMDJSON_EMPTY = 7,
    CSIMDJSON_INTERNAL = 8,
} csimdjson_status;

// One parser with its buffers, reused from document to document. Not for concurrent use.
typedef struct csimdjson_parser csimdjson_parser;

// The number of bytes that must be readable behind every document.
size_t csimdjson_padding(void);

// NULL when memory is short. Arrays and objects may nest max_depth levels deep.
csimdjson_parser *csimdjson_create(size_t max_depth);

// Accepts NULL.
void csimdjson_destroy(csimdjson_parser *parser);

// Parses bytes[0..<length]; bytes[length..<length + csimdjson_padding()] must be readable, with any content.
// Tape and strings are valid until the next parse or destroy.
csimdjson_status csimdjson_parse(csimdjson_parser *parser, const uint8_t *bytes, size_t length);

// The library's own words for the last parse.
const char *csimdjson_message(const csimdjson_parser *parser);

// The tape of the last good parse: the root value is at index 1. Format: simdjson doc/tape.md.
const uint64_t *csimdjson_tape(const csimdjson_parser *parser);
size_t csimdjson_tape_length(const csimdjson_parser *parser);

// The buffer that the tape's string offsets point into.
const uint8_t *csimdjson_strings(const csimdjson_parser *parser);

// Where a scan for the end of an array or object stands between two pieces of it; all zero at its first byte.
typedef struct csimdjson_container_scan {
    int64_t depth;
    uint64_t in_string;  // all ones inside a string
    uint64_t escaped;    // one when the next byte is escaped by a backslash
} csimdjson_container_scan;

// Scans an array or object on from where the last piece ended and returns how many bytes belong to it. It has
// ended when scan->depth is zero then. Brackets are counted, not matched by kind.
size_t csimdjson_scan_container(csimdjson_container_scan *scan, const uint8_t *bytes, size_t length);

#ifdef __cplusplus
}
#endif

#endif
