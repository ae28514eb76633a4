/* A framework's four files out of one input. What can be used has no fault and the other way round;
 * its tree is a tree; a cohort is scored, explained and looked through, and no points leave
 * 0..weight, no total its bounds.
 *
 * The files stand in the input one behind the other, each begun by a line that ends with its name:
 * "== items.csv". One that is not there is absent. */
#include <errno.h>

#include "score/explain/explain.h"
#include "score/findings/findings.h"
#include "score/lint.h"
#include "tests/fuzz/fuzz.h"
#include "text.h"

enum { ROWS = 7 };

/* Takes the line at the front of *rest, without its end. */
static struct str take_line(struct str *rest)
{
    const char *end = memchr(rest->s, '\n', rest->n);
    struct str line = { rest->s, end != NULL ? (size_t)(end - rest->s) : rest->n };

    *rest = str_skip(*rest, end != NULL ? line.n + 1 : line.n);
    return line;
}

static bool is_mark(struct str line)
{
    return str_starts(line, str_of("== "));
}

/* A framework_opener. from is the input. */
static FILE *open_part(void *from, const char *path)
{
    struct str rest = *(const struct str *)from, name = str_of(strrchr(path, '/') + 1), part;

    errno = ENOENT;
    while (rest.n > 0) {
        struct str line = take_line(&rest);

        if (!is_mark(line) || !str_eq(str_skip(line, 3), name))
            continue;
        part = (struct str){ rest.s, 0 };
        while (rest.n > 0 && !is_mark(rest))
            take_line(&rest);
        part.n = (size_t)(rest.s - part.s);
        return fmemopen((char *)(uintptr_t)part.s, part.n, "rb");
    }
    return NULL;
}

static void check_tree(const struct framework *fw)
{
    MUST(fw->nodes > 1 && fw->node[0].parent == NOWHERE && node_is_section(&fw->node[0]));
    for (size_t i = 0; i < fw->nodes; i++) {
        const struct node *n = &fw->node[i];
        int64_t weights = 0;

        MUST(framework_node(fw, n->code) == (int)i && n->weight >= 0);
        MUST(i == 0 || (n->parent >= 0 && (size_t)n->parent < i));
        MUST(node_is_section(n) == (n->first_child != NOWHERE));
        MUST(node_is_section(n) == (n->formula.text.n == 0));
        for (int c = n->first_child; c != NOWHERE; c = fw->node[c].next_sibling) {
            MUST(fw->node[c].parent == (int)i);
            weights += fw->node[c].weight;
        }
        MUST(n->rule != RULE_SUM || weights == n->weight);
    }
}

/* Values and absences, a little different in every item. A label is one of three. */
static void fill(struct observations *o, const struct framework *fw, struct report *report)
{
    static const char *const figures[ROWS + 2] = {
        "0", "1", "0.5", "100", "-3", "95.75", "800000000000000000", "", "NA"
    };
    static const char *const departments[ROWS] = { "a", "b", "c", "=d", "e", "f", "\"" };
    static const char *const labels[3] = { "优秀", "是", "x,\n" };

    observations_init(o, fw);
    for (size_t row = 0; row < ROWS; row++) {
        struct str name = str_of(departments[row]);
        struct str key[KEY_COUNT] = { { "c", 1 }, { "2024", 4 }, name };

        observations_begin(o, key);
        for (size_t i = 0; i < fw->items; i++) {
            size_t k = (i + row) % (ROWS + 2);
            bool is_label = fw->item[i].is_label && k < ROWS;

            MUST(observations_read(o, i, str_of(is_label ? labels[k % 3] : figures[k])));
        }
        observations_add(o, row + 1);
    }
    observations_group(o, "f", report);
}

static void check_scores(const struct cohort *c)
{
    for (size_t node = 0; node < c->fw->nodes; node++) {
        const struct node *n = &c->fw->node[node];
        int64_t most = points_award(c->fw, node_weight(n), node_weight(n));

        for (size_t i = 0; node > 0 && !node_is_section(n) && i < c->n; i++)
            MUST(c->node[node].points[i] == POINTS_MISSING ||
                 (c->node[node].points[i] >= 0 && c->node[node].points[i] <= most));
    }
    for (size_t i = 0; i < c->n; i++)
        MUST(c->low[i] <= c->high[i]);
}

static void score_cohort(struct cohort *c, struct explainer *explain, struct findings *findings)
{
    struct buf text = { 0 };

    cohort_score(c);
    check_scores(c);
    explain_cohort(explain, c);
    findings_cohort(findings, c);
    for (size_t node = 0; node < c->fw->nodes; node++)
        for (size_t i = 0; !node_is_section(&c->fw->node[node]) && i < c->n; i++) {
            buf_clear(&text);
            reason_write(&explain->reasoner, &text, c, node, i, NULL);
            MUST(text.n > 0 && text_valid(buf_view(&text)) == text.n);
        }
    buf_free(&text);
}

static void score(const struct framework *fw, enum self_mode self, enum language language,
                  struct report *report)
{
    struct observations o;
    struct cohort c;
    struct explainer explain;
    struct findings findings;

    fill(&o, fw, report);
    cohort_init(&c, fw, self, NULL);
    MUST(explain_open(&explain, fw, "/dev/null", language, NULL));
    MUST(findings_open(&findings, fw, "/dev/null", language));
    findings_prepare(&findings, &o);
    for (size_t k = 0; k < o.cohorts; k++) { /* more than one where departments make them */
        cohort_take(&c, &o, o.start[k], o.start[k + 1] - o.start[k]);
        score_cohort(&c, &explain, &findings);
    }
    explain_free(&explain);
    findings_free(&findings);
    cohort_free(&c);
    observations_free(&o);
}

static void ignore(struct report *r, enum severity severity, const char *kind, struct place place,
                   struct str text)
{
    (void)r, (void)severity, (void)kind, (void)place, (void)text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct str input = { (const char *)data, n };
    struct report report = { .emit = ignore };
    struct framework fw;
    struct buf tree = { 0 };
    bool usable = framework_read(&fw, "f", open_part, &input, &report);

    MUST(usable == (report.count[SEVERITY_ERROR] == 0));
    if (usable) {
        check_tree(&fw);
        lint_framework(&fw, "f", &report);
        lint_tree(&tree, &fw);
        score(&fw, (enum self_mode)(n % SELF_MODES), (enum language)(n % LANGUAGES), &report);
    }
    buf_free(&tree);
    framework_free(&fw);
    return 0;
}
