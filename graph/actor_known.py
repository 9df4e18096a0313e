"""Bodies known by their own name, and those of the whole country.

In: the lexicon's Hits. Out: Namings. Example: ``农业银行甲省分行`` is a branch of the known body
中国农业银行; ``全国双拥工作领导小组`` begins with 全国.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from graph.actor_grammar import Reading, extend, next_head, read_name
from graph.actor_lexicon import Agency, Head, Hits
from graph.actor_mentions import Naming
from graph.owners import Owner

# 水利部|门 ; 中国银行|业 ; 全国人大|代表: characters that make another word of a known name
NEVER_AFTER = {
    "部": "门分署队位",
    "行": "业",
    "大": "代荒街道门营桥港路郎",
    "协": "委",
    "通": "业",
    "动": "互支端",
    "子": "商",
    "筑": "业",
    "油": "工",
    "网": "络站民友",
    "东": "西南北部地",
    "团": "结员体",
}
PAIRED = "结对"  # 某集团|结对, though 团结 is a word
EDGE = re.compile(r"[\s，。；：、（）()“”《》〈〉和与及由向在从对以经据是为被让请跟同]")
# 农民|建…, 居民|进…: the people and no party
PEOPLE = "农村居牧渔移人国公市"
NATIONAL = re.compile(r"国家(?<![砖中达界各]国家)|中国|全国|国务院|中央|中华|世界|国际")
SPOKEN_FREELY = frozenset({"中国", "中华", "国际", "世界"})
# 第十四师 | 农十四师 | 兵团第三师 | 一师四团 | 兵团12师221团
DIVISION = re.compile(
    r"(?:新疆生产建设兵团|新疆兵团|兵团)?(?:[第农]|(?<![一二三四五六七八九十\d])(?=[一二三四五六七八九十\d]{1,3}师[一二三四五六七八九十\d]{1,4}团))"
    r"(?P<number>[一二三四五六七八九十]{1,3}|1[0-4]|[1-9])师(?![范生资傅专])"
    r"(?:(?P<regiment>[一二三四五六七八九十〇零\d]{1,4})团(?![队体员长]|结(?!对)))?"
)
NUMBERED = re.compile(r"[\d一二三四五六七八九十]师")
CORPS = "新疆生产建设兵团"
NUMERALS = "一二三四五六七八九"
# 来源：某某网 | 稿件来源：某日报
SOURCE = re.compile(
    r"来源[：:]\s*(?P<name>[一-鿿A-Za-z]{2,15}?(?:网|报|社|台|在线|客户端|杂志))(?=[\s（）|，。《]|$)"
)
# 浙师大附中, 贵大附小: schools of universities by short names that are not known themselves
AFFILIATED = re.compile(
    "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵滇云藏陕甘青宁新华北东西南首中上河江安福广湖山海]{1,2}"
    "(?:(?:师|理工|工|科|农|医|交|财|林)?大|师)[一二三四]?附[中小](?!学)"
)
# 粤桂协作工作队 | 闽宁协作固原工作组: teams of two provinces
COOPERATION = re.compile(
    "[京津冀辽沪苏浙闽鲁粤][桂黔滇甘宁青蒙陕川渝湘藏疆](?:扶贫)?协作(?:(?![和与及的在向])[一-鿿]){0,4}?"
    "工作[队组](?![员长])"
)
# 中铁二局 | 中建第三工程局: the numbered bureaus of the builders
BUREAU = re.compile(
    "中(?:铁|建|交|水电|铁建)第?[一二三四五六七八九十]{1,3}(?:航务|公路)?(?:工程)?局(?:集团)?(?:有限公司)?"
)
# 华电湖北公司 | 大唐陕西发电有限公司: provincial companies of central firms, by their short names
PROVINCIAL = re.compile(
    "(?:华能|华电|大唐|国电|国能|中广核|中核|国投|中铝|招商局)"
    "(?:北京|天津|河北|山西|内蒙古|蒙东|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
    "|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆)"
    "(?:电力|发电|能源|新能源|清洁能源|分|股份|集团|有限|有限责任){0,3}公司"
)
BRANCHES = frozenset(
    (
        "分行",
        "支行",
        "中心支行",
        "分公司",
        "支公司",
        "公司",
        "电力",
        "有限公司",
        "有限责任公司",
        "电力公司",
        "供电公司",
    )
)
# 政治局|委员: a person's post
POST = re.compile(r"常委(?!会)|委员(?!会)|候补委员")
# 江苏省的|卫生健康委, 各省|卫生健康委
OF_OTHERS = re.compile("(?:[省市县区州盟旗]的|各[省市县区州盟旗级地]{1,3})$")
# 中国某银行|股份有限公司
LEGAL_FORM = re.compile(r"(?:股份|集团)?有限(?:责任)?公司|集团公司|集团")


def find_agencies(hits: Hits, owners: Sequence[Owner]) -> list[Naming]:
    """Return the bodies known by name, the longest at each place, with what goes on behind."""
    found: list[Naming] = []
    last = 0
    branches = {owner.start: owner for owner in owners if owner.name}
    for start in hits.known:
        if start < last:
            continue
        known = [(end, e.agency) for end, e in hits.beginning(start) if e.agency is not None]
        for end, agency in sorted(known, key=lambda pair: -pair[0]):
            if stands_alone(hits.text, start, end) or is_branched(
                hits, (start, end), agency, branches
            ):
                found.append(extend_agency(hits, (start, end), agency, branches))
                last = found[-1].end
                break
    return found


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a known name is no part of another word; a short one needs an edge before it.

    江苏省的|卫生健康委, 各省|卫生健康委 are those of the provinces.
    """
    if text[end - 1 : end] in "委部局署办" and OF_OTHERS.search(text, max(0, start - 5), start):
        return False
    if end < len(text) and text[end] in NEVER_AFTER.get(text[end - 1], ""):
        return text.startswith(PAIRED, end)
    if end - start > 2:
        return True
    numbered = text[end : end + 1] == "发" and text[end + 1 : end + 2] in "〔[（【"
    return not numbered and (start == 0 or EDGE.match(text[start - 1]) is not None)


