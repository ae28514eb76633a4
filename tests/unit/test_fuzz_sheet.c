/* Replays the seeds of tests/fuzz/fuzz_sheet.c, and what fuzzing has found. */
#include "tests/fuzz/fuzz_sheet.c"
#include "tests/fuzz/replay.h"

int main(void)
{
    int n = replay_folder("data/messy") + replay_folder("tests/fuzz/found/sheet");

    printf("%d inputs replayed\n", n);
    return n > 0 ? 0 : 1;
}
