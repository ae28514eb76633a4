/* Replays the seeds of tests/fuzz/fuzz_band.c, and what fuzzing has found. */
#include "tests/fuzz/fuzz_band.c"
#include "tests/fuzz/replay.h"

int main(void)
{
    int n = replay_folder("tests/fuzz/seeds/band") + replay_folder("tests/fuzz/found/band");

    printf("%d inputs replayed\n", n);
    return n > 0 ? 0 : 1;
}
