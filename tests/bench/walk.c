/* Walks the CSV files on its command line once with libcsv, from a buffer of a mebibyte, and
 * counts: the least that a program which reads with libcsv can take. */
#include <csv.h>
#include <stdio.h>

struct counts {
    size_t rows, cells, bytes;
};

static void count_cell(void *cell, size_t n, void *counts)
{
    struct counts *c = counts;

    (void)cell;
    c->cells++;
    c->bytes += n;
}

static void count_row(int end, void *counts)
{
    struct counts *c = counts;

    (void)end;
    c->rows++;
}

static int walk(FILE *in, struct counts *c)
{
    static char buffer[1 << 20];
    struct csv_parser parser;
    size_t n;
    int well = csv_init(&parser, 0) == 0;

    while (well && (n = fread(buffer, 1, sizeof buffer, in)) > 0)
        well = csv_parse(&parser, buffer, n, count_cell, count_row, c) == n;
    if (well)
        csv_fini(&parser, count_cell, count_row, c);
    csv_free(&parser);
    return well && !ferror(in);
}

int main(int argc, char **argv)
{
    struct counts c = { 0 };

    for (int i = 1; i < argc; i++) {
        FILE *in = fopen(argv[i], "r");

        if (in == NULL || !walk(in, &c)) {
            perror(argv[i]);
            return 1;
        }
        fclose(in);
    }
    printf("%zu rows, %zu cells, %zu bytes in them\n", c.rows, c.cells, c.bytes);
    return 0;
}
