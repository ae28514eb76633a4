/* Replays the seeds of tests/fuzz/fuzz_framework.c, and what fuzzing has found. */
#include "tests/fuzz/fuzz_framework.c"
#include "tests/fuzz/replay.h"

int main(void)
{
    int n =
        replay_folder("tests/fuzz/seeds/framework") + replay_folder("tests/fuzz/found/framework");

    printf("%d inputs replayed\n", n);
    return n > 0 ? 0 : 1;
}
