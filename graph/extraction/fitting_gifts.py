"""Whether the ends fit a construction in which something is given, built, paid, lent or taught.

In: the clean text and a Reading with its two sides. Out: yes or no, None for other constructions.
Example: of ``lends`` only a bank is a helper.
"""

from __future__ import annotations

import re

from graph.branches import VILLAGES
from graph.coordination import Phrase, is_town
from graph.extraction.constructions import Reading
from graph.extraction.kinds import (
    IN_CHARGE,
    LOOKS_ON,
    NEEDY,
    PRIVATE,
    RESCUERS,
    SUPPORTS,
    are_apart,
    are_east_and_west,
    are_from_two_provinces,
    are_of_one,
    are_strangers,
    are_two_houses,
    brings_gifts,
    builds_house,
    contain,
    gives_privately,
    is_counted,
    is_from_afar,
    is_named,
    is_private,
    is_site_or_needy,
    is_village_or_needy,
    is_west,
    names_aid,
)
from graph.extraction.wealth import is_better_off, is_stronger
from graph.lexicon import alternation, read_rows

# 帮扶责任人…，|帮助贫困户
ANSWERS = re.compile("责任人|(?:帮扶|包村|包户|驻村)干部|联户")
# 员工捐款9000元，帮助|15户贫困户
DONATES = re.compile("捐[款资赠助]")
# 甲大学投入帮扶资金|2600万元，帮助乙县
FUNDS = re.compile("(?:帮扶|扶贫|援建|援助|捐赠)(?:资金|物资|款)")
# 甲社|以支持乙市发展为重点: what is aimed at
FOR_AIM = re.compile("以(?:支持|帮助|助力|扶持|资助|帮扶)")
# 助力神农架林区|率先脱贫
RISES = re.compile("[^，。；]{0,14}?(?:脱贫|摘帽|乡村振兴)")
# 甲大学作为|定点帮扶单位，支持乙县
TASKED = re.compile("(?:定点|对口|结对|挂钩)(?:帮扶|扶贫|支援|援助)")
# 甲区…，帮助|结对地区
GETS = re.compile("结对|受援|被帮扶")
# who trains people for others
TRAINERS = ("school", "hospital", "enterprise", "social_org", "other")
# 带领|养殖户 | 带领村民
HOUSEHOLDS = ("户", "农民", "村民", "群众", "果农", "茶农", "渔民", "牧民", "农牧民")
# 世界银行贷款项目, 与乙国际组织合作的项目: who gives from abroad
DONOR = re.compile(
    "世界(?:银行|宣明会|粮食|自然)|亚洲(?:开发|基础)|联合国|国际|全球|香港|澳门|.*乐施会|.*宣明会|.*基金会|苗圃行动|"
    f"{alternation(row['name'] for row in read_rows('countries.csv') if row['iso'] != 'CN')}"
)
# 甲医院|减免费用|，为白内障患者实施手术: not what it does every day
GIVES = re.compile("[减全]免|免费|义务|筹资|捐|出资|公益|资助|爱心")
# 捐资3万元，捐建|甲小学: what says by itself that it is given
BUILT = ("援建", "捐建")
# 县财政局|拨付资金: whose money is no gift of theirs
TREASURY = re.compile("财政(?:[局厅部]|$)")
# 替|甲县|吆喝核桃
PROMOTES = ("吆喝", "代言", "带货", "推介")
# 捐赠仪式上，|甲公司将支票交到
AHEAD = 12
GOVERNS = ("government", "party", "media", "place", "group")
# 东部省市, 沿海城市, and whom they help: 西部省区
EASTERN = re.compile("东部|沿海|发达")


