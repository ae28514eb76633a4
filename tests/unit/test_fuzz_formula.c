/* Replays the seeds of tests/fuzz/fuzz_formula.c, and what fuzzing has found. */
#include "tests/fuzz/fuzz_formula.c"
#include "tests/fuzz/replay.h"

int main(void)
{
    int n = replay_folder("tests/fuzz/seeds/formula") + replay_folder("tests/fuzz/found/formula");

    printf("%d inputs replayed\n", n);
    return n > 0 ? 0 : 1;
}
