/* The head of a form's columns: 项目, 数值, 单位, several side by side in wide forms. */
#ifndef JIXIAO_INGEST_FORM_HEAD_H
#define JIXIAO_INGEST_FORM_HEAD_H

#include "sheet/form.h"

/* Makes the resolved row the form's head. */
void form_head_read(struct form *f, const struct row *row);

#endif
