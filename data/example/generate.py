#!/usr/bin/env python3
"""Writes the submissions of 示例县, a county that does not exist.

    python3 data/example/generate.py DIR

makes DIR/YEAR-NN.csv, one form per town and year, in the items of the framework julu-2021.
The same bytes come out every time and with every Python 3: whole numbers only, and a random
generator of its own. README.md beside this file tells the story that the figures are made to tell.

Amounts are whole fen (0.01 yuan) inside, rates are basis points (0.01 %), points are tenths.
"""

import os
import sys

COUNTY = "示例县"
INVENTED = "示例县及其乡镇和数字均为虚构"
YEARS = (2021, 2022, 2023, 2024)

# How a town writes its amounts: the unit, the fen in that unit, the decimals it keeps.
WAN = ("万元", 1000000, 2)
WAN_TO_THE_FEN = ("万元", 1000000, 6)
YUAN = ("元", 100, 2)
YUAN_WHOLE = ("元", 100, 0)

# Names from the heavenly stems and earthly branches, so that nobody takes them for real ones.
# name, habit of writing, established posts (行政, 事业), budget of 2021 in 万元, and how well the town
# is run in each of the four years, out of 100: everything that no story fixes follows from that.
TOWNS = (
    ("甲河镇", WAN, (31, 36), 2150, (84, 85, 83, 88)),
    ("乙山镇", WAN, (27, 30), 1480, (84, 82, 85, 86)),
    ("丙桥镇", WAN_TO_THE_FEN, (29, 33), 1735, (80, 81, 80, 83)),
    ("丁家乡", WAN, (21, 24), 925, (72, 74, 73, 75)),
    ("戊原镇", YUAN, (28, 31), 1620, (89, 91, 90, 89)),
    ("己林镇", WAN, (26, 32), 1390, (90, 86, 81, 76)),
    ("庚台乡", WAN, (20, 25), 880, (67, 70, 72, 74)),
    ("辛湖镇", WAN, (33, 38), 2480, (83, 79, 76, 73)),
    ("壬店乡", YUAN_WHOLE, (22, 23), 1015, (76, 74, 77, 79)),
    ("癸坪乡", WAN, (19, 22), 760, (69, 68, 70, 69)),
    ("子湾镇", WAN, (30, 34), 1890, (92, 90, 93, 91)),
    ("丑岭乡", WAN_TO_THE_FEN, (20, 21), 815, (73, 71, 69, 72)),
    ("寅集镇", WAN, (29, 35), 1760, (86, 78, 81, 88)),
    ("卯堡乡", WAN, (23, 26), 1120, (72, 75, 85, 92)),
    ("辰滩镇", YUAN, (27, 29), 1545, (83, 81, 82, 80)),
    ("巳塘乡", WAN, (21, 25), 970, (77, 79, 78, 80)),
    ("午寨镇", WAN, (32, 37), 2260, (83, 81, 82, 80)),
    ("未沟乡", WAN, (18, 21), 690, (66, 68, 70, 67)),
    ("申屯镇", YUAN, (25, 28), 1305, (85, 87, 85, 87)),
    ("酉铺乡", WAN, (20, 22), 850, (72, 74, 76, 75)),
)

ABSENT = {("酉铺乡", 2023)}

# What a story fixes: (town, year) to the quantities of draw() that are not left to chance.
STORY = {}


def tell(town, **by_year):
    """tell("甲河镇", adjustment=(1, 2, 3, 4)): one value for each year, None leaves it to chance."""
    for quantity, values in by_year.items():
        for year, value in zip(YEARS, values):
            if value is not None:
                STORY.setdefault((town, year), {})[quantity] = value


# 辛湖镇 overspends: running costs above budget, and from 2023 on the whole budget as well.
tell("辛湖镇", public_funds=(10190, 10430, 10640, 10780), completion=(9730, 9860, 10150, 10320),
     three_public=(-210, 340, 620, 870), fund_use=(8, 7, 7, 6))
# 午寨镇 plans badly: its budget is rewritten in the course of the year.
tell("午寨镇", adjustment=(1480, 1960, 2370, 2840))
# 己林镇 lets its buildings and machines stand idle.
tell("己林镇", fixed_assets=(9620, 9310, 8970, 8390))
# 辰滩镇 gets its money late and carries a third of it over.
tell("辰滩镇", carryover=(2780, 3320, 3650, 3940), payment=(9420, 9350, 9280, 9310),
     completion=(9340, 9270, 9210, 9180))
