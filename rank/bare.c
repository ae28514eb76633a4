#include "bare.h"

#include "bytes64.h"

/* Which bytes of a block are of which kind. */
struct kinds {
    uint64_t comma;
    uint64_t foreign; /* of no bare cell: line ends, blanks and other controls, quotation marks */
};

static inline struct kinds find_kinds(struct bytes64 b)
{
    return (struct kinds){
        .comma = bytes64_bits(bytes64_equal(b, ',')),
        .foreign = bytes64_bits(bytes64_or(bytes64_between(b, '\0', ' '), bytes64_equal(b, '"'))),
    };
}

bool bare_take(struct bare *b, struct str text)
{
    size_t commas = 0;

    for (size_t at = 0; at < text.n; at += BYTES64) {
        struct kinds k = find_kinds(bytes64_of(text.s + at, text.n - at));

        k.comma &= (k.foreign & -k.foreign) - 1; /* those before the line's end, or all */
        for (; commas < b->wanted && k.comma != 0; k.comma &= k.comma - 1)
            b->end[commas++] = at + (size_t)__builtin_ctzll(k.comma);
        commas += bytes64_count(k.comma);
        if (k.foreign != 0) { /* or the text's end, which is NUL */
            b->length = at + (size_t)__builtin_ctzll(k.foreign);
            return b->length < text.n && text.s[b->length] == '\n' && commas + 1 == b->columns;
        }
    }
    return false;
}
