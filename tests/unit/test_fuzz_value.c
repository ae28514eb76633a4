/* Replays the seeds of tests/fuzz/fuzz_value.c, and what fuzzing has found. */
#include "tests/fuzz/fuzz_value.c"
#include "tests/fuzz/replay.h"

int main(void)
{
    int n = replay_folder("tests/fuzz/seeds/value") + replay_folder("tests/fuzz/found/value");

    printf("%d inputs replayed\n", n);
    return n > 0 ? 0 : 1;
}
