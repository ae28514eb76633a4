#include "mem.h"

#include <stdalign.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

static void new_memory_is_zeroed(void **state)
{
    unsigned char *p = mem_new(1000, 3);

    (void)state;
    for (size_t i = 0; i < 3000; i++)
        assert_int_equal(p[i], 0);
    free(p);
    p = mem_new(0, 8); /* still something to free */
    assert_non_null(p);
    free(p);
}

static void arrays_grow(void **state)
{
    size_t cap = 0;
    int *p = NULL;

    (void)state;
    for (size_t i = 0; i < 1000; i++) {
        size_t before = cap;

        p = mem_grow(p, &cap, i + 1, sizeof *p);
        assert_true(cap > i && cap >= before);
        p[i] = (int)i;
    }
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(p[i], i);
    free(p);
}

static void arena_keeps_what_it_gave(void **state)
{
    struct arena a = { 0 };
    char *kept[2000];

    (void)state;
    for (size_t i = 0; i < 2000; i++) {
        size_t n = i % 7 == 0 ? 70000 : i % 97; /* some are larger than a block */

        kept[i] = arena_new(&a, n + 1, 1);
        assert_int_equal((uintptr_t)kept[i] % alignof(max_align_t), 0);
        for (size_t j = 0; j <= n; j++)
            assert_int_equal(kept[i][j], 0);
        memset(kept[i], (int)(i % 251), n + 1);
    }
    for (size_t i = 0; i < 2000; i++)
        assert_int_equal((unsigned char)kept[i][0], i % 251);
    assert_string_equal(arena_copy(&a, "县级", 6), "县级");
    assert_string_equal(arena_copy(&a, NULL, 0), "");
    arena_free(&a);
    assert_null(a.blocks);
    arena_free(&a);
}

/* Objects come and go, and the memory they take does not grow; what is new is zeroed all the
 * same. */
static void arena_is_used_again(void **state)
{
    struct arena a = { 0 };
    void *block;

    (void)state;
    arena_clear(&a);
    assert_null(a.blocks);
    for (size_t round = 0; round < 10; round++) {
        for (size_t i = 0; i < 100; i++) {
            char *p = arena_new(&a, 1, i % 10 == 0 ? 70000 : 7000);

            for (size_t j = 0; j < 7000; j++)
                assert_int_equal(p[j], 0);
            memset(p, 1, 7000);
        }
        arena_clear(&a);
        block = a.blocks;
        assert_non_null(block);
        assert_null(*(void **)block); /* no other stays */
        arena_new(&a, 1, 1);
        assert_ptr_equal(a.blocks, block);
    }
    arena_free(&a);
}

static void ask_new(void)
{
    mem_new(SIZE_MAX / 2 + 2, 2); /* 2, if it overflowed unseen */
}

static void ask_resize(void)
{
    mem_resize(NULL, SIZE_MAX / 4 + 2, 4);
}

static void ask_arena(void)
{
    struct arena a = { 0 };

    arena_new(&a, SIZE_MAX - 8, 1);
}

static void ask_copy(void)
{
    struct arena a = { 0 };

    arena_copy(&a, "", SIZE_MAX);
}

static void ask_buf(void)
{
    struct buf b = { 0 };

    buf_char(&b, 'x');
    buf_reserve(&b, SIZE_MAX);
}

/* A size that overflows must end the process with status 1, never come back short. */
static void refuses_sizes_that_overflow(void **state)
{
    static void (*const ask[])(void) = { ask_new, ask_resize, ask_arena, ask_copy, ask_buf };

    (void)state;
    for (size_t i = 0; i < sizeof ask / sizeof ask[0]; i++) {
        pid_t child = fork();
        int status;

        assert_true(child >= 0);
        if (child == 0) {
            if (freopen("/dev/null", "w", stderr) == NULL)
                _exit(3);
            ask[i]();
            _exit(2);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_memory_is_zeroed),        cmocka_unit_test(arrays_grow),
        cmocka_unit_test(arena_keeps_what_it_gave),    cmocka_unit_test(arena_is_used_again),
        cmocka_unit_test(refuses_sizes_that_overflow),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
