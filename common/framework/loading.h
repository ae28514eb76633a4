/* What the files of this folder share while a framework is being read; nobody else includes it. */
#ifndef JIXIAO_FRAMEWORK_LOADING_H
#define JIXIAO_FRAMEWORK_LOADING_H

#include "framework.h"
#include "sheet.h"

struct loading {
    struct framework *fw;
    const char *folder;
    framework_opener *open;
    void *from; /* open's own */
    struct report *report;
    bool usable; /* no fault so far */
};

/* A fault at a cell (by its index in the sheet's table, or -1 for the row): the framework is
 * refused. */
__attribute__((format(printf, 5, 6))) void loading_fault(struct loading *l, const struct sheet *s,
                                                         const struct sheet_row *row, int column,
                                                         const char *fmt, ...);

/* An oddity: the framework can be used. */
__attribute__((format(printf, 5, 6))) void loading_warn(struct loading *l, const struct sheet *s,
                                                        const struct sheet_row *row, int column,
                                                        const char *fmt, ...);

/* folder/name, for as long as the framework lives. */
const char *loading_path(struct loading *l, const char *name);

/* Reads one of the four files. One that is absent is a fault where it is needed. False where there
 * are no rows to go through. */
bool loading_sheet(struct loading *l, struct sheet *s, const char *name,
                   const struct sheet_column *table, bool needed);

/* Index of word among names (which end with NULL), or NOWHERE. */
int loading_choice(const char *const *names, struct str word);

/* Whether code can be a code: a word of letters, digits, '_' and '.' that begins with a letter. */
bool loading_is_code(struct str code);

void loading_settings(struct loading *l); /* framework.csv */
void loading_items(struct loading *l);    /* items.csv */
void loading_nodes(struct loading *l);    /* indicators.csv, after the items */
void loading_checks(struct loading *l);   /* checks.csv, after the items */

/* Compiles the formula in a cell into f; what is wrong with it is a fault, with the place in it
 * where it is long. code is whose it is. */
void loading_formula(struct loading *l, const struct sheet *s, const struct sheet_row *row,
                     int column, struct str code, struct formula *f);

/* For formulas: the index of an item that holds numbers. context is the framework. */
int loading_number_item(void *framework, struct str code);

#endif
