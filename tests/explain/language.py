"""The clauses of an explanation, in both languages, as patterns. NUM stands for a printed number, OWN for
the words behind a threshold that is the cohort's own; END for those words, or else a blank."""

import re

NUM = r"(-?\d+(?:\.\d+)?%?)"


class Language:
    def __init__(self, own, points, separator, comma, colon, not_applicable, clauses):
        self.points, self.separator, self.comma = points, separator, comma
        self.colon, self.not_applicable = colon, not_applicable
        self.clauses = {
            name: re.compile(text.replace("NUM", NUM).replace("OWN", f"(?:{own})?")
                             .replace("END", f"(?:{own}| )"), re.S)
            for name, text in clauses.items()
        }

    def absent(self, name):
        """What stands before and behind the inputs of an indicator that are not applicable."""
        return name + self.colon, self.not_applicable

    def clause(self, text):
        """(name, groups) of a clause; raises where it is none."""
        for name, pattern in self.clauses.items():
            found = pattern.fullmatch(text)
            if found:
                return name, found.groups()
        raise ValueError(f"no such clause: {text!r}")


LANGUAGES = {
    "zh": Language(
        own="（即最[高低]值）",
        points="；得分 = ",
        separator="；",
        comma="、",
        colon="：",
        not_applicable="不适用，计满分",
        clauses={
            "full high": "不低于满分线 NUMOWN",
            "full low": "不高于满分线 NUMOWN",
            "zero high": "不高于零分线 NUMOWN",
            "zero low": "不低于零分线 NUMOWN",
            "between": "介于 NUMEND与 NUMEND之间",
            "highest and lowest": "(?:全县|各单位)最高 NUM（(.*?)）、最低 NUM（(.*)）",
            "highest and lowest inside": "两线之间的单位中最高 NUM（(.*?)）、最低 NUM（(.*)）",
            "highest": "(?:全县|各单位)最高 NUM（(.*)）",
            "bounds": "以两条界线为最高、最低",
            "one value": "(?:全部|两线之间)只有一个数值，改以两条界线为最高、最低",
            "one value, everyone": "(?:全部|两线之间)只有一个数值，都得满分",
            "share full": "达到满分线 NUMOWN",
            "share nothing": "不大于 0",
            "step": "符合“(?:([≥>≤<=]) NUM|其余)”一档，对应 NUM 分",
            "no step": "不符合任何一档",
            "label": "该等级对应 NUM 分",
            "whole steps beyond": "超过 NUM，每满 NUM 扣 NUM 分，计 NUM 次",
            "whole steps short": "低于 NUM，每满 NUM 扣 NUM 分，计 NUM 次",
            "beyond": "超过 NUM，每 NUM 扣 NUM 分，按比例计",
            "short": "低于 NUM，每 NUM 扣 NUM 分，按比例计",
            "no whole step beyond": "超过 NUM 的部分不满 NUM，不扣分",
            "no whole step short": "低于 NUM 的部分不满 NUM，不扣分",
            "not beyond": "未超过 NUM",
            "not short": "不低于 NUM",
            "review column": "复核评定(（不适用，计满分）)?",
            "review": "复核评定（(.*?)：(.*)）",
            "self column": "取自评得分(（不适用，计满分）)?",
            "lacks": "未评：缺(.*)",
            "lacks own points": "未评：未填自评得分",
            "no result": "未评：算不出数值（除数为 0 等）：(.*)",
            "unknown label": "未评：等级“(.*)”不在评分标准之内",
            "zero": "暂按 0 分计入总分",
            "hold": "补齐之前不计总分",
            "full": "暂按满分计入总分",
            "skip": "不计入，同组其他指标的分值按比例放大",
        },
    ),
    "en": Language(
        own=r" \(the (?:highest|lowest) of all\)",
        points="; points = ",
        separator="; ",
        comma=", ",
        colon=": ",
        not_applicable=" not applicable: full marks",
        clauses={
            "full high": "at or above the full-marks line NUMOWN",
            "full low": "at or below the full-marks line NUMOWN",
            "zero high": "at or below the zero line NUMOWN",
            "zero low": "at or above the zero line NUMOWN",
            "between": "between NUMOWN and NUMOWN",
            "highest and lowest": r"highest of all NUM \((.*?)\), lowest NUM \((.*)\)",
            "highest and lowest inside":
                r"of those between the lines highest NUM \((.*?)\), lowest NUM \((.*)\)",
            "highest": r"highest of all NUM \((.*)\)",
            "bounds": "the two lines are the highest and lowest",
            "one value":
                "there is one value only(?: between the lines)?: the two lines serve instead",
            "one value, everyone":
                "there is one value only(?: between the lines)?: full marks for all",
            "share full": "reaches the full-marks line NUMOWN",
            "share nothing": "not above 0",
            "step": 'the step "(?:([≥>≤<=]) NUM|else)" holds and pays NUM',
            "no step": "no step holds",
            "label": "this label pays NUM",
            "whole steps beyond": "beyond NUM, every whole NUM loses NUM, NUM of them",
            "whole steps short": "short of NUM, every whole NUM loses NUM, NUM of them",
            "beyond": "beyond NUM, every NUM loses NUM, in proportion",
            "short": "short of NUM, every NUM loses NUM, in proportion",
            "no whole step beyond": "beyond NUM by less than NUM: nothing is lost",
            "no whole step short": "short of NUM by less than NUM: nothing is lost",
            "not beyond": "not beyond NUM",
            "not short": "not short of NUM",
            "review column": r"set by review( \(not applicable: full marks\))?",
            "review": r"set by review \((.*?): (.*)\)",
            "self column": r"the town's own points( \(not applicable: full marks\))?",
            "lacks": "not assessed, lacks: (.*)",
            "lacks own points": "not assessed: the town gave itself no points",
            "no result": r"not assessed, no number results \(a division by 0, say\): (.*)",
            "unknown label": 'not assessed: the label "(.*)" is none of the rule\'s',
            "zero": "counts 0 in the total",
            "hold": "no total until it is there",
            "full": "counts its weight in the total",
            "skip": "left out: the weights of its section's others scale up",
        },
    ),
}
