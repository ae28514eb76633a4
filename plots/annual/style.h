/* How the report's pages look. */
#ifndef JIXIAO_PLOTS_ANNUAL_STYLE_H
#define JIXIAO_PLOTS_ANNUAL_STYLE_H

extern const char annual_style[], annual_style_narrow[],
    annual_style_paper[]; /* one behind the other */

#endif
