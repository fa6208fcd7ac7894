#include "CSimdjson.h"

#include <algorithm>
#include <new>
#include <simdjson.h>

using simdjson::error_code;

struct csimdjson_parser {
    simdjson::dom::parser parser{};
    size_t max_depth{0};
    const char *message{""};
};

namespace {

// The least that buffers are made for: most documents are smaller, so they never grow.
constexpr size_t smallest_capacity = 4096;

// Doubling keeps a run of slowly growing documents from reallocating for each.
size_t rounded_capacity(size_t length) {
    size_t capacity = smallest_capacity;
    while (capacity < length) capacity *= 2;
    return std::min(capacity, size_t(simdjson::SIMDJSON_MAXSIZE_BYTES));
}

error_code reserve(csimdjson_parser &state, size_t length) {
    if (length > simdjson::SIMDJSON_MAXSIZE_BYTES) return simdjson::CAPACITY;
    if (state.parser.capacity() >= length && state.parser.doc.capacity() >= length) return simdjson::SUCCESS;
    const size_t capacity = rounded_capacity(length);
    const error_code error = state.parser.allocate(capacity, state.max_depth);
    return error ? error : state.parser.doc.allocate(capacity);
}

error_code parse(csimdjson_parser &state, const uint8_t *bytes, size_t length) {
    if (const error_code error = reserve(state, length)) return error;
    return state.parser.parse(bytes, length, false).error();
}

csimdjson_status status(error_code error) {
    switch (error) {
    case simdjson::SUCCESS: return CSIMDJSON_OK;
    case simdjson::UTF8_ERROR: return CSIMDJSON_INVALID_UTF8;
    case simdjson::NUMBER_ERROR:
    case simdjson::NUMBER_OUT_OF_RANGE: return CSIMDJSON_INVALID_NUMBER;
    case simdjson::DEPTH_ERROR: return CSIMDJSON_TOO_DEEP;
    case simdjson::CAPACITY: return CSIMDJSON_TOO_LARGE;
    case simdjson::MEMALLOC: return CSIMDJSON_OUT_OF_MEMORY;
    case simdjson::EMPTY: return CSIMDJSON_EMPTY;
    case simdjson::UNSUPPORTED_ARCHITECTURE:
    case simdjson::UNINITIALIZED:
    case simdjson::UNEXPECTED_ERROR: return CSIMDJSON_INTERNAL;
    default: return CSIMDJSON_INVALID;
    }
}

}  // namespace

size_t csimdjson_padding(void) { return simdjson::SIMDJSON_PADDING; }

csimdjson_parser *csimdjson_create(size_t max_depth) {
    try {
        auto *state = new csimdjson_parser;
        // The library refuses a container when the depth *reaches* its limit.
        state->max_depth = max_depth + 1;
        return state;
    } catch (...) {
        return nullptr;
    }
}

void csimdjson_destroy(csimdjson_parser *parser) { delete parser; }

csimdjson_status csimdjson_parse(csimdjson_parser *parser, const uint8_t *bytes, size_t length) {
    try {
        const error_code error = parse(*parser, bytes, length);
        parser->message = simdjson::error_message(error);
        return status(error);
    } catch (const std::bad_alloc &) {
        parser->message = "out of memory";
        return CSIMDJSON_OUT_OF_MEMORY;
    } catch (...) {
        parser->message = "unexpected exception";
        return CSIMDJSON_INTERNAL;
    }
}

const char *csimdjson_message(const csimdjson_parser *parser) { return parser->message; }

const uint64_t *csimdjson_tape(const csimdjson_parser *parser) { return parser->parser.doc.tape.get(); }

size_t csimdjson_tape_length(const csimdjson_parser *parser) {
    const uint64_t *tape = csimdjson_tape(parser);
    return tape ? size_t(tape[0] & simdjson::internal::JSON_VALUE_MASK) : 0;
}

const uint8_t *csimdjson_strings(const csimdjson_parser *parser) { return parser->parser.doc.string_buf.get(); }
