#include "digits_put.h"

char *digits_put_any(char *to, uint64_t n, unsigned scale, bool trimmed)
{
    char last[DIGITS_PUT_ROOM]; /* the digits, from the last to the first */
    unsigned digits = 0;

    for (; trimmed && scale > 0 && n % 10 == 0; scale--)
        n /= 10;
    for (; n > 0 || digits <= scale; n /= 10)
        last[digits++] = (char)('0' + n % 10);
    while (digits > scale)
        *to++ = last[--digits];
    if (scale > 0)
        *to++ = '.';
    while (digits > 0)
        *to++ = last[--digits];
    return to;
}
