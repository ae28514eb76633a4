#include "file/input.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "file/progress.h"

enum { BLOCK = 64 * 1024, SMALL = 32 * 1024 };

static const char *const standard_input = "(standard input)";

static long read_file(void *file, char *into, size_t n)
{
    long got = csvin_stdio(file, into, n);

    if (got > 0)
        progress_add((size_t)got);
    return got;
}

static long read_on(void *input, char *into, size_t n)
{
    struct input *i = input;

    if (!i->in_memory)
        return read_file(i->f, into, n);
    if (n > i->small.n - i->at)
        n = i->small.n - i->at;
    if (n == 0)
        return 0;
    memcpy(into, i->small.s + i->at, n);
    i->at += n;
    progress_add(n);
    return (long)n;
}

/* Copies a pipe into a temporary file, which goes when it is closed. */
static bool keep(struct input *i, FILE *pipe)
{
    char block[BLOCK];
    long got;

    i->f = tmpfile();
    if (i->f == NULL)
        return false;
    while ((got = read_file(pipe, block, sizeof block)) > 0)
        if (fwrite(block, 1, (size_t)got, i->f) != (size_t)got)
            return false;
    if (got < 0 || fflush(i->f) != 0)
        return false;
    rewind(i->f);
    return true;
}

/* Takes a file of so many bytes into memory, unless it has grown meanwhile. */
static bool take_small(struct input *i, size_t size)
{
    char *into = buf_reserve(&i->small, size + 1);

    i->small.n = fread(into, 1, size + 1, i->f);
    i->in_memory = i->small.n <= size;
    return !ferror(i->f) && (i->in_memory || fseek(i->f, i->start, SEEK_SET) == 0);
}

static bool open_file(struct input *i, const char *path)
{
    bool is_stdin = strcmp(path, "-") == 0, kept;
    FILE *f = is_stdin ? stdin : fopen(path, "rb");
    struct stat st;

    if (f == NULL)
        return false;
    i->f = f;
    if (fstat(fileno(f), &st) != 0)
        return false;
    if (S_ISREG(st.st_mode)) {
        i->start = is_stdin ? ftell(f) : 0;
        if (is_stdin)
            return i->start >= 0;
        setvbuf(f, NULL, _IONBF, 0); /* it is read in blocks in any case */
        return st.st_size > SMALL || take_small(i, (size_t)st.st_size);
    }
    kept = keep(i, f);
    if (!is_stdin) {
        int error = errno;

        fclose(f);
        errno = error;
    }
    return kept;
}

static bool go_back(struct input *i)
{
    i->at = 0;
    if (i->in_memory)
        return true;
    clearerr(i->f);
    return fseek(i->f, i->start, SEEK_SET) == 0;
}

typedef size_t scan_function(struct encoding_scan *scan, const char *s, size_t n, bool last);

static bool scan_file(struct input *i, struct encoding_scan *scan, scan_function *feed)
{
    char block[BLOCK];
    size_t kept = 0;
    long got;

    do {
        size_t n, used;

        got = read_on(i, block + kept, sizeof block - kept);
        if (got < 0)
            return false;
        n = kept + (size_t)got;
        used = feed(scan, block, n, got == 0);
        kept = n - used;
        memmove(block, block + used, kept);
    } while (got > 0);
    return go_back(i);
}

static struct str file_start(struct input *i, char *start, size_t n)
{
    size_t got;

    if (i->in_memory)
        return (struct str){ i->small.s, i->small.n < n ? i->small.n : n };
    got = fread(start, 1, n, i->f);
    return (struct str){ start, go_back(i) ? got : 0 };
}

/* The place of a byte: cells are counted by whichever separator gives most of them. */
static struct place place_of(struct input *i, uint64_t offset)
{
    struct place place = { i->name, 1, 1 };
    unsigned long cells[3] = { 1, 1, 1 };
    char block[BLOCK];
    long got;

    for (; offset > 0; offset -= (uint64_t)got) {
        got = read_on(i, block, offset < sizeof block ? (size_t)offset : sizeof block);
        if (got <= 0)
            break;
        for (long at = 0; at < got; at++) {
            if (block[at] == '\n') {
                place.line++;
                cells[0] = cells[1] = cells[2] = 1;
            }
            cells[0] += block[at] == ',';
            cells[1] += block[at] == '\t';
            cells[2] += block[at] == ';';
        }
    }
    for (size_t s = 0; s < 3; s++)
        if (cells[s] > place.column)
            place.column = cells[s];
    return place;
}

