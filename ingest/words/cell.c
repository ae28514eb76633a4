#include "words/cell.h"

#include "text.h"

static bool is_invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

static bool is_blank(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
}

/* ASCII that folding leaves as it is. */
static bool is_plain_ascii(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.s[i] < ' ' || (unsigned char)s.s[i] > '~' || s.s[i] == '[' ||
            s.s[i] == ']')
            return false;
    return true;
}

static struct str trim_ascii(struct str s)
{
    while (s.n > 0 && s.s[0] == ' ')
        s = str_skip(s, 1);
    while (s.n > 0 && s.s[s.n - 1] == ' ')
        s.n--;
    return s;
}

/* Cleans code point by code point; a blank is kept as a space where something stands on both its
 * sides, or dropped where no blanks are wanted. */
static void clean(struct buf *out, struct str raw, bool keep_blanks)
{
    size_t start = out->n, blanks = 0;

    while (raw.n > 0) {
        char byte = raw.s[0];
        uint32_t c = text_next(&raw);

        if (c != TEXT_INVALID && is_invisible(c))
            continue;
        if (c != TEXT_INVALID && is_blank(c)) {
            blanks++;
            continue;
        }
        for (; blanks > 0; blanks--)
            if (keep_blanks && out->n > start)
                buf_char(out, ' ');
        if (c == TEXT_INVALID)
            buf_char(out, byte);
        else
            text_put(out, text_folded(c));
    }
}

void cell_clean(struct buf *out, struct str raw)
{
    if (is_plain_ascii(raw))
        buf_str(out, trim_ascii(raw));
    else if (text_is_hanzi(raw))
        buf_str(out, raw);
    else
        clean(out, raw, true);
}

void cell_clean_name(struct buf *out, struct str raw)
{
    if (text_is_hanzi(raw))
        buf_str(out, raw);
    else
        clean(out, raw, false);
}

/* No text that begins so is blank: figures, names in Latin or Chinese. */
static bool begins_visibly(unsigned char c)
{
    return (c > ' ' && c <= '~') || (c >= 0xE4 && c <= 0xE9);
}

bool cell_is_blank(struct str raw)
{
    if (raw.n > 0 && begins_visibly((unsigned char)raw.s[0]))
        return false; /* nearly every cell that has something in it */
    while (raw.n > 0) {
        uint32_t c = text_next(&raw);

        if (c == TEXT_INVALID || !(is_blank(c) || is_invisible(c)))
            return false;
    }
    return true;
}

bool cell_looks_numeric(struct str raw)
{
    bool digit = false;

    while (raw.n > 0) {
        uint32_t c = text_next(&raw);

        if (c == TEXT_INVALID)
            return false;
        c = text_folded(c);
        if (c >= '0' && c <= '9')
            digit = true;
        else if (!is_blank(c) && !is_invisible(c) && c != '.' && c != ',' && c != '-' && c != '+' &&
                 c != '%' && c != 0x2212)
            return false;
    }
    return digit;
}
