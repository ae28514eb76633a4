/* A slice of text: a pointer and a length, not NUL-terminated, never owned. Whoever hands one out
 * says how long it lives. A zeroed struct is the empty text. */
#ifndef JIXIAO_STR_H
#define JIXIAO_STR_H

#include <stdbool.h>
#include <stddef.h>

struct str {
    const char *s;
    size_t n;
};

/* For printf: printf("%.*s", STR_ARG(s)). */
#define STR_ARG(x) (int)(x).n, (x).s

struct str str_of(const char *s); /* NULL is the empty text */
bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *b);
int str_cmp(struct str a, struct str b); /* by bytes, which is by code point in UTF-8 */
bool str_starts(struct str a, struct str prefix);
bool str_ends(struct str a, struct str suffix);

/* Without its first n bytes. Here, because it runs for every character. */
static inline struct str str_skip(struct str a, size_t n)
{
    return n == 0 ? a : (struct str){ a.s + n, a.n - n };
}

/* Without ASCII blanks, U+00A0 and U+3000 at both ends (libcsv only knows the ASCII ones). */
struct str str_trim(struct str a);

/* A copy, with a NUL behind it, that lives as long as the arena. */
struct arena;
struct str str_keep(struct arena *a, struct str s);

/* Takes the next blank-separated word off *rest. False at the end. */
bool str_word(struct str *rest, struct str *word);

#endif