static bool say(const struct input *i, struct report *report, const char *what)
{
    report_add(report, SEVERITY_ERROR, "file", (struct place){ .file = i->name }, "%s", what);
    return false;
}

static bool cannot_read(const struct input *i, struct report *report)
{
    report_add(report, SEVERITY_ERROR, "file", (struct place){ .file = i->name },
               "cannot be read: %s", strerror(errno));
    return false;
}

static bool decide(struct input *i, enum encoding *e, struct report *report)
{
    struct encoding_scan utf8 = { 0 }, gb18030 = { 0 };

    if (!scan_file(i, &utf8, encoding_scan_utf8))
        return cannot_read(i, report);
    if (encoding_is_binary(&utf8))
        return say(
            i, report,
            "this is UTF-16 without its mark, or no text at all; save it as CSV UTF-8, or try "
            "--encoding utf-16");
    if (utf8.bad > 0 && !scan_file(i, &gb18030, encoding_scan_gb18030))
        return cannot_read(i, report);
    if (encoding_decide(&utf8, &gb18030, e))
        return true;
    report_add(
        report, SEVERITY_ERROR, "bytes", place_of(i, gb18030.first_bad),
        "the byte 0x%02X fits neither UTF-8 nor GB18030, and it is not the only one; save the "
        "file as CSV UTF-8, or say --encoding",
        gb18030.bad_byte);
    return false;
}

static bool find_utf16(struct input *i, enum encoding *e, struct report *report)
{
    char bytes[4096];

    *e = encoding_of_utf16(file_start(i, bytes, sizeof bytes));
    return !ferror(i->f) || cannot_read(i, report);
}

static bool find_encoding(struct input *i, enum encoding_choice choice, enum encoding *e,
                          struct report *report)
{
    char bytes[8];
    struct str start = file_start(i, bytes, sizeof bytes);
    const char *foreign = encoding_foreign(start);
    bool marked = encoding_by_mark(start, e);

    if (ferror(i->f))
        return cannot_read(i, report);
    if (foreign != NULL)
        return say(i, report, foreign);
    switch (choice) {
    case CHOICE_UTF8: *e = ENCODING_UTF8; return true;
    case CHOICE_GB18030: *e = ENCODING_GB18030; return true;
    case CHOICE_UTF16:
        return (marked && (*e == ENCODING_UTF16BE || *e == ENCODING_UTF16LE)) ||
               find_utf16(i, e, report);
    default: return marked || decide(i, e, report);
    }
}

bool input_open(struct input *i, const char *path, enum encoding_choice choice,
                struct report *report)
{
    enum encoding e;

    *i = (struct input){ .name = strcmp(path, "-") == 0 ? standard_input : path };
    if (!decode_open(&i->decode, ENCODING_UTF8, read_on, i) || !open_file(i, path))
        return cannot_read(i, report);
    if (!find_encoding(i, choice, &e, report))
        return false;
    decode_close(&i->decode);
    if (!decode_open(&i->decode, e, read_on, i)) {
        report_add(report, SEVERITY_ERROR, "file", (struct place){ .file = i->name },
                   "it is in %s, which the iconv of this system does not know", encoding_name(e));
        return false;
    }
    return true;
}

void input_close(struct input *i)
{
    decode_close(&i->decode);
    if (i->f != NULL && i->f != stdin)
        fclose(i->f);
    buf_free(&i->small);
}

bool input_digest(struct input *i, struct digest *d)
{
    if (i->in_memory) {
        digest_add(d, buf_view(&i->small));
        return true;
    }
    return digest_file(d, i->f) && go_back(i);
}

long input_read(void *input, char *into, size_t n)
{
    return decode_read(&((struct input *)input)->decode, into, n);
}

uint64_t input_size(char *const *path, int n)
{
    uint64_t size = 0;

    for (int i = 0; i < n; i++) {
        struct stat st;

        if (stat(path[i], &st) != 0)
            continue; /* it is reported when its turn comes */
        if (!S_ISREG(st.st_mode))
            return 0;
        size += (uint64_t)st.st_size;
    }
    return size * INPUT_PASSES;
}
