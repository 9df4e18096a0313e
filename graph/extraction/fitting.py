"""Whether the ends of a Reading are of the kinds that its construction needs.

In: the clean text and a Reading with its two sides. Out: yes or no. Example: of ``lends`` only a
bank is a helper; a poorer place that sends cadres to a richer one sends them to learn.
"""

from __future__ import annotations

import re

from graph.branches import VILLAGES
from graph.coordination import Phrase, is_town
from graph.extraction.constructions import Reading, is_village_team
from graph.extraction.mechanisms import PARTIES
from graph.extraction.wealth import is_better_off, is_stronger, province_of
from graph.groups import End, holds, province, same_province
from graph.lexicon import alternation, read_rows
from graph.phrases import NATION

# a group that is named for its aid: 定点扶贫单位, 受援县
HELPING = re.compile("帮扶|对口|定点|支援|援疆|援藏|援青|受援|结对")
# 甲大学是乙县的|定点帮扶单位: who is so called helps
GIVER = re.compile("(?:单位|企业|机构|高校|院校|城市|省份)$")
# 选派人才到村|任第一书记: the post helps
BECOMES = re.compile("(?:担任|挂任|任|当)[^，。]{0,6}第一书记")
# cadres who are sent to a firm or a college learn or supervise there
NOT_STAFFED = ("enterprise", "school", "other", "social_org")
PRIVATE = ("enterprise", "bank", "social_org", "hospital", "school", "military")
NEEDY = re.compile("贫困|脱贫|困难|受灾|灾区|灾民|薄弱|低收入|留守|孤|残疾")
# 甲省医疗队, 救援队: who sets out only to help
RESCUERS = re.compile(
    "(?:医疗|救援|救护|支援|检测|防疫|援[一-鿿]|支教|抢险|救治|消防|扶贫|帮扶).*(?:队|队伍|团|团队|组)$"
)
# 员工捐款9000元，帮助|15户贫困户
DONATES = re.compile("捐[款资赠助]")
# 甲大学投入帮扶资金|2600万元，帮助乙县
FUNDS = re.compile("(?:帮扶|扶贫|援建|援助|捐赠)(?:资金|物资|款)")
# 甲村是乙局的|扶贫村, 联系点
TIED = re.compile(
    "(?:扶贫|联系|包联|包保|包扶|帮联|挂[点钩包联]|驻|包|联)(?:村|点|嘎查|乡镇|乡|镇|县)$"
)
# 甲社|以支持乙市发展为重点: what is aimed at
FOR_AIM = re.compile("以(?:支持|帮助|助力|扶持|资助|帮扶)")
# 甲省|启动结对帮扶|贫困县工作: who lets others help
LAUNCHES = re.compile("启动|部署|召开|出台")
# 企业|合作资金援建一个县: money, and not those whose it is
PAYS = re.compile("[^，。；帮扶援]{0,4}资金")
# 助力神农架林区|率先脱贫
RISES = re.compile("[^，。；]{0,14}?(?:脱贫|摘帽|乡村振兴)")
# 甲大学作为|定点帮扶单位，支持乙县
TASKED = re.compile("(?:定点|对口|结对|挂钩)(?:帮扶|扶贫|支援|援助)")
# place/350502 and place/350400
COUNTY = re.compile(r"place/\d{4}(?!00)\d\d")
PREFECTURE = re.compile(r"place/\d\d(?!00)\d\d00")
# 甲区…，帮助|结对地区
GETS = re.compile("结对|受援|被帮扶")
# who trains people for others
TRAINERS = ("school", "hospital", "enterprise", "social_org", "other")
# 带领|养殖户 | 带领村民
HOUSEHOLDS = ("户", "农民", "村民", "群众", "果农", "茶农", "渔民", "牧民", "农牧民")
# 接受帮扶的|行政村
RECEIVED = re.compile("受(?:帮扶|援助|支援|资助)的?$")
# 村干部, 后备人才, not 教育人才
CADRES = re.compile("(?:干部|党员|(?<![教医师技疗生])(?<!教育|科技|专业)人才)$")
# 赴上海|挂职, 跟岗学习: who goes up there learns
LEARNING = re.compile("挂职|跟岗|学习|锻炼|培训|考察|跟班")
LEARNING_REACH = 8
# 世界银行贷款项目, 与乙国际组织合作的项目: who gives from abroad
DONOR = re.compile(
    "世界(?:银行|宣明会|粮食|自然)|亚洲(?:开发|基础)|联合国|国际|全球|香港|澳门|.*乐施会|.*宣明会|.*基金会|苗圃行动|"
    f"{alternation(row['name'] for row in read_rows('countries.csv') if row['iso'] != 'CN')}"
)
# 在|甲县帮建: where it is done, no helper
IN_PLACE = re.compile("(?:在|到|赴|深入|走进|来到|前往)$")
# 到甲县|实地考察，衔接结对项目: who looks on helps nobody
LOOKS_ON = re.compile("考察|调研|督查|检查|采访|核查|暗访|验收|观摩|巡查|抽查|报到")
# 为联系点甲镇|某某村: a village whose name is not known
VILLAGE_BEHIND = re.compile("[^，。；：、的了]{2,7}(?:村|嘎查)")
# 到甲县|督导定点帮扶工作: of others
SUPERVISES = re.compile("督导|检查|督查|核查|暗访|验收|观摩|巡查|抽查|考核|采访|学习")
# 扶贫办主任到乙县: whose office it is to look on
IN_CHARGE = re.compile("扶贫|乡村振兴|农业农村|发展和改革|发改|组织部|统计|审计|协作|合作")
# 志愿者|在山区工作: whose work there is help
SERVES = re.compile(
    "(?:志愿者|教师|老师|医生|医师|护士|医疗队|支教队|服务队|特派员|专家|技术员|技术人员)$"
)
# 甲医院|减免费用|，为白内障患者实施手术: not what it does every day
GIVES = re.compile("[减全]免|免费|义务|筹资|捐|出资|公益|资助|爱心")
# 捐资3万元，捐建|甲小学: what says by itself that it is given
BUILT = ("援建", "捐建")
# 在甲大学帮扶下，学校…: the one that a speaker means
UNNAMED = ("学校", "医院", "企业")
# 县财政局|拨付资金: whose money is no gift of theirs
TREASURY = re.compile("财政(?:[局厅部]|$)")
# 替|甲县|吆喝核桃
PROMOTES = ("吆喝", "代言", "带货", "推介")
# 捐赠仪式上，|甲公司将支票交到
AHEAD = 12
# who treats people
HEALERS = re.compile("医|护士|卫生[院室队]")
# 迎来|支教老师, not those who come to work
WELCOME = re.compile("支教|支医|援|志愿|医疗队|专家|驻村|帮扶|第一书记|挂职")
# 志愿者走进|社区: no place that is helped
ANYWHERE = ("社区", "农村", "基层", "乡村")
# 食堂|采购丙村鸡蛋: no trade
BOUGHT = re.compile("消费|帮扶|扶贫|食堂|职工|员工|工会|定向|以购代捐|助农|滞销|积压|卖不出去")
# 甲公司与乙村对接，|送上助学金: what firms and villages meet for
AIM = re.compile("帮扶|扶贫|结对|助学|慰问|村企|捐")
REACH = 40
# 帮扶单位|与结对村的联系
# 向甲市对口支援学校——|乙中学捐赠
HOUSES = ("school", "hospital")
ASSIGNED = re.compile("帮扶|结对|包村|包联|挂钩|挂点|派驻|驻村")
GOVERNS = ("government", "party", "media", "place", "group")
# what a government also does for its own places
LEADS = ("辐射带动", "带动", "帮助", "扶持")
SUPPORTS = ("帮助", "支持", "助力", "扶持")


