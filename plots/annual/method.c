/* How the points came about, and from which files. */
#include "annual/criterion.h"
#include "annual/html.h"
#include "annual/parts.h"
#include "archive/digest.h"
#include "opt.h"

static void put_row(struct annual_page *p, enum word what, struct buf *text)
{
    buf_text(&p->out, "<tr>");
    html_words(&p->out, "th scope=\"row\"", word(p->a->scene->language, what));
    html_take(&p->out, "td", text);
    buf_text(&p->out, "</tr>\n");
}

static void put_framework(struct annual_page *p, struct buf *text)
{
    const struct framework *fw = p->a->fw;

    if (fw != NULL) {
        struct say_parts parts = { 0 };

        say_text(&parts, fw->name);
        say_text(&parts, fw->id);
        say_fill(text, word(p->a->scene->language, WORD_FRAMEWORK_ID), &parts);
    } else if (p->a->scene->framework.n > 0) {
        buf_str(text, p->a->scene->framework);
    } else {
        buf_text(text, word(p->a->scene->language, WORD_FRAMEWORK_NONE));
    }
    put_row(p, WORD_FRAMEWORK, text);
}

/* What an option means, and behind it its name in the framework and on the command line. */
static void add_named(const struct annual_page *p, struct buf *text, const char *meaning,
                      const char *name)
{
    struct say_parts parts = { 0 };

    say_text(&parts, str_of(meaning));
    say_text(&parts, str_of(name));
    say_fill(text, word(p->a->scene->language, WORD_NAMED), &parts);
}

static void add_extent(const struct annual_page *p, struct buf *text, enum extent extent)
{
    add_named(p, text, criterion_extent(extent, p->a->scene->language), extent_names[extent]);
}

/* The framework's reading, unless the explanations show that score was told another; then what else
 * they mention: indicators of their own reading, and those with a single value. */
static void put_extents(struct annual_page *p, struct buf *text)
{
    const struct remarks *r = p->a->remarks;
    int own = p->a->fw == NULL ? NOWHERE : (int)p->a->fw->extent;
    bool any = false, others = false;

    for (int i = 0; i < EXTENTS; i++)
        any = any || r->read_by[i];
    if (own != NOWHERE && any && !r->read_by[own])
        own = NOWHERE;
    if (own != NOWHERE)
        add_extent(p, text, (enum extent)own);
    for (int i = 0; i < EXTENTS; i++) {
        if (!r->read_by[i] || i == own)
            continue;
        if (text->n > 0)
            buf_text(text, word(p->a->scene->language, others ? WORD_COMMA : WORD_SOME));
        others = text->n > 0;
        add_extent(p, text, (enum extent)i);
    }
    if (text->n > 0)
        put_row(p, WORD_EXTENT, text);
}

static void put_grades(struct annual_page *p, struct buf *text)
{
    const struct grades *grades = &p->a->scene->grades;

    for (size_t i = 0; i < grades->n; i++) {
        struct say_parts parts = { 0 };

        if (i > 0)
            buf_text(text, word(p->a->scene->language, WORD_COMMA));
        say_text(&parts, grades->grade[i].name);
        say_text(&parts, grades->grade[i].bound_text);
        say_fill(text, word(p->a->scene->language, WORD_GRADE_FROM), &parts);
    }
    if (grades->n > 0)
        put_row(p, WORD_GRADES, text);
}

static void put_rules(struct annual_page *p, struct buf *text)
{
    static const enum word policies[MISSINGS] = { [MISSING_ZERO] = WORD_POLICY_ZERO,
                                                  [MISSING_HOLD] = WORD_POLICY_HOLD,
                                                  [MISSING_FULL] = WORD_POLICY_FULL,
                                                  [MISSING_SKIP] = WORD_POLICY_SKIP };
    const struct framework *fw = p->a->fw;
    enum language language = p->a->scene->language;
    struct say_parts parts = { 0 };

    add_named(p, text, word(language, policies[fw->missing]), missing_names[fw->missing]);
    put_row(p, WORD_POLICY, text);
    say_number(&parts, (long)fw->decimals);
    say_fill(
        text,
        word(language, fw->rounding == ROUND_HALF_UP ? WORD_ROUNDING_HALF : WORD_ROUNDING_DOWN),
        &parts);
    put_row(p, WORD_ROUNDING, text);
    if (fw->source.n > 0) {
        buf_str(text, fw->source);
        put_row(p, WORD_SOURCE, text);
    }
}

static void put_input(struct annual_page *p, const char *name, const char *sha256)
{
    buf_text(&p->out, "<tr>");
    html_words(&p->out, "th scope=\"row\"", name);
    html_words(&p->out, "td class=\"hash\"", sha256);
    buf_text(&p->out, "</tr>\n");
}

static void put_inputs(struct annual_page *p)
{
    struct buf caption = { 0 };
    char sha256[DIGEST_TEXT];

    buf_text(&caption, word(p->a->scene->language, WORD_INPUTS));
    annual_table(p, "method", &caption);
    buf_text(&p->out, "<thead>\n<tr>");
    annual_head(p, "", WORD_INPUT_FILE);
    buf_text(&p->out, "<th scope=\"col\">SHA-256</th></tr>\n</thead>\n<tbody>\n");
    for (const struct source *s = p->a->sources->first; s != NULL; s = s->next)
        if (s->whole)
            put_input(p, s->role, s->sha256);
    if (p->a->fw != NULL) {
        digest_framework(p->a->framework_folder, sha256);
        put_input(p, "framework", sha256);
    }
    buf_text(&p->out, "</tbody>\n");
    html_table_end(&p->out);
    buf_free(&caption);
}

void annual_method(struct annual_page *p)
{
    struct buf text = { 0 };

    buf_text(&text, word(p->a->scene->language, WORD_METHOD_TABLE));
    annual_table(p, "method", &text);
    buf_text(&p->out, "<tbody>\n");
    put_framework(p, &text);
    put_extents(p, &text);
    if (p->a->fw != NULL)
        put_rules(p, &text);
    put_grades(p, &text);
    buf_text(&text, word(p->a->scene->language, WORD_PROVISIONAL_MEANS));
    put_row(p, WORD_PROVISIONAL, &text);
    buf_text(&text, "jixiao " JIXIAO_VERSION);
    put_row(p, WORD_SOFTWARE, &text);
    buf_text(&p->out, "</tbody>\n");
    html_table_end(&p->out);
    put_inputs(p);
    buf_free(&text);
}
