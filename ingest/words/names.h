/* What the words of a sheet name: an item of the framework (by name, alias or code), a key (county,
 * year, department), or the head of one of a form's columns. */
#ifndef JIXIAO_INGEST_NAMES_H
#define JIXIAO_INGEST_NAMES_H

#include "framework/framework.h"
#include "strmap.h"
#include "words/unit.h"

enum name_kind {
    NAME_UNKNOWN,
    NAME_BLANK,
    NAME_COUNTY, /* the keys: in the order of enum stream_key */
    NAME_YEAR,
    NAME_DEPARTMENT,
    NAME_ITEM,
    NAME_TWO_ITEMS,  /* a name that two items have */
    NAME_HEAD_NAME,  /* 项目: a form's column of names */
    NAME_HEAD_VALUE, /* 数值 */
    NAME_HEAD_UNIT,  /* 计量单位 */
    NAME_MONEY_UNIT, /* 金额单位: what is in the cell beside is a unit for the whole sheet */
    NAME_ASIDE,      /* 备注, 来源, 填报人 ...: no figure, and no noise is made about it */
    NAME_TOTAL,      /* 合计, 总计 */
};

struct name {
    enum name_kind kind;
    int item;                   /* where kind is NAME_ITEM */
    struct named_unit unit;     /* in brackets behind the name: one of the table, or nothing said */
    const struct unit *is_unit; /* the cell is a unit's name and nothing else */
};

/* A name of an item, ready to be compared. */
struct known_name {
    struct str key;
    int item;
    size_t length;    /* in code points */
    uint64_t letters; /* which code points it has, folded into 64 bits */
};

/* What a cell came to when it was last looked up: all forms of a county come from one template. */
enum { NAME_MEMOS = 1024, NAME_MEMO_LONGEST = 60 };
struct name_memo {
    struct name name;
    unsigned char n; /* 0: none */
    char cell[NAME_MEMO_LONGEST];
};

struct names {
    const struct framework *fw;
    struct known_name *known;
    size_t n, cap;
    struct arena arena;
    struct strmap index;
    struct name_memo *memo; /* by the cell's hash; the later one stays */
    bool has_figures;       /* one of the names is nothing but digits and points */
    bool has_brackets;      /* one of the items' names has some */
    struct buf clean, work; /* scratch; work is the key of the last look-up */
};

/* The names of the framework, which must live as long, and those that every sheet uses. */
void names_init(struct names *names, const struct framework *fw);
void names_free(struct names *names);

/* What a cell names. Brackets with a unit behind the name, other brackets, a number in front ("1."
 * "（一）") and 其中 do not matter. */
struct name names_find(struct names *names, struct str cell);

/* The item with the nearest name, or NOWHERE where none is near. */
int names_nearest(struct names *names, struct str cell);

#endif
