/* Replays the seeds of tests/fuzz/fuzz_number.c, and what fuzzing has found. */
#include "tests/fuzz/fuzz_number.c"
#include "tests/fuzz/replay.h"

int main(void)
{
    int n = replay_folder("tests/fuzz/seeds/value") + replay_folder("tests/fuzz/found/number");

    printf("%d inputs replayed\n", n);
    return n > 0 ? 0 : 1;
}