# 东部省市, 沿海城市, and whom they help: 西部省区
EASTERN = re.compile("东部|沿海|发达")
NEEDY_PARTS = re.compile("(?:中?西部|民族|贫困|欠发达|内地)")
# a text on partners, in which a contract is one of aid
PARTNERSHIP = re.compile("(?:扶贫|东西部|对口)协作|对口(?:帮扶|支援)|结对帮扶")
# 甲省、乙区|两省区
BOTH = re.compile("两[省市区县旗州盟地校院]|携手|联手|合力|聚焦|共同")


def fits_rule(text: str, reading: Reading, helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether the ends are of the kinds that the construction of a Reading needs."""
    match reading.rule:
        case "mutual":
            between = text[helper.ends[-1].end : recipient.ends[0].start]
            named = any(not end.id.startswith("group/") for end in (*helper.ends, *recipient.ends))
            both = between == "、" and BOTH.match(text, recipient.ends[0].end)
            parted = between == "、" and are_east_and_west(helper, recipient)
            joined = between.endswith(("和", "与", "同")) or both is not None
            return named and (joined or parted)
        case "signs_with":
            told = PARTNERSHIP.search(text) is not None
            return told and are_east_and_west(helper, recipient)
        case "thanks" if reading.cue in SUPPORTS:
            return gives_privately(helper) or are_apart(helper, recipient)
        case "thanks":
            return all(end.kind != "S" for end in helper.ends)
        case "under_help" if all(end.type == "social_org" for end in recipient.ends):
            return False  # who passes on what others give
        case "under_help" if recipient.ends[0].name in UNNAMED:
            return False
        case "as_site":
            site = reading.staff
            tied = site is None or all(TIED.search(end.name) for end in site.ends)
            return tied or (site is not None and names_aid(site))
        case "given":
            return not any(end.id.endswith("0000") for end in recipient.ends)
        case "operates":
            gratis = GIVES.search(text, helper.start, reading.end) is not None
            needy = all(NEEDY.search(end.name) for end in recipient.ends)
            return gratis or needy or any(end.type == "social_org" for end in helper.ends)
        case "helps_is":
            counted = helper.kind == "P" and all(end.count is not None for end in helper.ends)
            return counted or any(not is_plain_group(end) for end in helper.ends)
        case "lends" | "lends_to":
            return all(end.type == "bank" for end in helper.ends)
        case "teams_rush":
            staff = reading.staff.ends if reading.staff else ()
            return all(RESCUERS.search(end.name) or end.type == "hospital" for end in staff)
        case "site_is" if reading.staff is not None and reading.staff.kind == "O":
            # 甲会帮扶的学校是乙小学; 甲医院的对口支援医院是乙医院 says who helps 甲医院
            houses = all(end.type in HOUSES for end in (*reading.staff.ends, *recipient.ends))
            helped = "的" in text[reading.staff.start : reading.staff.end]
            return houses and helped and names_aid(reading.staff)
        case "become_units":
            return reading.staff is not None and names_aid(reading.staff)
        case "site_is" if reading.staff is not None:
            start = reading.staff.start
            said = HELPING.search(text, max(0, start - 2), start) is not None
            named = said or names_aid(reading.staff)
            return named and all(end.type != "place" for end in helper.ends)
        case "entrusted":
            one, other = helper.ends[0].type, recipient.ends[0].type
            afar = is_from_afar(helper, recipient) and other in ("hospital", "school")
            return afar or (one == other and one in ("hospital", "school"))
        case "helps" | "divided":
            return not helper.ends[0].count == recipient.ends[0].count == 1
        case "site_named":
            site = reading.staff
            named = site is None or names_aid(site) or all(TIED.search(e.name) for e in site.ends)
            housed = reading.cue != "" and all(end.type in HOUSES for end in recipient.ends)
            return named and (housed or all(end.type == "place" for end in recipient.ends))
        case "beside":
            signs = helper.end - helper.start == 1  # 京蒙
            return not signs and are_apart(helper, recipient) and is_better_off(helper)
        case "helper_of":
            return reading.staff is None or names_aid(reading.staff)
        case "takes_on" | "works_in":
            return is_from_afar(helper, recipient)
        case "then_passive":
            return all(end.type == "place" for end in recipient.ends)
        case "docks":
            return any(HELPING.search(end.name) for end in helper.ends)
        case "sent_here":
            return all(end.type != "group" for end in (*helper.ends, *recipient.ends))
        case "rushes":
            rescuers = (RESCUERS.search(end.name) or end.type == "military" for end in helper.ends)
            return all(rescuers) or all("志愿" in end.name for end in helper.ends)
        case "is_helped_as":
            if reading.staff is None or not may_be_of(helper, recipient, reading.staff):
                return False
            tied = all(TIED.search(end.name) for end in reading.staff.ends)
            return (tied or names_aid(reading.staff)) and reading.helper is not None
        case "includes" | "included" | "listed_by" | "front_includes":
            if reading.staff is None:
                return True
            return names_aid(reading.staff) or all(
                TIED.search(end.name) for end in reading.staff.ends
            )
        case "helped_under" if recipient.kind == "O":
            return are_two_houses(helper, recipient)
        case "takes_in":
            named = is_named(helper) and are_two_houses(helper, recipient)
            return named and is_stronger(helper, recipient)
        case "works_for" if is_named(recipient) and are_two_houses(helper, recipient):
            return is_named(helper) and is_stronger(helper, recipient)
        case "waives":
            return gives_privately(helper) and all(NEEDY.search(end.name) for end in recipient.ends)
        case "wins_aid":
            return is_named(helper) and not are_of_one(helper, recipient)
        case "with_tied":
            return reading.staff is not None and names_aid(reading.staff)
        case "joins_union":
            return are_two_houses(helper, recipient)
        case "hosts_house":
            named = is_named(helper) and are_two_houses(helper, recipient)
            return named and is_stronger(helper, recipient)
        case "helps" if reading.cue not in ("帮", "带"):
            return are_apart(helper, recipient)
        case "joins_hands" | "exchanges" | "allots":
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
        case "serves_village":
            return all(end.name.endswith(VILLAGES) for end in recipient.ends)
        case "serves_people":
            return all(NEEDY.search(end.name) for end in recipient.ends)
        case "as_home":
            return reading.helper is not None and is_named(recipient)
        case "aiding_first":
            return is_named(helper) and is_named(recipient)
        case "considers":
            looks_on = any(IN_CHARGE.search(end.name) for end in helper.ends)
            bodies = all(end.type in (*PRIVATE, "agency") for end in helper.ends) and not looks_on
            return bodies or are_apart(helper, recipient)
        case "dash_heads" if all(end.type in (*PRIVATE, "agency") for end in helper.ends):
            return recipient.kind == "P" or all(
                end.type in ("hospital", "school") for end in recipient.ends
            )
        case "dash_heads":
            return are_apart(helper, recipient)
        case "treats_at":
            two = are_two_houses(helper, recipient) and helper.ends[0].type == "hospital"
            return two and not is_stronger(recipient, helper)
        case "leads_visit" if are_east_and_west(helper, recipient):
            return True
        case "leads_visit":
            return is_own_visit(helper, recipient) and not SUPERVISES.search(
                text, recipient.end, reading.end
            )
        case "visits_own":
            cut = VILLAGE_BEHIND.match(text, recipient.end) is not None
            return not cut and recipient.kind == "P"
        case "builds_for" if gives_privately(helper) or are_strangers(helper, recipient):
            return True
        case "meets":
            village = all(end.name.endswith(VILLAGES) for end in recipient.ends)
            told = AIM.search(text, max(0, helper.start - REACH), reading.end + REACH) is not None
            return village and gives_privately(helper) and told
        case "funds_for":
            village = all(end.name.endswith(VILLAGES) for end in recipient.ends)
            village = village or all(end.name.endswith("团组") for end in helper.ends)
            return village and all(end.type not in GOVERNS for end in helper.ends)
        case "contact_between":
            return all(ASSIGNED.search(end.name) for end in helper.ends)
        case "works_for" if reading.cue.startswith("解决") and any(
            not is_site_or_needy(end) for end in recipient.ends
        ):
            return False  # 为群众解决难题
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
        case "helpers_of":
            told = "对口" in text[recipient.end : helper.start]
            return told and are_apart(helper, recipient)
        case "town_team" if "驻" not in text[recipient.end : reading.end]:
            return False
        case "town_team":
            return all(end.name.endswith(("镇", "乡", "街道")) for end in recipient.ends)
        case "team_of_bodies":
            return all(map(is_town, recipient.ends))
        case "comes_from" if is_better_off(recipient) and not is_better_off(helper):
            return LEARNING.search(text, recipient.end, reading.end + LEARNING_REACH) is None
        case "buys" if any(end.type == "enterprise" for end in helper.ends):
            told = BOUGHT.search(text, helper.start, reading.end + REACH) is not None
            return told or all(NEEDY.search(end.name) for end in recipient.ends)
        case "buys" if any(end.type == "government" for end in helper.ends):
            return are_apart(helper, recipient)
        case "donates_for" if "捐" in reading.cue or reading.cue == "援助":
            return True
        case "donates_for" if any(end.type == "place" for end in helper.ends):
            return False
        case "works_for" if any(end.kind == "R" for end in recipient.ends):
            needy = all(NEEDY.search(end.name) for end in recipient.ends)
            sent = helper.kind == "S" and any("援" in end.name for end in helper.ends)
            acts = all(end.type not in ("government", "party", "media") for end in helper.ends)
            return acts and (helper.kind != "S" or sent or needy)
        case "has_from" | "built_there" | "answers" | "sets_fund" | "proceeds":
            acts = all(end.type not in ("government", "party", "media") for end in helper.ends)
            if any(end.type == "place" for end in helper.ends):
                return are_apart(helper, recipient)
            private = gives_privately(helper)
            return acts and all(
                end.type in ("school", "hospital")
                or is_village_or_needy(end)
                or (private and end.type == "place")
                for end in recipient.ends
            )
        case "house_with" | "house_under" | "under_house" | "house_for" | "house_acts" | "house_by":
            return are_two_houses(helper, recipient)
        case "learns_at":
            houses = are_two_houses(helper, recipient)
            return houses and not is_stronger(recipient, helper)
        case "treated_free":
            return is_private(helper, recipient)
        case "there_who" if all(end.id.startswith("group/") for end in recipient.ends):
            return False
        case "goes_to" if all(end.name in ANYWHERE for end in recipient.ends):
            return False
        case "welcomes" if not WELCOME.search(text, recipient.end, helper.end):
            return False
        case "welcomes" | "there_who":
            staff = (reading.staff or helper).ends
            serve = all(SERVES.search(end.name) or RESCUERS.search(end.name) for end in staff)
            return serve or is_village_team(reading.staff or helper)
        case "helps_there":
            acts = all(end.type not in ("government", "party", "media") for end in helper.ends)
            return acts and all(is_village_or_needy(end) for end in recipient.ends)
        case "makes":
            return is_private(helper, recipient)
        case "contracts":
            return gives_privately(helper) and all(
                is_village_or_needy(end) for end in recipient.ends
            )
        case "serves_on":
            staff = (reading.staff or helper).ends
            return all(SERVES.search(end.name) or RESCUERS.search(end.name) for end in staff)
        case "rescues_in":
            return gives_privately(helper) or all(RESCUERS.search(end.name) for end in helper.ends)
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
        case "elided_towards":
            return all(end.kind in "PR" for end in recipient.ends) and not any(
                end.kind == "S" for end in helper.ends
            )
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
        case "bond" if reading.cue == "联系" and helper.kind == "O":
            return any(end.kind != "O" or end.count is not None for end in recipient.ends)
        case "weak" if any(end.type in ("government", "party", "agency") for end in helper.ends):
            ends = (*helper.ends, *recipient.ends)  # 5家单位帮助10个县
            return recipient.kind == "P" and all(end.count is not None for end in ends)
        case "relative" if helper.ends[0].id.startswith("place/area/"):
            # 企业在陕北帮扶的乡: the region is where it is done
            return text[helper.start - 1 : helper.start] != "在"
        case "active" if LAUNCHES.search(text, helper.end, recipient.start):
            return helper.kind == "O" or all(end.id[:6] == "place/" for end in recipient.ends)
        case "goes" if all(end.id.startswith("group/") for end in helper.ends):
            return PAYS.match(text, helper.end) is None
        case "donor_project" | "donor_in":
            given = (end.type not in ("place", "enterprise") for end in helper.ends)
            return all(given) and all(DONOR.match(end.name) for end in helper.ends)
        case "in_sends":
            posted = any(end.kind == "P" for end in helper.ends)  # 在甲州，924个村派驻工作队
            return reading.staff is not None and is_village_team(reading.staff) and not posted
        case "invests_there":
            return gives_privately(helper) and all(NEEDY.search(end.name) for end in recipient.ends)
        case "fund_of" if helper.kind == "O":
            return gives_privately(helper) and recipient.kind == "P"
        case "fund_of":
            return are_apart(helper, recipient)
        case "elided_nominal":
            acts = helper.kind == "O" and all(end.type not in GOVERNS for end in helper.ends)
            return acts or are_apart(helper, recipient)
        case "solves":
            return gives_privately(helper) and all(is_site_or_needy(end) for end in recipient.ends)
        case "focuses":
            return all(
                is_site_or_needy(end) or end.type in ("hospital", "school")
                for end in recipient.ends
            )
        case "stations":
            return not is_better_off(recipient)
        case "faces" if all(end.count is not None for end in (*helper.ends, *recipient.ends)):
            return helper.kind == recipient.kind == "P"  # 苏南五市挂钩苏北五市
        case "faces":
            schools = all(end.type == "school" for end in helper.ends)
            return schools or not contain(helper, recipient)
        case "staffed_with":
            village = all(end.name.endswith(VILLAGES) for end in recipient.ends)
            return village and all(
                end.kind == "S" or HELPING.search(end.name) for end in helper.ends
            )
        case "member_of":
            return all(RESCUERS.search(end.name) for end in helper.ends)
        case "team_at":
            sent = all(RESCUERS.search(end.name) for end in helper.ends)
            return sent and are_from_two_provinces(helper, recipient)
        case "extends_to":
            return reading.staff is None or names_aid(reading.staff)
        case "comes_here":
            return all(end.type == "place" for end in recipient.ends)
        case "founds":
            poor = (NEEDY.search(one.name) or one.name.endswith("户") for one in recipient.ends)
            return gives_privately(helper) and all(poor)
        case "treats_for":
            return all(HEALERS.search(end.name) for end in helper.ends)
        case "lives_in":
            return all(end.name.endswith(VILLAGES) for end in recipient.ends)
        case "there_are":
            return reading.staff is not None and is_village_team(reading.staff)
        case "team_helps":
            return is_village_team(helper)
        case "from_there":
            houses = all(end.type in ("place", "hospital", "school") for end in recipient.ends)
            up = is_better_off(recipient) and not is_better_off(helper)
            return houses and are_from_two_provinces(helper, recipient) and not up
        case "sets_up":
            return gives_privately(helper)
        case "enters" if all(CADRES.search(end.name) for end in helper.ends):
            return all(end.name.endswith(VILLAGES) for end in recipient.ends)
        case "enters" if reading.staff is not None:
            return is_village_team(reading.staff)
        case "enters":
            return is_village_team(helper) or all(RESCUERS.search(end.name) for end in helper.ends)
        case "by_means" if reading.cue in LEADS:
            hospitals = are_two_houses(helper, recipient) and helper.ends[0].type == "hospital"
            return hospitals or is_private(helper, recipient)
        case "holds_post":
            served = all(end.type in ("place", "hospital", "school") for end in recipient.ends)
            return served and are_from_two_provinces(helper, recipient)
        case "by_lever" if reading.cue in SUPPORTS:
            return gives_privately(helper) or are_strangers(helper, recipient)
        case "dash":
            types = {end.type for end in (*helper.ends, *recipient.ends)}
            return len(types) == 1 and types <= {"place", "school", "hospital"}
        case "visits" | "talks":
            places = all(end.type == "place" for end in (*helper.ends, *recipient.ends))
            return places and not contain(helper, recipient)
        case "aided":
            said = RECEIVED.search(text, helper.end, recipient.start) is not None
            return said or names_aid(recipient)
        case "all_helped":
            return all(end.name not in NATION for end in recipient.ends)
        case "elided_bond":
            villages = all(end.type == "group" and end.name != "户" for end in recipient.ends)
            return helper.kind == "S" and villages
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
            return rescue or (
                reading.cue == "扶持" and all(is_counted(end) for end in recipient.ends)
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
        case "each_has" | "all_have":
            return all(end.kind == "S" or HELPING.search(end.name) for end in helper.ends)
        case "serves_as":
            return reading.staff is not None and is_village_team(reading.staff)
        case "sends" if reading.helper is None and BECOMES.match(text, reading.end):
            return False
        case "sends" if reading.helper is None and is_better_off(recipient):
            going = text[helper.start : reading.end + LEARNING_REACH]  # 选派教师到甲区|跟岗学习
            return LEARNING.search(going) is None
        case "active" if IN_PLACE.search(text, max(0, helper.start - 2), helper.start):
            return helper.kind != "P" or are_apart(helper, recipient)
        case "builds_in" if reading.cue.startswith("捐") and is_better_off(recipient):
            return False
        case "builds_in" if reading.cue == "投入":
            acts = all(end.type not in GOVERNS for end in helper.ends)
            return acts and all(is_village_or_needy(end) for end in recipient.ends)
        case "brings":
            return brings_gifts(helper, recipient)
        case "is_helped" if recipient.kind == "R":  # 带动281户，这是甲市帮扶的缩影
            return not any(end.type == "place" for end in helper.ends)
        case "builds_in" if LOOKS_ON.search(text, recipient.end, reading.end):
            return False
        case "serves_in":
            served = all(SERVES.search(end.name) for end in helper.ends)
            return served and LOOKS_ON.search(text, recipient.end, reading.end) is None
        case "goes_to" if LOOKS_ON.search(text, recipient.end, reading.end):
            tied = reading.cue.startswith(("定点", "对口")) and is_own_visit(helper, recipient)
            return tied and not SUPERVISES.search(text, recipient.end, reading.end)
        case "sends_people" if not reading.cue and is_better_off(recipient):
            return False
        case "sends" | "sends_to" | "sends_people" | "goes_to":
            going = text[helper.start : reading.end + LEARNING_REACH]
            if reading.rule != "sends_to" and is_sent_up(helper, recipient, going):
                return False
            return not is_training(reading.staff or helper, recipient)
    return True


def may_be_of(helper: Phrase, recipient: Phrase, named: Phrase) -> bool:
    """Tell whether a noun may say who is helped: of 定点帮扶单位 only a county under a body."""
    if not any(GIVER.search(end.name) for end in named.ends):
        return True
    place = all(end.type == "place" for end in recipient.ends) and not is_better_off(recipient)
    return place and all(end.type != "place" for end in helper.ends)


def is_named(phrase: Phrase) -> bool:
    """Tell whether all ends are places or bodies by name."""
    return all(not end.id.startswith("group/") for end in phrase.ends)


def are_of_one(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether a helper governs the recipient or is governed by it: 县里用好县财政局的资金."""
    if any(end.type in ("agency", "government", "party") for end in helper.ends):
        return True
    return contain(helper, recipient) if all(end.type == "place" for end in helper.ends) else False


def brings_gifts(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether who comes with gifts is no government, and the village or school not its own."""
    if any(end.type in ("government", "party", "media") for end in helper.ends):
        return False
    if gives_privately(helper) or are_strangers(helper, recipient):
        return True
    return all(is_village_or_needy(end) or end.type in HOUSES for end in recipient.ends)


def is_own_visit(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether those led by their head go to a place that is theirs to help."""
    if any(end.type != "place" for end in recipient.ends):
        return False
    if any(end.type == "place" for end in helper.ends):
        return are_apart(helper, recipient)
    return all(
        end.type in (*PRIVATE, "agency") or PARTIES.match(end.name) for end in helper.ends
    ) and not any(IN_CHARGE.search(end.name) for end in helper.ends)


def is_sent_up(helper: Phrase, recipient: Phrase, going: str) -> bool:
    """Tell whether a poorer place sends cadres to a richer one to learn: 甲县选派干部赴上海挂职."""
    from_place = all(end.type == "place" or end.place for end in helper.ends)
    to_place = all(end.type == "place" for end in recipient.ends)
    up = from_place and to_place and is_better_off(recipient) and not is_better_off(helper)
    return up and LEARNING.search(going) is not None


def are_two_houses(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether two hospitals, or two schools, are named."""
    one, other = helper.ends[0], recipient.ends[0]
    both = one.type == other.type in ("hospital", "school")
    return both and one.name not in other.name and other.name not in one.name


def builds_house(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether those who give build schools or hospitals by name, or for those in need."""
    houses = (
        end.type in ("school", "hospital") and (end.seat or not end.id.startswith("group/"))
        for end in recipient.ends
    )
    return any(end.type in PRIVATE for end in helper.ends) and all(houses)


def is_counted(end: End) -> bool:
    """Tell whether an End is a number of villages or towns: 4个镇."""
    return end.kind == "P" and end.count is not None and end.id.startswith("group/")


def is_village_or_needy(end: End) -> bool:
    """Tell whether an End is a village, a town, or people: who is taught, given or built for."""
    place = end.name.endswith((*VILLAGES, "乡", "镇", "苏木", "小学", "学校"))
    return end.kind == "R" or place or NEEDY.search(end.name) is not None


def is_site_or_needy(end: End) -> bool:
    """Tell whether an End is a place or a group of places, or people named for their need."""
    return end.kind in ("", "P") or NEEDY.search(end.name) is not None


def is_from_afar(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether better-off places, or who governs them, build in another province."""
    governs = all(end.type in ("place", "agency", "government") for end in helper.ends)
    return governs and is_better_off(helper) and are_from_two_provinces(helper, recipient)


def are_from_two_provinces(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether the provinces of both sides are known by their names, and none is shared."""
    homes = {province_of(end) for end in helper.ends}
    away = {province_of(end) for end in recipient.ends}
    return "" not in homes | away and not homes & away


def is_plain_group(end: End) -> bool:
    """Tell whether an End is a group that neither a place nor a word of aid tells apart."""
    return bool(end.head) and end.place is None and not HELPING.search(end.name)


def is_training(staff: Phrase, recipient: Phrase) -> bool:
    """Tell whether cadres go to an organisation: 选派村干部到学院, 组织党员干部走进企业."""
    cadres = all(CADRES.search(end.name) for end in staff.ends)
    return cadres and any(end.type in NOT_STAFFED for end in recipient.ends)


def are_apart(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether both sides are named places, or groups of one, in different provinces."""
    ends = (*helper.ends, *recipient.ends)
    return all(end.kind in ("", "P") and province(end) for end in ends) and not any(
        same_province(one, other) for one in helper.ends for other in recipient.ends
    )


def are_strangers(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether places lie in different provinces, or are counties or cities of one rank.

    A county that supports another county of its province is tied to it.
    """
    if are_apart(helper, recipient):
        return True
    ends = (*helper.ends, *recipient.ends)
    return any(all(rank.fullmatch(end.id) for end in ends) for rank in (COUNTY, PREFECTURE))


def are_east_and_west(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether better-off places help named places that are not, in other provinces."""
    east = is_better_off(helper) and not is_better_off(recipient)
    return east and are_apart(helper, recipient)


def is_west(phrase: Phrase) -> bool:
    """Tell whether a phrase is of needy parts of the country: 西部10个省区, 中西部地区."""
    return all(NEEDY_PARTS.match(end.name) for end in phrase.ends)


def contain(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether a helper is no place with a code, or one that holds a recipient."""
    if any(end.type != "place" or not province(end) for end in helper.ends):
        return True
    return any(holds(one, other) for one in helper.ends for other in recipient.ends)


def gives_privately(helper: Phrase) -> bool:
    """Tell whether those who give are firms, banks, clubs, schools: not those who govern."""
    return all(end.type in PRIVATE or PARTIES.match(end.name) for end in helper.ends)


def is_private(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether firms, banks, schools or clubs help those in need: 企业…，帮助贫困村."""
    return gives_privately(helper) and all(NEEDY.search(end.name) for end in recipient.ends)


def names_aid(phrase: Phrase) -> bool:
    """Tell whether a phrase is named for the aid it gives or gets: 定点帮扶县."""
    return any(HELPING.search(end.name) for end in phrase.ends)
