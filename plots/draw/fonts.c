#include "draw/fonts.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

#include "draw/type.h"
#include "mem.h"

const char fonts_of_readers[] = "Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,PingFang "
                                "SC,WenQuanYi Micro Hei,sans-serif";

/* By preference; any other font with Chinese characters serves where none of them is installed. */
static const char *const preferred[] = {
    "Noto Sans CJK SC",  "Source Han Sans SC", "Source Han Sans CN",  "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei", "Microsoft YaHei",    "Droid Sans Fallback",
};

enum { PREFERRED = sizeof preferred / sizeof preferred[0] };

/* What a Chinese font must have: 年 度 分 镇. */
static const uint32_t chinese[] = { 0x5E74, 0x5EA6, 0x5206, 0x9547 };

static bool has_chinese(const FcCharSet *set)
{
    for (size_t i = 0; i < sizeof chinese / sizeof chinese[0]; i++)
        if (!FcCharSetHasChar(set, chinese[i]))
            return false;
    return true;
}

/* How good a family is: lower is better. A name with a comma or a colon would be read by gnuplot as
 * more than a name. */
static size_t preference(const char *family)
{
    for (size_t i = 0; i < PREFERRED; i++)
        if (strcmp(preferred[i], family) == 0)
            return i;
    return strpbrk(family, ",:\\\"'`") == NULL ? PREFERRED : PREFERRED + 1;
}

/* pango draws these two formats and no other. */
static bool pango_draws(FcPattern *font)
{
    FcChar8 *format;

    return FcPatternGetString(font, FC_FONTFORMAT, 0, &format) == FcResultMatch &&
           (strcmp((const char *)format, "TrueType") == 0 ||
            strcmp((const char *)format, "CFF") == 0);
}

/* The best of a font's names, against the best so far; ties by name, so that the order in which
 * fontconfig lists the fonts does not matter. */
static void consider(struct fonts *f, FcPattern *font, size_t *best)
{
    FcChar8 *name;

    for (int i = 0; FcPatternGetString(font, FC_FAMILY, i, &name) == FcResultMatch; i++) {
        const char *family = (const char *)name;
        size_t rank = preference(family);

        if (rank > *best || (rank == *best && f->family != NULL && strcmp(family, f->family) >= 0))
            continue;
        *best = rank;
        free(f->family);
        f->family = mem_new(strlen(family) + 1, 1);
        strcpy(f->family, family);
    }
}

static uint32_t choose_stand_in(const FcCharSet *covered)
{
    static const uint32_t candidates[] = { 0x3013, 0x25A1, '?' };

    for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++)
        if (FcCharSetHasChar(covered, candidates[i]))
            return candidates[i];
    return ' ';
}

bool fonts_find(struct fonts *f)
{
    FcPattern *any = FcPatternCreate();
    FcObjectSet *wanted = FcObjectSetBuild(FC_FAMILY, FC_CHARSET, FC_FONTFORMAT, (char *)NULL);
    FcFontSet *fonts = FcFontList(NULL, any, wanted);
    size_t best = PREFERRED;

    *f = (struct fonts){ .covered = FcCharSetCreate(), .replaced = FcCharSetCreate() };
    for (int i = 0; fonts != NULL && i < fonts->nfont; i++) {
        FcCharSet *set;

        if (!pango_draws(fonts->fonts[i]) ||
            FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &set) != FcResultMatch)
            continue;
        FcCharSetMerge(f->covered, set, NULL);
        if (has_chinese(set))
            consider(f, fonts->fonts[i], &best);
    }
    f->stand_in = choose_stand_in(f->covered);
    if (fonts != NULL)
        FcFontSetDestroy(fonts);
    FcObjectSetDestroy(wanted);
    FcPatternDestroy(any);
    return f->family != NULL;
}

void fonts_free(struct fonts *f)
{
    if (f->covered != NULL)
        FcCharSetDestroy(f->covered);
    if (f->replaced != NULL)
        FcCharSetDestroy(f->replaced);
    free(f->family);
    *f = (struct fonts){ 0 };
}

uint32_t fonts_drawable(struct fonts *f, uint32_t c)
{
    if (c == ' ' || FcCharSetHasChar(f->covered, c))
        return c;
    if (type_invisible(c))
        return 0;
    FcCharSetAddChar(f->replaced, c);
    return f->stand_in;
}

uint32_t fonts_replaced(const struct fonts *f, uint32_t c)
{
    FcChar32 map[FC_CHARSET_MAP_SIZE], next = 0;
    FcChar32 base = FcCharSetFirstPage(f->replaced, map, &next);

    while (base != FC_CHARSET_DONE) {
        for (uint32_t bit = 0; bit < 32 * FC_CHARSET_MAP_SIZE; bit++)
            if (map[bit / 32] >> bit % 32 & 1 && base + bit > c)
                return base + bit;
        base = FcCharSetNextPage(f->replaced, map, &next);
    }
    return 0;
}
