"""Bodies that a place in front names: 河南省教育厅, 省扶贫办, 市委、市政府, 北京市三级医院.

In: the lexicon's Hits and the Owners. Out: Namings. Example: the owner 河南省 in ``河南省教育厅、
民政厅`` gives two Namings, the second by the rule ``heir``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.actor_grammar import Reading, read_name, read_shared_head
from graph.actor_groups import read_group
from graph.actor_lexicon import Hits
from graph.actor_mentions import Naming
from graph.owners import Owner

# heads that make a proper name with a place alone: 北京大学, 河北银行, 某村小学
PROPER_ALONE = frozenset(
    (
        "大学",
        "中学",
        "小学",
        "学院",
        "职业学院",
        "职业技术学院",
        "师范学院",
        "医学院",
        "银行",
        "商会",
        "电视台",
        "广播电视台",
        "出版社",
        "电台",
        "卫生院",
        "中医院",
        "技师学院",
        "分公司",
        "分行",
        "支行",
        "纪念馆",
        "科学院",
        "农场",
        "林场",
        "监狱",
    )
)
# 中央新疆工作协调小组 | 武警西藏总队 : whose body it is stands in front of the place
PREFIX = re.compile(r"(?:中共|中央|全国|国务院|武警)\Z")
# 第十二届|人民代表大会: the term is no part of the name
TERM = re.compile(r"^第[一二三四五六七八九十\d]{1,4}届")
# 支援湖北医疗队 | 驻甲省部队: the place is where they go
GOAL = re.compile(r"支援|帮扶|援助|驻|援|赴|对口|抵达|派往|给|向")
# 驻|甲市乙乡
STATIONED = re.compile(r"驻[^，。；、：\n]{2,12}$")
# 向甲村|派驻工作队: the verb and no name
SENDS = ("派驻", "选派", "派出", "派遣", "下派", "派来")
GOERS = frozenset({"team", "military"})
# 、|县某某林场, 由|市某某公司: what a rank that begins a name stands behind
EDGE = re.compile(r"\A|[，、；：。（\n“”由与和及对为给向在]$")
# 乡|镇, 县|城, 省|级: what makes another word of a rank
LONGER = ("村", "镇", "级", "城", "内", "里", "泉", "辖", "属")
JOIN = re.compile(r"[、，]|和|与|及|以及|，?并|")
# 武警甲总队|乙支队
BRANCHES = {"bank": ("分行", "支行"), "military": ("支队", "大队")}
HEIR_TYPES = frozenset(
    {"party", "government", "agency", "court_procuratorate", "military", "social_org"}
)
# 相关部门, 各级医院: whoever they are
VAGUE = re.compile(r"相关|有关|当地|所有|各|部分|全部|其他|多|地区|县|市|受援|单位")
FACT_GROUPS = frozenset({"agency", "hospital"})


def find_owned(hits: Hits, owners: Sequence[Owner], known: Mapping[int, Naming]) -> list[Naming]:
    """Return the bodies named by a place; ``known`` are the bodies known by name, by their end."""
    found: list[Naming] = []
    for owner in sorted(owners, key=lambda o: (o.start, -o.end)):
        found += read_owned(hits, owner, known.get(owner.start))
    found = join_branches(hits.text, sorted(found, key=lambda one: one.start))
    return share_prefix(hits.text, found) if "武警" in hits.text else found


def join_branches(text: str, found: Sequence[Naming]) -> list[Naming]:
    """Return the namings by start, a bank or unit with its branch as one: 甲银行|乙分行."""
    joined: list[Naming] = []
    for naming in found:
        before = joined[-1] if joined else None
        adjacent = before is not None and before.end == naming.start
        if before and adjacent and naming.own in BRANCHES.get(before.type, ()):
            own = before.own + text[naming.start : naming.end]
            joined[-1] = replace(before, end=naming.end, own=own)
            continue
        joined.append(naming)
    return joined


def share_prefix(text: str, found: Sequence[Naming]) -> list[Naming]:
    """Return the namings, listed units with the force of the first: 武警甲总队、乙总队."""
    shared: list[Naming] = []
    for naming in found:
        before = shared[-1] if shared else None
        listed = before is not None and JOIN.fullmatch(text, before.end, naming.start)
        if before and listed and before.prefix == "武警" and before.own[-2:] == naming.own[-2:]:
            naming = replace(naming, prefix=before.prefix)
        shared.append(naming)
    return shared


def read_owned(hits: Hits, owner: Owner, parent: Naming | None) -> list[Naming]:
    """Return the namings behind one owner: none, one, or several that share a head."""
    shared = read_shared_head(hits, owner.end)
    if shared is not None:
        return share_head(hits.text, owner, shared)
    reading = read_name(hits, owner.end, free=not owner.pointed or begins_name(hits.text, owner))
    if reading is None:
        return read_owned_group(hits, owner)
    sent = reading.head.type in GOERS and hits.text.startswith(SENDS, owner.end)
    if sent or (reading.head.type in GOERS and is_goal(hits.text, owner)):
        return []
    return [name_owned(hits.text, owner, reading, parent)]


def begins_name(text: str, owner: Owner) -> bool:
    """Tell whether a word of rank begins a name that free words may go on with: 省|甲林场."""
    edge = EDGE.search(text, max(0, owner.start - 1), owner.start)
    return edge is not None and not text.startswith(LONGER, owner.end)


def is_goal(text: str, owner: Owner) -> bool:
    """Tell whether a place is where a team goes: 支援|湖北医疗队, 驻甲市乙乡|丙村工作队."""
    before = text[max(0, owner.start - 3) : owner.start]
    if any(GOAL.match(before, i) for i in range(len(before))):
        return True
    village = owner.name.endswith(("村", "嘎查"))
    return village and STATIONED.search(text, max(0, owner.start - 14), owner.start) is not None


def name_owned(text: str, owner: Owner, reading: Reading, parent: Naming | None) -> Naming:
    """Return the naming of a reading: 共青团 or 中央 in front of the place is part of the name."""
    own = TERM.sub("", text[owner.end : reading.end])
    kind, start = reading.head.type, owner.start
    generic = own == reading.head.word and reading.head.form == "free"
    typed = (generic and own not in PROPER_ALONE) or (owner.pointed and owner.id is None)
    if typed and not owner.name:
        own = text[start : reading.end]
    if parent and kind == "party" and parent.type in ("party", "social_org"):
        begin, prefix = parent.start, parent.own
        return Naming(begin, reading.end, own, parent.type, "owned", owner, prefix=prefix)
    if own == "委" and text[start - 1 : start] == "团":
        return Naming(
            start - 1, reading.end, own, "social_org", "owned", owner, typed, not typed, "共青团"
        )
    before = PREFIX.search(text, max(0, start - 3), start)
    said = before.group() if before else ""
    if said == "中共":
        return Naming(start - 2, reading.end, own, kind, "owned", owner, typed, not typed)
    return Naming(start - len(said), reading.end, own, kind, "owned", owner, typed, not typed, said)


def share_head(text: str, owner: Owner, reading: Reading) -> list[Naming]:
    """Return one naming for each word of a list with one head: 省教育、民政、财政厅."""
    namings = []
    last = len(reading.parts) - 1
    for index, (start, end) in enumerate(reading.parts):
        begin = owner.start if index == 0 else start
        stop = reading.end if index == last else end
        own = text[start:end] + reading.head.word
        kind, typed = reading.head.type, not owner.name
        namings.append(Naming(begin, stop, own, kind, "shared_head", owner, typed, not typed))
    return namings


def read_owned_group(hits: Hits, owner: Owner) -> list[Naming]:
    """Return the collection behind a place: 北京市三级医院, 自治区直属机关."""
    reading = read_group(hits, owner.end)
    if reading is None or not owner.name:
        return []
    own, head = hits.text[owner.end : reading.end], reading.head
    said = not owner.pointed or hits.text[owner.start : owner.end] == "自治区"
    fact = said and own != head.word and head.type in FACT_GROUPS and not VAGUE.search(own)
    return [Naming(owner.start, reading.end, own, head.type, "owned_group", owner, True, fact)]


def find_heirs(hits: Hits, found: Sequence[Naming]) -> list[Naming]:
    """Return the bodies that share the owner of the one before them: 省委、政府; 教育厅、民政厅."""
    heirs: list[Naming] = []
    starts = {naming.start for naming in found}
    queue = [naming for naming in found if naming.owner and naming.type in HEIR_TYPES]
    for naming in queue:
        heir = read_heir(hits, naming)
        if heir is not None and heir.start not in starts:
            heirs.append(heir)
            queue.append(heir)
    return heirs


def read_heir(hits: Hits, naming: Naming) -> Naming | None:
    """Return the body behind a naming that shares its owner: 党委政府, 党委、政府."""
    match = JOIN.match(hits.text, naming.end)
    start = match.end() if match else naming.end
    if start == naming.end and not naming.own.endswith("委"):
        return None
    reading = read_name(hits, start, free=False)
    if reading is None or reading.head.form == "free" or reading.head.type not in HEIR_TYPES:
        return None
    own = hits.text[start : reading.end]
    if own in ("委", "委员会", "党组", "办公室"):
        return None
    kind = reading.head.type
    return Naming(start, reading.end, own, kind, "heir", naming.owner, naming.typed, naming.fact)
