#include "digest.h"

#include "buf.h"

enum { BLOCK = 64 * 1024 };

void digest_begin(struct digest *d)
{
    sha256_init(&d->context);
    d->bytes = 0;
}

void digest_add(struct digest *d, struct str s)
{
    sha256_update(&d->context, s.n, (const uint8_t *)s.s);
    d->bytes += s.n;
}

void digest_end(struct digest *d, char text[DIGEST_TEXT])
{
    uint8_t bytes[SHA256_DIGEST_SIZE];

    sha256_digest(&d->context, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(text + 2 * i, 3, "%02x", bytes[i]);
}

bool digest_file(struct digest *d, FILE *f)
{
    static char block[BLOCK];
    size_t got;

    while ((got = fread(block, 1, sizeof block, f)) > 0)
        digest_add(d, (struct str){ block, got });
    return ferror(f) == 0;
}

void digest_framework(const char *folder, char text[DIGEST_TEXT])
{
    static const char *const names[] = { "framework.csv", "items.csv", "indicators.csv",
                                         "checks.csv" };
    struct digest whole, one;
    struct buf path = { 0 };

    digest_begin(&whole);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char own[DIGEST_TEXT];
        FILE *f;

        buf_clear(&path);
        buf_printf(&path, "%s/%s", folder, names[i]);
        f = fopen(buf_cstr(&path), "rb");
        if (f == NULL)
            continue;
        digest_begin(&one);
        digest_file(&one, f);
        digest_end(&one, own);
        fclose(f);
        buf_clear(&path);
        buf_printf(&path, "%s  %s\n", own, names[i]);
        digest_add(&whole, buf_view(&path));
    }
    digest_end(&whole, text);
    buf_free(&path);
}
