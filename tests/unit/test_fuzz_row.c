/* Replays the seeds of tests/fuzz/fuzz_row.c, and what fuzzing has found. */
#include "tests/fuzz/fuzz_row.c"
#include "tests/fuzz/replay.h"

int main(void)
{
    int n = replay_folder("tests/fuzz/seeds/row") + replay_folder("tests/fuzz/found/row");

    printf("%d inputs replayed\n", n);
    return n > 0 ? 0 : 1;
}
