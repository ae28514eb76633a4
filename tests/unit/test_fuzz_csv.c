/* Replays the seeds of tests/fuzz/fuzz_csv.c, and what fuzzing has found. */
#include "tests/fuzz/fuzz_csv.c"
#include "tests/fuzz/replay.h"

int main(void)
{
    int n = replay_folder("data/messy") + replay_folder("tests/fuzz/found/csv");

    printf("%d inputs replayed\n", n);
    return n > 0 ? 0 : 1;
}