def is_branched(
    hits: Hits, span: tuple[int, int], agency: Agency, branches: Mapping[int, Owner]
) -> bool:
    """Tell whether a short name stands before its branch: 协调|民进甲市委, 感谢|农行甲分行."""
    start, end = span
    if agency.type == "bank":
        return read_branch(hits, span, agency, branches.get(end)) is not None
    return agency.type == "party" and end in branches and hits.text[start - 1] not in PEOPLE


def extend_agency(
    hits: Hits, span: tuple[int, int], agency: Agency, branches: Mapping[int, Owner]
) -> Naming:
    """Return a known body, or the branch, office, school or hospital of it that the text names."""
    start, end = span
    if agency.type in ("bank", "enterprise"):
        legal = LEGAL_FORM.match(hits.text, end)
        end = legal.end() if legal else end
        branch = read_branch(hits, (start, end), agency, branches.get(end))
        if branch is not None:
            return branch
    post = POST.match(hits.text, end) is not None
    whole = Naming(start, end, agency.name, agency.type, "known", fact=not post)
    further = next_head(hits, Reading(end, Head(agency.name, agency.type, "free")))
    if further is None:
        return whole
    reading = extend(hits, further)
    if reading.head.type == agency.type == "enterprise":
        return Naming(start, reading.end, agency.name, agency.type, "known")
    own = agency.name + hits.text[end : reading.end]
    return Naming(start, reading.end, own, reading.head.type, "known_part")


def read_branch(
    hits: Hits, span: tuple[int, int], agency: Agency, place: Owner | None
) -> Naming | None:
    """Return the branch that a bank or an enterprise has in the place named behind it."""
    reading = read_name(hits, place.end) if place else None
    if reading is None or reading.head.word not in BRANCHES:
        return None
    start, end = span
    name = agency.name if agency.type == "bank" else hits.text[start:end]
    own = name + hits.text[end : reading.end]
    return Naming(start, reading.end, own, agency.type, "known_branch")


def find_national(hits: Hits) -> list[Naming]:
    """Return the bodies whose name begins with 国家, 中国, 全国 and the like."""
    found = []
    for match in NATIONAL.finditer(hits.text):
        free = match.group() in SPOKEN_FREELY
        reading = read_name(hits, match.end(), free=free, bare=False)
        if reading and reading.end - match.end() > 2:
            own = hits.text[match.start() : reading.end]
            found.append(Naming(match.start(), reading.end, own, reading.head.type, "national"))
    return found


def find_sources(text: str) -> list[Naming]:
    """Return the media that a text says it was taken from: 来源：某某网."""
    return [
        Naming(match.start("name"), match.end("name"), match["name"], "media", "source_line")
        for match in SOURCE.finditer(text)
    ]


def find_bureaus(text: str) -> list[Naming]:
    """Return the numbered bureaus of the state's builders, and its firms' companies of provinces.

    中铁二局, 华电湖北公司.
    """
    found: list[re.Match[str]] = []
    if any(builder in text for builder in ("中铁", "中建", "中交", "中水电")):
        found += BUREAU.finditer(text)
    if "公司" in text:
        found += PROVINCIAL.finditer(text)
    return [Naming(*hit.span(), hit.group(), "enterprise", "proper") for hit in found]


def find_affiliated(text: str) -> list[Naming]:
    """Return the schools that are named by the short name of their university: 浙师大附中."""
    if "大附" not in text and "附中" not in text and "附小" not in text:
        return []
    found = AFFILIATED.finditer(text)
    return [Naming(*hit.span(), hit.group(), "school", "proper") for hit in found]


def find_cooperation(text: str) -> list[Naming]:
    """Return the teams that two provinces have for their cooperation: 粤桂协作河池工作组."""
    if "协作" not in text:
        return []
    found = COOPERATION.finditer(text)
    return [Naming(*hit.span(), hit.group(), "team", "proper") for hit in found]


def find_divisions(text: str) -> list[Naming]:
    """Return the divisions of the production and construction corps of Xinjiang.

    A text that names Xinjiang but no corps speaks of them too, by 农: 农四师.
    """
    corps = "兵团" in text
    if not (corps or "疆" in text) or not NUMBERED.search(text):
        return []
    return [
        Naming(*match.span(), CORPS + division_name(match), "government", "division")
        for match in DIVISION.finditer(text)
        if corps or match.group().startswith("农")
    ]


def division_name(match: re.Match[str]) -> str:
    """Return the name of a division or of its regiment: 第十二师二二一团."""
    division = f"第{spell(match['number'])}师"
    return division if match["regiment"] is None else f"{division}{spell(match['regiment'])}团"


def spell(number: str) -> str:
    """Return a number in Chinese numerals, one of three digits by its digits: 14 is 十四."""
    if not number.isdigit():
        return number
    if len(number) > 2:
        return "".join("〇" if digit == "0" else NUMERALS[int(digit) - 1] for digit in number)
    tens, ones = divmod(int(number), 10)
    ten = NUMERALS[tens - 1] if tens > 1 else ""
    return (f"{ten}十" if tens else "") + (NUMERALS[ones - 1] if ones else "")
