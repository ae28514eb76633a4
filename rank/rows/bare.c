#include "rows/bare.h"

#include "bytes64.h"
#include "text.h"

/* Whether the bytes that are high are whole characters of U+4000 to U+CFFF, as those of names
 * nearly always are: three bytes, of which any two of 0x80 to 0xBF may follow the first. */
static inline bool are_hanzi(struct bytes64 block, uint64_t high)
{
    uint64_t first = high & bytes64_bits(bytes64_between(block, '\xE4', '\xEC'));
    uint64_t others = first << 1 | first << 2;

    return (high ^ first) == others && (bytes64_second(block) & high) == first &&
           first >> (BYTES64 - 2) == 0;
}

/* Whether the first of these bytes of a block, which begins at that place of the text, is the
 * line's end. */
static inline bool is_end(struct str text, size_t at, uint64_t bytes)
{
    size_t first = bytes != 0 ? at + (size_t)__builtin_ctzll(bytes) : text.n;

    return first < text.n && text.s[first] == '\n';
}

bool bare_take(struct bare *b, struct str text)
{
    size_t commas = 0, wanted = b->wanted, *end = b->end;
    bool is_hanzi = true;

    for (size_t at = 0; at < text.n; at += BYTES64) {
        struct bytes64 block = bytes64_of(text.s + at, text.n - at);
        struct bytes64 comma = bytes64_equal(block, ','), plain = bytes64_above(block, '"');
        uint64_t ends, high, foreign, line;

        if (commas >= wanted && bytes64_all(plain)) { /* as most are: cells, and no line's end */
            commas += bytes64_sum(comma);
            continue;
        }
        foreign = ~bytes64_bits(
            plain); /* with what is high, which does not matter behind the line's end */
        high = is_end(text, at, foreign) ? 0 : bytes64_high(block);
        foreign &= ~high;
        line = (foreign & -foreign) - 1; /* the bytes before the line's end, or all */
        high &= line;
        if (high != 0)
            is_hanzi = is_hanzi && are_hanzi(block, high);
        for (ends = bytes64_bits(comma) & line; commas < wanted && ends != 0; ends &= ends - 1)
            end[commas++] = at + (size_t)__builtin_ctzll(ends);
        commas += bytes64_count(ends);
        if (foreign != 0) { /* or the text's end, which is NUL */
            b->length = at + (size_t)__builtin_ctzll(foreign);
            b->is_hanzi = is_hanzi;
            return b->length < text.n && text.s[b->length] == '\n' && commas + 1 == b->columns &&
                   (is_hanzi || text_valid((struct str){ text.s, b->length }) == b->length);
        }
    }
    return false;
}
