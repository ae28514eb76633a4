#include "explain/filled.h"

#include "explain/figure.h"

static bool is_code_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || (unsigned char)c >= 0x80;
}

/* Literal text of a formula, for people. */
static struct str readable(struct str text, struct arena *arena)
{
    struct buf out = { 0 };
    struct str kept;

    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] == '-')
            buf_text(&out, "−");
        else if (text.s[i] == '*')
            buf_text(&out, "×");
        else
            buf_char(&out, text.s[i]);
    }
    kept = str_keep(arena, buf_view(&out));
    buf_free(&out);
    return kept;
}

struct formula_pieces formula_cut(const struct framework *fw, const struct formula *f,
                                  struct arena *arena)
{
    struct formula_pieces pieces = { 0 };
    size_t start = 0, i = 0;

    pieces.piece = arena_new(arena, f->steps + 2, sizeof *pieces.piece);
    while (i < f->text.n) {
        struct str word = { f->text.s + i, 0 };
        int item;

        while (i + word.n < f->text.n && is_code_byte(word.s[word.n]))
            word.n++;
        item = word.n > 0 ? framework_item(fw, word) : NOWHERE;
        if (item != NOWHERE) {
            pieces.piece[pieces.n++] =
                (struct formula_piece){ readable((struct str){ f->text.s + start, i - start },
                                                 arena),
                                        item, str_is(fw->item[item].unit, "%") };
            start = i + word.n;
        }
        i += word.n > 0 ? word.n : 1;
    }
    pieces.piece[pieces.n++] =
        (struct formula_piece){ readable(str_skip(f->text, start), arena), NOWHERE, false };
    return pieces;
}

/* An item's figure: in per cent where it is a rate, in brackets where it is negative. */
static void put_figure(struct buf *out, const struct formula_piece *piece, const struct cohort *c,
                       size_t i)
{
    real value = c->item[piece->item].value[i];

    if (value < 0)
        buf_char(out, '(');
    if (piece->is_percent)
        figure_percent(out, value);
    else
        figure_exact(out, value);
    if (value < 0)
        buf_char(out, ')');
}

void formula_fill(struct buf *out, const struct formula_pieces *pieces, const struct cohort *c,
                  size_t i, struct template *t)
{
    for (size_t p = 0; p < pieces->n; p++) {
        const struct formula_piece *piece = &pieces->piece[p];
        size_t from;

        buf_str(out, piece->text);
        if (piece->item == NOWHERE)
            continue;
        from = out->n;
        put_figure(out, piece, c, i);
        template_mark(t, out, from,
                      (struct blank){ .kind = BLANK_FIGURE,
                                      .item = piece->item,
                                      .bracketed = true,
                                      .in_percent = piece->is_percent });
    }
}

void formula_fill_named(struct buf *out, const struct formula_pieces *pieces,
                        const struct cohort *c, size_t i)
{
    for (size_t p = 0; p < pieces->n; p++) {
        buf_str(out, pieces->piece[p].text);
        if (pieces->piece[p].item == NOWHERE)
            continue;
        buf_str(out, c->fw->item[pieces->piece[p].item].name);
        buf_char(out, ' ');
        put_figure(out, &pieces->piece[p], c, i);
    }
}

size_t formula_absent(struct buf *out, const struct formula *f, const struct cohort *c, size_t i,
                      enum cell_state state, enum language language)
{
    size_t n = 0;

    for (size_t k = 0; k < f->items; k++)
        if (c->item[f->item[k]].state[i] == state) {
            if (n++ > 0)
                say(out, language, SAY_COMMA);
            buf_str(out, c->fw->item[f->item[k]].name);
        }
    return n;
}
