#include "words/front.h"

#include <string.h>

#include "text.h"

static bool is_digit(uint32_t c)
{
    for (struct str digits = str_of("0123456789一二三四五六七八九十"); digits.n > 0;)
        if (text_next(&digits) == c)
            return true;
    return false;
}

/* Length of a number in a list: "1." "1、" "(1)" "(一)" "一、" "①"; else 0. */
static size_t list_number(struct str name)
{
    struct str rest = name;
    bool open = name.n > 0 && name.s[0] == '(', any = false;

    if (open)
        rest = str_skip(rest, 1);
    while (rest.n > 0) {
        uint32_t c = text_next(&rest);

        if (c >= 0x2460 && c <= 0x2473 && !any && !open)
            return name.n - rest.n;
        if (is_digit(c)) {
            any = true;
            continue;
        }
        return any && (open ? c == ')' : c == '.' || c == 0x3001 || c == ')') ? name.n - rest.n : 0;
    }
    return 0;
}

struct str front_left_out(struct str name)
{
    static const char *const fronts[] = { "其中:", "其中、", "其中", "*", "★" };
    struct str rest = name;

    if (!text_is_hanzi(name)) /* its points and brackets are not */
        rest = str_skip(name, list_number(name));
    for (size_t i = 0; i < sizeof fronts / sizeof fronts[0]; i++)
        if (str_starts(rest, str_of(fronts[i]))) {
            rest = str_skip(rest, strlen(fronts[i]));
            break;
        }
    return rest.n > 0 ? rest : name;
}