# 卯堡乡 began with a project that failed its acceptance and mended one thing a year.
tell("卯堡乡", failed=(1, 0, 0, 0))
# 寅集镇 had one bad year: in 2022 a project failed and the money stood still.
tell("寅集镇", failed=(0, 1, 0, 0), completion=(None, 8390, None, None))
# 癸坪乡 has a project that fails year after year; elsewhere it happens once.
tell("癸坪乡", failed=(0, 1, 1, 1))
tell("未沟乡", failed=(1, 0, 0, 0))
tell("丑岭乡", failed=(0, 0, 1, 0))
tell("庚台乡", failed=(0, 1, 0, 0))
tell("丁家乡", failed=(0, 0, 0, 1))
# Ties in 2024: 丙桥镇 with 乙山镇, 酉铺乡 with 庚台乡. Different strengths, the same total.
tell("丙桥镇", payment=(None, None, None, 9660), economic=(None, None, None, 42),
     ecological=(None, None, None, 45))
tell("酉铺乡", payment=(None, None, None, 9460), social=(None, None, None, 39),
     ecological=(None, None, None, 39))


class Lcg:
    """Knuth's 64-bit linear congruential generator: the same numbers for ever."""

    def __init__(self, seed):
        self.state = seed
        for _ in range(4):
            self.below(2)

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n

    def about(self, middle, spread):
        return middle + self.below(2 * spread + 1) - spread


def step(value, bounds):
    """The first result whose bound the value reaches."""
    return next(result for bound, result in bounds if value >= bound)


