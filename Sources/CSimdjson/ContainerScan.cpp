// Finds the end of an array or object 64 bytes at a time: bit masks say where quotes and brackets are, and a
// block in which the depth cannot reach zero costs two population counts.
#include "CSimdjson.h"

#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace {

constexpr size_t block_size = 64;

// One bit a byte, the first byte lowest.
struct block_masks {
    uint64_t quotes;
    uint64_t backslashes;
    uint64_t opens;
    uint64_t closes;
};

#if defined(__SSE2__)

uint64_t shifted_mask(__m128i matches, unsigned shift) {
    return uint64_t(uint32_t(_mm_movemask_epi8(matches))) << shift;
}

block_masks classify(const uint8_t *bytes) {
    block_masks masks{};
    for (unsigned lane = 0; lane < 4; lane++) {
        const unsigned shift = lane * 16;
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + shift));
        // Clearing this bit turns braces into brackets.
        const __m128i folded = _mm_and_si128(block, _mm_set1_epi8(char(0xDF)));
        masks.quotes |= shifted_mask(_mm_cmpeq_epi8(block, _mm_set1_epi8('"')), shift);
        masks.backslashes |= shifted_mask(_mm_cmpeq_epi8(block, _mm_set1_epi8('\\')), shift);
        masks.opens |= shifted_mask(_mm_cmpeq_epi8(folded, _mm_set1_epi8('[')), shift);
        masks.closes |= shifted_mask(_mm_cmpeq_epi8(folded, _mm_set1_epi8(']')), shift);
    }
    return masks;
}

#else

block_masks classify(const uint8_t *bytes) {
    block_masks masks{};
    for (unsigned index = 0; index < block_size; index++) {
        const uint8_t folded = bytes[index] & 0xDF;
        masks.quotes |= uint64_t(bytes[index] == '"') << index;
        masks.backslashes |= uint64_t(bytes[index] == '\\') << index;
        masks.opens |= uint64_t(folded == '[') << index;
        masks.closes |= uint64_t(folded == ']') << index;
    }
    return masks;
}

#endif

// The bytes behind an unescaped backslash; one behind the block is carried in `carry`.
uint64_t escaped_bytes(uint64_t backslashes, size_t length, uint64_t &carry) {
    uint64_t escaped = carry;
    backslashes &= ~carry;
    carry = 0;
    while (backslashes) {
        const unsigned position = unsigned(__builtin_ctzll(backslashes));
        backslashes &= backslashes - 1;
        if (position + 1 == length) {
            carry = 1;
            break;
        }
        const uint64_t next = uint64_t(1) << (position + 1);
        escaped |= next;
        backslashes &= ~next;
    }
    return escaped;
}

// Every bit becomes the parity of itself and the bits below: ones from an opening quote up to its closing one.
uint64_t prefix_xor(uint64_t bits) {
    for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
    return bits;
}

// Returns how many bytes of the block belong to the container.
size_t scan_block(csimdjson_container_scan &scan, const uint8_t *bytes, size_t length) {
    const block_masks masks = classify(bytes);
    const uint64_t quotes = masks.quotes & ~escaped_bytes(masks.backslashes, length, scan.escaped);
    const uint64_t in_string = prefix_xor(quotes) ^ scan.in_string;
    scan.in_string = uint64_t(int64_t(in_string) >> 63);

    const uint64_t opens = masks.opens & ~in_string;
    uint64_t closes = masks.closes & ~in_string;
    const int close_count = __builtin_popcountll(closes);
    if (scan.depth <= close_count) {
        // The end may be in here: it is the first close that leaves as many closes as opens behind it.
        int64_t closed = 0;
        for (; closes; closes &= closes - 1) {
            const uint64_t up_to_here = closes ^ (closes - 1);
            closed++;
            if (scan.depth + __builtin_popcountll(opens & up_to_here) == closed) {
                scan.depth = 0;
                return size_t(__builtin_ctzll(closes)) + 1;
            }
        }
    }
    scan.depth += __builtin_popcountll(opens) - close_count;
    return length;
}

}  // namespace

size_t csimdjson_scan_container(csimdjson_container_scan *scan, const uint8_t *bytes, size_t length) {
    size_t offset = 0;
    for (; offset + block_size <= length; offset += block_size) {
        const size_t taken = scan_block(*scan, bytes + offset, block_size);
        if (scan->depth == 0) return offset + taken;
    }
    if (offset == length) return length;
    uint8_t tail[block_size];
    memset(tail, ' ', block_size);
    memcpy(tail, bytes + offset, length - offset);
    return offset + scan_block(*scan, tail, length - offset);
}
