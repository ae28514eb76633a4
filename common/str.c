#include "str.h"

#include <string.h>

#include "mem.h"

struct str str_of(const char *s)
{
    return (struct str){ s, s != NULL ? strlen(s) : 0 };
}

bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

bool str_is(struct str a, const char *b)
{
    return str_eq(a, str_of(b));
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n > 0 ? memcmp(a.s, b.s, n) : 0;

    return order != 0 ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str a, struct str prefix)
{
    return a.n >= prefix.n && str_eq((struct str){ a.s, prefix.n }, prefix);
}

bool str_ends(struct str a, struct str suffix)
{
    return a.n >= suffix.n && str_eq(str_skip(a, a.n - suffix.n), suffix);
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str a)
{
    static const struct str wide[] = { { "\xC2\xA0", 2 }, { "\xE3\x80\x80", 3 } };

    for (;;) {
        size_t before = a.n;

        while (a.n > 0 && is_blank(a.s[0]))
            a = str_skip(a, 1);
        while (a.n > 0 && is_blank(a.s[a.n - 1]))
            a.n--;
        for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++) {
            if (str_starts(a, wide[i]))
                a = str_skip(a, wide[i].n);
            if (str_ends(a, wide[i]))
                a.n -= wide[i].n;
        }
        if (a.n == before)
            return a;
    }
}

bool str_word(struct str *rest, struct str *word)
{
    size_t n = 0;

    while (rest->n > 0 && is_blank(rest->s[0]))
        *rest = str_skip(*rest, 1);
    if (rest->n == 0)
        return false;
    while (n < rest->n && !is_blank(rest->s[n]))
        n++;
    *word = (struct str){ rest->s, n };
    *rest = str_skip(*rest, n);
    return true;
}

struct str str_keep(struct arena *a, struct str s)
{
    return (struct str){ arena_copy(a, s.s, s.n), s.n };
}