def draw(number, town, year):
    """The rates, counts and judgements of one town and year."""
    name, run = town[0], town[4]
    well = run[YEARS.index(year)]
    ill = 100 - well
    rng = Lcg(number * 100000 + year)
    about = rng.about

    def steps(*bounds):
        return step(about(well, 6), bounds)

    d = {
        "growth": about(430, 260),
        "hired_admin": about(0, 1),
        "hired_institution": about(0, 1),
        "three_public": about(-900 + 22 * ill, 260),
        "key_share": min(about(9760 - 14 * ill, 130), 9980),
        "completion": min(about(9850 - 17 * ill, 130), 9990),
        "adjustment": max(about(25 * ill - 60, 110), 20),
        "payment": min(about(9930 - 13 * ill, 90), 10000),
        "carryover": max(about(60 + 24 * ill, 110), 30),
        "public_funds": about(9700 + 14 * ill, 110),
        "procurement": about(19, 8),
        "procurement_short": steps((84, 0), (0, 1)),
        "fund_use": steps((72, 8), (60, 7), (0, 6)),
        "disclosure": steps((66, 3), (0, 2)),
        "basic_info": steps((76, 4), (0, 3)),
        "asset_integrity": steps((82, 3), (68, 2), (0, 1)),
        "fixed_assets": min(about(9820 - 15 * ill, 110), 9990),
        "duty_completion": about(94 - ill * 5 // 10, 2),
        "completed": about(16, 6),
        "failed": 0,
        "economic": about(47 - ill * 3 // 10, 3),
        "social": about(47 - ill * 3 // 10, 3),
        "ecological": about(47 - ill * 3 // 10, 3),
        "satisfaction": steps((79, "优秀"), (64, "良好"), (0, "合格")),
        "duty_clarity": "符合",
        "activity_compliance": 2,
        "activity_rationality": steps((64, 2), (0, 1)),
        "project_part": about(5600, 300),
        "fund_part": about(900, 400),
        "public_part": about(1450, 150),
        "kind": [rng.below(3) for _ in range(23)],
    }
    d.update(STORY.get((name, year), {}))
    return d


def share(amount, parts, grain, whole=10000):
    """amount x parts / whole, to the nearest grain (half up)."""
    return (2 * amount * parts + whole * grain) // (2 * whole * grain) * grain


class Books:
    """What a town hands on from one year to the next."""

    def __init__(self, town, number):
        _, habit, posts, budget, _ = town
        rng = Lcg(number)
        self.grain = habit[1] // 10 ** habit[2]
        self.budget = budget * 1000000
        self.three_public = share(self.budget, rng.about(62, 12), self.grain)
        self.assets = share(self.budget, rng.about(9000, 2500), self.grain)
        self.carryover = share(self.budget, rng.about(480, 200), self.grain)
        self.admin = posts[0] - rng.below(4)
        self.institution = posts[1] - rng.below(5)


def form(town, year, d, books):
    """The items of one form, (name, value, unit); the books then stand at the year's end."""
    posts, g = town[2], books.grain
    expenditure = share(books.budget, 10000 + (d["growth"] if year > YEARS[0] else 0), g)
    project = share(expenditure, d["project_part"], g)
    public_budget = share(expenditure - project, d["public_part"], g)
    carryover = share(expenditure, d["carryover"], g)
    revenue = expenditure + carryover - books.carryover
    revenue_fund = share(revenue, d["fund_part"], g)
    three_public = share(books.three_public, 10000 + d["three_public"], g)
    adjusted = share(expenditure, 10000 + d["adjustment"], g)
    executed = share(adjusted, d["completion"], g)
    assets = books.assets
    admin = max(min(books.admin + d["hired_admin"], posts[0]), posts[0] - 4)
    institution = max(min(books.institution + d["hired_institution"], posts[1] + 1), posts[1] - 5)

    rows = [
        ("编制数", posts[0] + posts[1], "人"),
        ("行政编制", posts[0], "人"),
        ("事业编制", posts[1], "人"),
        ("在职人员数", admin + institution, "人"),
        ("行政在职", admin, "人"),
        ("事业在职", institution, "人"),
        ("上年结转结余", books.carryover, "¥"),
        ("预算安排收入", revenue, "¥"),
        ("一般公共预算财政拨款收入", revenue - revenue_fund, "¥"),
        ("基金预算收入", revenue_fund, "¥"),
        ("支出预算数", expenditure, "¥"),
        ("基本支出预算", expenditure - project, "¥"),
        ("项目支出预算", project, "¥"),
        ("结转结余总额", carryover, "¥"),
        ("年初预算数", expenditure, "¥"),
        ("调整后预算数", adjusted, "¥"),
        ("预算执行数", executed, "¥"),
        ("自报执行率", (20000 * executed + adjusted) // (2 * adjusted), "%"),
        ("年度任务数", share(executed, 10000, g, d["payment"]), "¥"),
        ("年度支付数", executed, "¥"),
        ("公用经费预算", public_budget, "¥"),
        ("公用经费实际支出", share(public_budget, d["public_funds"], g), "¥"),
        ("上年度“三公经费”预算数", books.three_public, "¥"),
        ("本年度“三公经费”预算数", three_public, "¥"),
        ("项目总支出", project, "¥"),
        ("重点项目支出", share(project, d["key_share"], g), "¥"),
        ("政府采购预算项目数", d["procurement"], "个"),
        ("政府采购实际项目数", d["procurement"] - d["procurement_short"], "个"),
        ("固定资产总额", assets, "¥"),
        ("在用固定资产总额", share(assets, d["fixed_assets"], g), "¥"),
        ("职责明确", d["duty_clarity"], ""),
        ("活动合规性符合项数", d["activity_compliance"], "项"),
        ("活动合理性符合项数", d["activity_rationality"], "项"),
        ("资金使用合规性符合项数", d["fund_use"], "项"),
        ("预决算信息公开性符合项数", d["disclosure"], "项"),
        ("基础信息完善性符合项数", d["basic_info"], "项"),
        ("资产管理完整性符合项数", d["asset_integrity"], "项"),
        ("已完成项目数", d["completed"], "个"),
        ("质量达标项目数", d["completed"] - d["failed"], "个"),
        ("履职完成情况评分", d["duty_completion"], "分"),
        ("经济效益评分", d["economic"], "分"),
        ("社会效益评分", d["social"], "分"),
        ("生态效益评分", d["ecological"], "分"),
        ("服务对象满意度", d["satisfaction"], ""),
    ]
    books.budget, books.carryover, books.three_public = expenditure, carryover, three_public
    books.admin, books.institution = admin, institution
    books.assets += share(assets, 250, g)
    return rows


def own_points(rows, kind):
    """The points a town gives itself, in tenths: by the thresholds alone, since it does not know the
    other towns' rates, and a bit kindly."""
    v = {name: value for name, value, _ in rows}

    def band(weight, value, base, full, zero):
        """Tenths of points between two thresholds in basis points, rounded up to half a point."""
        rate = (value * 10000 * 2 + base) // (2 * base)
        part = min(max(rate - zero if full > zero else zero - rate, 0), abs(full - zero))
        return -(-weight * 2 * part // abs(full - zero)) * 5

    three = v["上年度“三公经费”预算数"]
    moved = v["调整后预算数"] - v["年初预算数"]
    points = [
        ("职责明确", 1, 10 if v["职责明确"] == "符合" else 0),
        ("活动合规性", 2, 20 if v["活动合规性符合项数"] == 2 else 0),
        ("活动合理性", 2, 20 if v["活动合理性符合项数"] == 2 else 0),
        ("在职人员控制率", 1, band(1, v["在职人员数"], v["编制数"], 10000, 11500)),
        ("“三公经费”变动率", 2, band(2, v["本年度“三公经费”预算数"] - three, three, -500, 1000)),
        ("重点支出安排率", 2, band(2, v["重点项目支出"], v["项目总支出"], 9500, 8500)),
        ("预算完成率", 5, band(5, v["预算执行数"], v["调整后预算数"], 9500, 8500)),
        ("预算调整率", 3, band(3, abs(moved), v["年初预算数"], 0, 1000)),
        ("支付进度率", 5, band(5, v["年度支付数"], v["年度任务数"], 10000, 0)),
        ("结转结余率", 4, band(4, v["结转结余总额"], v["支出预算数"], 0, 5000)),
        ("公用经费控制率", 4, band(4, v["公用经费实际支出"], v["公用经费预算"], 10000, 10500)),
        ("政府采购执行率", 4, band(4, v["政府采购实际项目数"], v["政府采购预算项目数"], 10000, 9000)),
        ("资金使用合规性", 8, {8: 80, 7: 60, 6: 40, 5: 20}.get(v["资金使用合规性符合项数"], 0)),
        ("预决算信息公开性", 3, {3: 30, 2: 20}.get(v["预决算信息公开性符合项数"], 0)),
        ("基础信息完善性", 4, {4: 40, 3: 20, 2: 10}.get(v["基础信息完善性符合项数"], 0)),
        ("资产管理完整性", 2, min(10 * v["资产管理完整性符合项数"], 20)),
        ("固定资产利用率", 3, band(3, v["在用固定资产总额"], v["固定资产总额"], 9500, 8500)),
        ("履职完成情况", 10, v["履职完成情况评分"]),
        ("项目完成质量达标率", 15, 150 if v["质量达标项目数"] == v["已完成项目数"] else 0),
        ("经济效益", 5, v["经济效益评分"]),
        ("社会效益", 5, v["社会效益评分"]),
        ("生态效益", 5, v["生态效益评分"]),
        ("服务对象满意度", 5, {"优秀": 50, "良好": 30, "合格": 10, "不合格": 0}[v["服务对象满意度"]]),
    ]
    judged = ("履职完成情况", "经济效益", "社会效益", "生态效益")
    own = []
    for (name, weight, earned), luck in zip(points, kind):
        if name in judged:
            earned += 5 * luck // 2
        elif name == "资金使用合规性" and luck == 0:
            earned += 20
        elif name == "项目完成质量达标率" and luck > 0:  # in proportion, as if there were no threshold
            earned = 30 * v["质量达标项目数"] // v["已完成项目数"] * 5
        own.append((name, min(earned, 10 * weight)))
    return own


def decimal(value, scale):
    """value / 10**scale as text, without zeros at the end."""
    sign, value = ("-", -value) if value < 0 else ("", value)
    whole, rest = divmod(value, 10**scale)
    text = str(rest).rjust(scale, "0").rstrip("0") if scale else ""
    return f"{sign}{whole}.{text}" if text else f"{sign}{whole}"


def written(value, unit, habit):
    """A value as the town writes it, and the unit beside it."""
    if unit == "¥":
        name, fen, decimals = habit
        return decimal(value * 10**decimals // fen, decimals), name
    if unit == "%":
        return decimal(value, 2), unit
    if unit == "分":
        return decimal(value, 1), unit
    return str(value), unit


def text(town, year, rows, own):
    name, habit = town[0], town[1]
    lines = [
        f"县（区）,{COUNTY},,{INVENTED}",
        f"单位名称,{COUNTY}{name}人民政府,,",
        f"年度,{year},,",
        "项目,数值,单位,备注",
    ]
    for item, value, unit in rows:
        shown, unit = written(value, unit, habit)
        lines.append(f"{item},{shown},{unit},")
    for item, tenths in own:
        lines.append(f"{item}自评得分,{decimal(tenths, 1)},分,")
    lines.append(f"自评总分,{decimal(sum(p for _, p in own), 1)},分,")
    return "\n".join(lines) + "\n"


def main():
    if len(sys.argv) != 2:
        sys.exit("Usage: generate.py DIR")
    os.makedirs(sys.argv[1], exist_ok=True)
    for number, town in enumerate(TOWNS, 1):
        books = Books(town, number)
        for year in YEARS:
            d = draw(number, town, year)
            rows = form(town, year, d, books)
            if (town[0], year) in ABSENT:
                continue
            own = own_points(rows, d["kind"])
            with open(os.path.join(sys.argv[1], f"{year}-{number:02}.csv"), "wb") as out:
                out.write(text(town, year, rows, own).encode())


if __name__ == "__main__":
    main()
