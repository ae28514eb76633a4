#include "form_keys.h"

#include <string.h>

#include "form.h"

void form_keys_free(struct form_keys *keys)
{
    for (int k = 0; k < KEY_COUNT; k++) {
        buf_free(&keys->said[k].text);
        buf_free(&keys->later[k].text);
        buf_free(&keys->before[k]);
    }
    for (size_t i = 0; i < FORM_AGAIN; i++)
        buf_free(&keys->again[i].text);
}

void form_keys_clear(struct form_keys *keys)
{
    for (int k = 0; k < KEY_COUNT; k++) {
        buf_clear(&keys->said[k].text);
        buf_clear(&keys->later[k].text);
    }
    keys->agains = 0;
}

static void set_key(struct form_key *key, struct str value, struct place place)
{
    buf_clear(&key->text);
    buf_str(&key->text, value);
    key->place = place;
}

void form_keys_keep(struct form_keys *keys)
{
    for (int k = 0; k < KEY_COUNT; k++) {
        if (keys->later[k].text.n == 0)
            continue;
        if (keys->said[k].text.n == 0)
            set_key(&keys->said[k], buf_view(&keys->later[k].text), keys->later[k].place);
        buf_clear(&keys->later[k].text);
    }
}

/* A heading that this form has already: the next form begins, with what was said since the last
 * figure. */
static void begin_next(struct form *f)
{
    struct form_key kept[KEY_COUNT];

    memcpy(kept, f->keys.later, sizeof kept);
    memset(f->keys.later, 0, sizeof f->keys.later);
    form_finish(f);
    for (int k = 0; k < KEY_COUNT; k++) {
        if (kept[k].text.n == 0) {
            buf_free(&kept[k].text);
            continue;
        }
        set_key(&f->keys.said[k], buf_view(&kept[k].text), kept[k].place);
        form_begin_at(f, kept[k].place.file, kept[k].place.line);
        f->named = true;
        buf_free(&kept[k].text);
    }
}

static void say_two(struct form *f, enum stream_key k, struct str value, struct place place)
{
    intake_say(f->in, &f->sub, SEVERITY_ERROR, "key", place,
               "'%.*s': the form has said '%.*s' already, on line %lu; leave one of the two",
               STR_ARG(value), (int)f->keys.said[k].text.n, f->keys.said[k].text.s,
               f->keys.said[k].place.line);
}

/* Whether it means the same cannot be told yet. */
static void say_again(struct form *f, enum stream_key k, struct str value, struct place place)
{
    struct form_again *again = &f->keys.again[f->keys.agains];

    if (str_eq(buf_view(&f->keys.said[k].text), value))
        return;
    if (f->keys.agains == FORM_AGAIN) {
        say_two(f, k, value, place);
        return;
    }
    again->key = k;
    again->place = place;
    buf_clear(&again->text);
    buf_str(&again->text, value);
    f->keys.agains++;
}

static struct str county_of(struct form *f)
{
    return f->keys.said[KEY_COUNTY].text.n > 0 ? buf_view(&f->keys.said[KEY_COUNTY].text)
                                               : f->in->given[KEY_COUNTY];
}

void form_keys_agree(struct form *f)
{
    for (size_t i = 0; i < f->keys.agains; i++) {
        const struct form_again *again = &f->keys.again[i];
        struct str value = buf_view(&again->text);

        if (!intake_means_same(f->in, again->key, county_of(f), value,
                               buf_view(&f->keys.said[again->key].text)))
            say_two(f, again->key, value, again->place);
    }
    f->keys.agains = 0;
}

void form_keys_heading(struct form *f, enum stream_key k, struct str value, const struct row *row,
                       size_t column)
{
    struct place place = row_place(row, column);

    if (f->figures && (f->keys.said[k].text.n > 0 || f->keys.later[k].text.n > 0))
        begin_next(f);
    form_begin_at(f, row->file, row->line);
    f->named = true;
    if (value.n == 0)
        return;
    if (f->figures && f->in->given[k].n > 0) { /* the option serves, so it may be the next one's */
        set_key(&f->keys.later[k], value, place);
        return;
    }
    if (f->keys.said[k].text.n > 0) {
        say_again(f, k, value, place);
        return;
    }
    set_key(&f->keys.said[k], value, place);
    if (k == KEY_DEPARTMENT)
        submission_key(&f->sub, k, value); /* for messages, until the county is known */
}

bool form_keys_are_foot(const struct form *f)
{
    if (f->figures || f->sub.errors > 0 || f->keys.before[KEY_DEPARTMENT].n == 0)
        return false;
    for (int k = 0; k < KEY_COUNT; k++)
        if (f->keys.said[k].text.n > 0 &&
            !intake_means_same(f->in, (enum stream_key)k, buf_view(&f->keys.before[KEY_COUNTY]),
                               buf_view(&f->keys.said[k].text), buf_view(&f->keys.before[k])))
            return false;
    return true;
}

static void remember(struct form *f)
{
    for (int k = 0; k < KEY_COUNT; k++) {
        buf_clear(&f->keys.before[k]);
        if (f->figures)
            buf_str(&f->keys.before[k], buf_view(&f->sub.key[k]));
    }
}

void form_keys_finish(struct form *f)
{
    form_keys_keep(&f->keys);
    form_keys_agree(f);
    for (int k = 0; k < KEY_COUNT; k++)
        intake_key(f->in, &f->sub, (enum stream_key)k, buf_view(&f->keys.said[k].text),
                   f->keys.said[k].place);
    remember(f);
}