def fits_gift(text: str, reading: Reading, helper: Phrase, recipient: Phrase) -> bool | None:
    """Tell whether the ends are what a construction of giving needs."""
    match reading.rule:
        case "given":
            return not any(end.id.endswith("0000") for end in recipient.ends)
        case "operates":
            gratis = GIVES.search(text, helper.start, reading.end) is not None
            needy = all(NEEDY.search(end.name) for end in recipient.ends)
            return gratis or needy or any(end.type == "social_org" for end in helper.ends)
        case "lends" | "lends_to":
            return all(end.type == "bank" for end in helper.ends)
        case "takes_on" | "works_in":
            return is_from_afar(helper, recipient)
        case "takes_in" | "hosts_house":
            named = is_named(helper) and are_two_houses(helper, recipient)
            return named and is_stronger(helper, recipient)
        case "works_for" if is_named(recipient) and are_two_houses(helper, recipient):
            return is_named(helper) and is_stronger(helper, recipient)
        case "invests_there" if all(end.type == "enterprise" for end in helper.ends):
            # 广东企业到黔南州投资
            afar = is_better_off(helper) and are_from_two_provinces(helper, recipient)
            return afar or is_private(helper, recipient)
        case "waives" | "invests_there":
            return is_private(helper, recipient)
        case "wins_aid":
            return is_named(helper) and not are_of_one(helper, recipient)
        case "raises" if gives_privately(helper):
            return True
        case "raises" | "leads_firms" | "settles_firms" if is_west(recipient):
            return helper.kind == "P"
        case (
            "joins_hands"
            | "exchanges"
            | "swaps"
            | "raises"
            | "leads_firms"
            | "settles_firms"
            | "allots"
        ):
            return are_east_and_west(helper, recipient)
        case "finds_work" | "goods_arrive" | "goods_leave":
            return is_from_afar(helper, recipient)
        case "hands_to" if is_from_afar(helper, recipient) or are_two_houses(helper, recipient):
            return True
        case "hands_to" if (
            gives_privately(helper)
            and is_named(recipient)
            and DONATES.search(text, max(0, helper.start - AHEAD), reading.end)
        ):
            return True
        case "considers":
            looks_on = any(IN_CHARGE.search(end.name) for end in helper.ends)
            bodies = all(end.type in (*PRIVATE, "agency") for end in helper.ends) and not looks_on
            return bodies or are_apart(helper, recipient)
        case "builds_for" if gives_privately(helper) or are_strangers(helper, recipient):
            return True
        case "funds_for":
            village = all(end.name.endswith(VILLAGES) for end in recipient.ends)
            village = village or all(end.name.endswith("团组") for end in helper.ends)
            return village and all(end.type not in GOVERNS for end in helper.ends)
        case "works_for" if reading.cue.startswith("解决") and any(
            not is_site_or_needy(end) for end in recipient.ends
        ):
            return False  # 为群众解决难题
        case "helps_get" if names_aid(recipient):
            return True
        case "helps_get" if any(end.type == "place" for end in helper.ends):
            return are_apart(helper, recipient)
        case "works_for" if are_apart(helper, recipient):
            return is_better_off(helper)
        case "works_for" if reading.cue in PROMOTES and gives_privately(helper):
            return recipient.kind == "P"
        case "works_for" | "builds_of" if any(end.type == "place" for end in helper.ends):
            return all(is_town(end) for end in (*helper.ends, *recipient.ends))
        case "hands_to" if gives_privately(helper):
            handed = "捐" in reading.cue or reading.cue[0] in "汇赠支拨"
            return all(
                end.type in ("school", "hospital")
                or is_village_or_needy(end)
                or (handed and end.type == "place")
                for end in recipient.ends
            )
        case "grants_for" if any(
            end.type in GOVERNS or TREASURY.search(end.name) for end in helper.ends
        ):
            return False
        case "donates_for" if "捐" in reading.cue or reading.cue == "援助":
            return True
        case "donates_for" if any(end.type == "place" for end in helper.ends):
            return False
        case "works_for" if any(end.kind == "R" for end in recipient.ends):
            needy = all(NEEDY.search(end.name) for end in recipient.ends)
            sent = helper.kind == "S" and any("援" in end.name for end in helper.ends)
            acts = all(end.type not in ("government", "party", "media") for end in helper.ends)
            return acts and (helper.kind != "S" or sent or needy)
        case (
            "teaches"
            | "donates_for"
            | "hands_to"
            | "builds_for"
            | "builds_of"
            | "works_for"
            | "comforts"
            | "grants_for"
            | "helps_get"
        ):
            acts = all(end.type not in ("government", "party", "media") for end in helper.ends)
            return acts and all(is_village_or_needy(end) for end in recipient.ends)
        case "trains_for":
            trainers = all(end.type in TRAINERS for end in helper.ends)
            return trainers or is_from_afar(helper, recipient)
        case "hires":
            named = all(end.place or not end.id.startswith("group/") for end in helper.ends)
            return named and is_private(helper, recipient)
        case "leads_households":
            households = all(end.name.endswith(HOUSEHOLDS) for end in recipient.ends)
            return gives_privately(helper) and households
        case "weak" if FOR_AIM.search(text, helper.end, recipient.start):
            return False
        case "weak" if any(end.type in ("government", "party", "agency") for end in helper.ends):
            ends = (*helper.ends, *recipient.ends)  # 5家单位帮助10个县
            return recipient.kind == "P" and all(end.count is not None for end in ends)
        case "donor_project" | "donor_in":
            given = (end.type not in ("place", "enterprise") for end in helper.ends)
            return all(given) and all(DONOR.match(end.name) for end in helper.ends)
        case "fund_of" if helper.kind == "O":
            return gives_privately(helper) and recipient.kind == "P"
        case "fund_of":
            return are_apart(helper, recipient)
        case "funds":
            return are_apart(helper, recipient) and is_better_off(helper)
        case "elided_nominal":
            acts = helper.kind == "O" and all(end.type not in GOVERNS for end in helper.ends)
            return acts or are_apart(helper, recipient)
        case "solves":
            return gives_privately(helper) and all(is_site_or_needy(end) for end in recipient.ends)
        case "founds":
            poor = (NEEDY.search(one.name) or one.name.endswith("户") for one in recipient.ends)
            return gives_privately(helper) and all(poor)
        case "sets_up":
            return gives_privately(helper)
        case "by_lever" if reading.cue in SUPPORTS:
            return gives_privately(helper) or are_strangers(helper, recipient)
        case "builds_in" if reading.cue in SUPPORTS:
            return gives_privately(helper) or are_strangers(helper, recipient)
        case "elided_weak" if helper.kind == "P":
            named = recipient.kind != "O" and all(GETS.search(end.name) for end in recipient.ends)
            return named or (reading.cue in SUPPORTS and are_east_and_west(helper, recipient))
        case "elided_weak" if reading.cue == "助力" and RISES.match(text, recipient.end):
            return gives_privately(helper)
        case "elided_weak" if FUNDS.search(text, helper.end, recipient.start):
            return gives_privately(helper) and all(end.type == "place" for end in recipient.ends)
        case "elided_weak" if helper.kind == "S":  # 援藏医疗队…，帮助甲县建医院
            served = all(end.type in ("place", "hospital", "school") for end in recipient.ends)
            rescue = served and all(RESCUERS.search(end.name) for end in helper.ends)
            assigned = all(ANSWERS.search(end.name) for end in helper.ends)
            return (
                (assigned and is_site_or_needy(recipient.ends[0]))
                or rescue
                or (reading.cue == "扶持" and all(is_counted(end) for end in recipient.ends))
            )
        case "elided_weak":
            tasked = TASKED.search(text, helper.end, recipient.start) is not None
            private = is_private(helper, recipient)
            counted = gives_privately(helper) and all(is_counted(end) for end in recipient.ends)
            return helper.kind == "O" and (tasked or private or counted or names_aid(recipient))
        case "invests" if helper.kind == "S" and DONATES.search(text, helper.end, recipient.start):
            return all(end.kind == "R" or is_village_or_needy(end) for end in recipient.ends)
        case "invests" if "建" in reading.cue and reading.cue not in BUILT:
            return builds_house(helper, recipient)
        case "invests" | "for_aids" if reading.cue in SUPPORTS:
            return gives_privately(helper) or are_strangers(helper, recipient) or names_aid(helper)
        case "across" if any(end.type != "place" for end in recipient.ends):
            houses = all(end.type in ("hospital", "school") for end in recipient.ends)
            east = any(EASTERN.match(end.name) for end in helper.ends)
            return is_from_afar(helper, recipient) if houses else east and is_west(recipient)
        case "across":
            beside = reading.cue in ("扶持", "帮助") and not contain(helper, recipient)
            return beside or are_apart(helper, recipient)
        case "held_at" | "under_help_at" | "grants_credit":
            return not is_better_off(recipient)
        case "builds_in" if reading.cue.startswith("捐") and is_better_off(recipient):
            return False
        case "builds_in" if reading.cue == "投入":
            acts = all(end.type not in GOVERNS for end in helper.ends)
            return acts and all(is_village_or_needy(end) for end in recipient.ends)
        case "brings":
            return brings_gifts(helper, recipient)
        case "builds_in" if LOOKS_ON.search(text, recipient.end, reading.end):
            return False
    return None
