#include "sheet/form_keys.h"

#include <string.h>

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

bool form_keys_have(const struct form_keys *keys, enum stream_key k)
{
    return keys->said[k].text.n > 0 || keys->later[k].text.n > 0;
}

void form_keys_take_later(struct form_keys *keys, struct form_key later[KEY_COUNT])
{
    memcpy(later, keys->later, sizeof keys->later);
    memset(keys->later, 0, sizeof keys->later);
}

void form_keys_begin_with(struct form_keys *keys, struct form_key later[KEY_COUNT])
{
    for (int k = 0; k < KEY_COUNT; k++) {
        if (later[k].text.n > 0)
            set_key(&keys->said[k], buf_view(&later[k].text), later[k].place);
        buf_free(&later[k].text);
    }
}

static void say_two(const struct form_keys *keys, struct intake *in, struct submission *s,
                    enum stream_key k, struct str value, struct place place)
{
    const struct form_key *said = &keys->said[k];

    intake_say(in, s, SEVERITY_ERROR, "key", place,
               "'%.*s': the form has said '%.*s' already, on line %lu; leave one of the two",
               STR_ARG(value), (int)said->text.n, said->text.s, said->place.line);
}

/* Whether it means the same cannot be told yet. */
static void say_again(struct form_keys *keys, struct intake *in, struct submission *s,
                      enum stream_key k, struct str value, struct place place)
{
    struct form_again *again = &keys->again[keys->agains];

    if (str_eq(buf_view(&keys->said[k].text), value))
        return;
    if (keys->agains == FORM_AGAIN) {
        say_two(keys, in, s, k, value, place);
        return;
    }
    again->key = k;
    again->place = place;
    buf_clear(&again->text);
    buf_str(&again->text, value);
    keys->agains++;
}

void form_keys_say(struct form_keys *keys, struct intake *in, struct submission *s, bool figures,
                   enum stream_key k, struct str value, struct place place)
{
    if (value.n == 0)
        return;
    if (figures && in->given[k].n > 0) { /* the option serves, so it may be the next one's */
        set_key(&keys->later[k], value, place);
        return;
    }
    if (keys->said[k].text.n > 0) {
        say_again(keys, in, s, k, value, place);
        return;
    }
    set_key(&keys->said[k], value, place);
    if (k == KEY_DEPARTMENT)
        submission_key(s, k, value); /* for messages, until the county is known */
}

static struct str county_of(const struct form_keys *keys, const struct intake *in)
{
    return keys->said[KEY_COUNTY].text.n > 0 ? buf_view(&keys->said[KEY_COUNTY].text)
                                             : in->given[KEY_COUNTY];
}

void form_keys_agree(struct form_keys *keys, struct intake *in, struct submission *s)
{
    for (size_t i = 0; i < keys->agains; i++) {
        const struct form_again *again = &keys->again[i];
        struct str value = buf_view(&again->text);

        if (!intake_means_same(in, again->key, county_of(keys, in), value,
                               buf_view(&keys->said[again->key].text)))
            say_two(keys, in, s, again->key, value, again->place);
    }
    keys->agains = 0;
}

bool form_keys_are_foot(const struct form_keys *keys, const struct intake *in)
{
    if (keys->before[KEY_DEPARTMENT].n == 0)
        return false;
    for (enum stream_key k = 0; k < KEY_COUNT; k++)
        if (keys->said[k].text.n > 0 &&
            !intake_means_same(in, k, buf_view(&keys->before[KEY_COUNTY]),
                               buf_view(&keys->said[k].text), buf_view(&keys->before[k])))
            return false;
    return true;
}

void form_keys_finish(struct form_keys *keys, struct intake *in, struct submission *s, bool figures)
{
    form_keys_keep(keys);
    form_keys_agree(keys, in, s);
    for (enum stream_key k = 0; k < KEY_COUNT; k++)
        intake_key(in, s, k, buf_view(&keys->said[k].text), keys->said[k].place);
    for (enum stream_key k = 0; k < KEY_COUNT; k++) {
        buf_clear(&keys->before[k]);
        if (figures)
            buf_str(&keys->before[k], buf_view(&s->key[k]));
    }
}
