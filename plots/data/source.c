#include "data/source.h"

#include "csvin.h"
#include "program.h"

struct source *source_open(struct sources *s, const char *role, const char *operand)
{
    FILE *f = program_input(operand);
    struct source *source;

    if (f == NULL)
        return NULL;
    source = arena_new(&s->arena, 1, sizeof *source);
    *source = (struct source){ .role = role, .name = program_input_name(operand), .file = f };
    digest_begin(&source->digest);
    if (s->last != NULL)
        s->last->next = source;
    else
        s->first = source;
    s->last = source;
    return source;
}

long source_read(void *from, char *into, size_t n)
{
    struct source *s = from;
    long got = csvin_stdio(s->file, into, n);

    if (got > 0)
        digest_add(&s->digest, (struct str){ into, (size_t)got });
    return got;
}

void source_close(struct source *s)
{
    char rest[BUFSIZ];
    long got = 1;

    while (got > 0)
        got = source_read(s, rest, sizeof rest);
    s->whole = got == 0;
    digest_end(&s->digest, s->sha256);
    program_input_close(s->file);
    s->file = NULL;
}

void sources_free(struct sources *s)
{
    arena_free(&s->arena);
    *s = (struct sources){ 0 };
}
