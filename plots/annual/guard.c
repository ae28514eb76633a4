#include "annual/guard.h"

#include "decimal.h"
#include "text.h"

static bool is_formula(struct str text)
{
    struct str rest = text;
    uint32_t first = text.n == 0 ? 0 : text_folded(text_next(&rest));

    return (first == '=' || first == '+' || first == '-' || first == '@' || first == '\t' ||
            first == '\r') &&
           !decimal_plain(text);
}

void guard_text(struct csvout *w, struct str text)
{
    struct buf guarded = { 0 };

    if (is_formula(text))
        buf_char(&guarded, '\'');
    buf_str(&guarded, text);
    csvout_text(w, buf_view(&guarded));
    buf_free(&guarded);
}
