/* Numbers: the short way (digits.h), the plain loop and the C library agree, to the last bit. */
#include "decimal.h"
#include "digits.h"
#include "tests/fuzz/fuzz.h"

/* digits[.digits], a character at a time. */
static bool slowly(struct str s, struct digits *d)
{
    bool point = false;

    *d = (struct digits){ 0 };
    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] == '.' && !point) {
            point = true;
            continue;
        }
        if (s.s[i] < '0' || s.s[i] > '9')
            return false;
        d->mantissa = d->mantissa * 10 + (uint64_t)(s.s[i] - '0');
        *(point ? &d->decimals : &d->whole) += 1;
    }
    return d->whole > 0 && (!point || d->decimals > 0);
}

static void check_digits(struct str s)
{
    struct digits fast = { 0 }, slow;
    bool is = slowly(s, &slow);

    MUST(is == (decimal_plain(s) && s.s[0] != '-'));
    if (!digits_read(s, &fast)) {
        MUST(!is || slow.whole > 7 || slow.decimals > 8); /* only long ones may be left */
        return;
    }
    MUST(is && fast.whole == slow.whole && fast.decimals == slow.decimals);
    MUST(fast.mantissa == slow.mantissa);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *text = malloc(n + 1); /* to the byte, so that reading beside it is seen */
    char *exact = malloc(n > 0 ? n : 1);
    struct str s = { exact, n };
    struct buf shifted = { 0 };
    real value;

    memcpy(exact, data, n);
    memcpy(text, data, n);
    text[n] = '\0';
    check_digits(s);
    MUST(decimal_read(s, &value) == decimal_plain(s));
    if (decimal_plain(s)) {
        MUST(decimal_double(s) == strtod(text, NULL));
        MUST(n > 18 || value == strtold(text, NULL));
        decimal_shift(&shifted, s, 0);
        MUST(n > 18 || decimal_double(buf_view(&shifted)) == strtod(text, NULL));
    }
    free(text);
    free(exact);
    buf_free(&shifted);
    return 0;
}
