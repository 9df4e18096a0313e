"""The constructions that name organisations, each a stage: Hits in, Namings out.

In: the lexicon's Hits and the owners. Out: Namings by stage, the surest stage first. Example: the
owner 河南省 in ``河南省教育厅`` gives a Naming of the rule ``owned``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.actor_grammar import (
    CHAINABLE,
    Reading,
    extend,
    modifiers_before,
    next_head,
    read_group,
    read_name,
    read_shared_head,
)
from graph.actor_lexicon import Agency, Head, Hits, load_stop_characters
from graph.actor_mentions import Naming
from graph.model import Context
from graph.owners import Owner

# heads that make a proper name with a place alone: 北京大学, 河北银行, 某村小学
PROPER_ALONE = frozenset(
    {
        "大学",
        "中学",
        "小学",
        "银行",
        "商会",
        "电视台",
        "广播电视台",
        "出版社",
        "电台",
        "卫生院",
        "分公司",
        "分行",
        "支行",
    }
)
# 水利部|门 ; 中国银行|业 ; 全国人大|代表
NOT_AFTER_AGENCY = {
    "部": "门分署队位",
    "行": "业",
    "大": "代",
    "协": "委",
    "通": "业",
    "动": "互支端",
    "子": "商",
    "筑": "业",
    "油": "工",
}
EDGE = re.compile(r"[\s，。；：、（）()“”《》〈〉和与及由向在从对以经据是为被让请跟同]")
NATIONAL = re.compile(r"国家|中国|全国|国务院|中央|中华|世界|国际")
# 第十四师 | 农十四师 | 兵团第三师
DIVISION = re.compile(
    r"(?:新疆生产建设兵团|新疆兵团|兵团)?[第农](?P<number>[一二三四五六七八九十]{1,3}|1[0-4]|[1-9])师(?![范生资傅专])"
)
CORPS = Agency("新疆生产建设兵团", "government")
JOIN = re.compile(r"[、，]|和|与|及|以及|，?并|")
HEIR_TYPES = frozenset(
    {"party", "government", "agency", "court_procuratorate", "military", "social_org"}
)
CREATED = re.compile(r"(?:成立|组建|设立|派出|派驻|选派|派遣|建立)了?$")


def find_owned(hits: Hits, owners: Sequence[Owner], agencies: Sequence[Naming]) -> list[Naming]:
    """Return the bodies named by a place and what they do: 河南省教育厅, 省扶贫办."""
    inside = {position for naming in agencies for position in range(naming.start, naming.end)}
    found: list[Naming] = []
    for owner in sorted(owners, key=lambda o: (o.start, -o.end)):
        if owner.start in inside and owner.end in inside:
            continue
        found += read_owned(hits, owner)
    return found


def read_owned(hits: Hits, owner: Owner) -> list[Naming]:
    """Return the namings behind one owner: one, or several that share a head."""
    shared = read_shared_head(hits, owner.end)
    if shared is not None:
        return share_head(hits.text, owner, shared)
    word = hits.text[owner.start : owner.end]
    pointer = owner.pointed and len(word) < 3 and word != "兵团"
    reading = read_name(hits, owner.end, free=not owner.pointed)
    if reading is None:
        return read_owned_group(hits, owner)
    if pointer and not is_pointable(reading):
        return []
    own = hits.text[owner.end : reading.end]
    generic = own == reading.head.word and reading.head.form == "free" and own not in PROPER_ALONE
    typed = generic or (owner.id is None and owner.pointed)
    start = owner.start - 2 if hits.text.startswith("中共", owner.start - 2) else owner.start
    if typed and owner.pointed and not owner.name:
        own = hits.text[owner.start : reading.end]
    return [Naming(start, reading.end, own, reading.head.type, "owned", owner, typed, not typed)]


def is_pointable(reading: Reading) -> bool:
    """Tell whether one word of rank may stand before it: 县人民医院, no 县公司."""
    return reading.plain


def share_head(text: str, owner: Owner, reading: Reading) -> list[Naming]:
    """Return one naming for each word of a list with one head: 省教育、民政、财政厅."""
    namings = []
    generic = reading.head.group
    for index, (start, end) in enumerate(reading.parts):
        first, last = index == 0, index == len(reading.parts) - 1
        own = text[start:end] + reading.head.word
        namings.append(
            Naming(
                owner.start if first else start,
                reading.end if last else end,
                own,
                reading.head.type,
                "shared_head",
                owner,
                generic,
                not generic and bool(owner.name),
            )
        )
    return namings


def read_owned_group(hits: Hits, owner: Owner) -> list[Naming]:
    """Return the collection behind a place: 北京市三级医院, 自治区直属机关."""
    reading = read_group(hits, owner.end)
    if reading is None or not owner.name:
        return []
    own = hits.text[owner.end : reading.end]
    word = hits.text[owner.start : owner.end]
    fact = own != reading.head.word and reading.head.type in ("agency", "hospital")
    fact = fact and (not owner.pointed or word == "自治区")
    return [
        Naming(owner.start, reading.end, own, reading.head.type, "owned_group", owner, True, fact)
    ]


def find_agencies(hits: Hits, owners: Sequence[Owner]) -> list[Naming]:
    """Return the bodies known by name, the longest of each place, with what goes on behind it."""
    found: list[Naming] = []
    end_before = 0
    branches = {owner.start: owner for owner in owners}
    for start in sorted(hits.starts):
        known = [(end, e.agency) for end, e in hits.starts[start] if e.agency is not None]
        if not known or start < end_before:
            continue
        end, agency = max(known, key=lambda pair: pair[0])
        if agency is None or not stands_alone(hits.text, start, end):
            continue
        naming = extend_agency(hits, (start, end), agency, branches.get(end))
        found.append(naming)
        end_before = naming.end
    return found


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a known name is not the head of another word or, if short, in the middle of one."""
    if end < len(text) and text[end] in NOT_AFTER_AGENCY.get(text[end - 1], ""):
        return False
    if end - start > 2:
        return True
    return start == 0 or EDGE.match(text[start - 1]) is not None


def extend_agency(
    hits: Hits, span: tuple[int, int], agency: Agency, branch: Owner | None
) -> Naming:
    """Return a known body, or the branch, school or hospital of it that the text names."""
    start, end = span
    if branch is not None and agency.type in ("bank", "enterprise"):
        reading = read_name(hits, branch.end, free=False)
        if reading and reading.head.word in ("分行", "支行", "分公司", "公司"):
            own = agency.name + hits.text[end : reading.end]
            return Naming(start, reading.end, own, agency.type, "known_branch", branch)
    head = Head(hits.text[start:end], agency.type, "free")
    further = next_head(hits, Reading(end, head)) if agency.type in CHAINABLE else None
    if further is None:
        return Naming(start, end, agency.name, agency.type, "known")
    reading = extend(hits, further)
    if reading.head.type == agency.type == "enterprise":
        return Naming(start, reading.end, agency.name, agency.type, "known")
    own = agency.name + hits.text[end : reading.end]
    return Naming(start, reading.end, own, reading.head.type, "known_part")


def find_national(hits: Hits) -> list[Naming]:
    """Return the bodies whose name begins with 国家, 中国, 全国 and the like."""
    found = []
    for match in NATIONAL.finditer(hits.text):
        free = match.group() in ("中国", "中华", "国际", "世界")
        reading = read_name(hits, match.end(), free=free, bare=False)
        if reading and reading.end - match.end() > 2:
            own = hits.text[match.start() : reading.end]
            found.append(Naming(match.start(), reading.end, own, reading.head.type, "national"))
    return found


def find_divisions(text: str, context: Context) -> list[Naming]:
    """Return the divisions of the production and construction corps of Xinjiang."""
    if "兵团" not in text:
        return []
    return [
        Naming(
            match.start(),
            match.end(),
            f"{CORPS.name}第{match['number']}师",
            CORPS.type,
            "division",
        )
        for match in DIVISION.finditer(text)
    ]


def find_heirs(hits: Hits, found: Sequence[Naming]) -> list[Naming]:
    """Return the bodies that take the place of the one before them: 省委、政府; 省教育厅、民政厅."""
    heirs: list[Naming] = []
    starts = {naming.start for naming in found}
    queue = [naming for naming in found if naming.owner and naming.type in HEIR_TYPES]
    for naming in queue:
        match = JOIN.match(hits.text, naming.end)
        start = match.end() if match else naming.end
        if start in starts or (start == naming.end and not naming.own.endswith("委")):
            continue
        reading = read_name(hits, start, free=False)
        if reading is None or reading.head.form == "free" or reading.head.type not in HEIR_TYPES:
            continue
        if reading.head.word in ("委", "委员会") and reading.end - start == len(reading.head.word):
            continue
        own = hits.text[start : reading.end]
        heir = Naming(
            start,
            reading.end,
            own,
            reading.head.type,
            "heir",
            naming.owner,
            naming.typed,
            naming.fact,
        )
        heirs.append(heir)
        queue.append(heir)
    return heirs


def find_proper(hits: Hits, taken: bytearray) -> list[Naming]:
    """Return the names of firms, schools, hospitals and societies that begin with no place."""
    found = []
    for end in sorted(hits.ends):
        heads = [
            (start, entry.head)
            for start, entry in hits.ends[end]
            if entry.head and entry.head.form == "free" and entry.head.type in CHAINABLE
        ]
        if not heads or taken[end - 1]:
            continue
        start, head = min(heads, key=lambda pair: pair[0])
        if head is None or hits.text[end : end + 1] in set(head.never_before):
            continue
        begin = free_before(hits, start, taken)
        if is_proper(hits, begin, start):
            reading = extend(hits, Reading(end, head, plain=False))
            own = hits.text[begin : reading.end]
            found.append(Naming(begin, reading.end, own, reading.head.type, "proper"))
    return found


def free_before(hits: Hits, start: int, taken: bytearray) -> int:
    """Return where the free words before a head begin: behind the last boundary."""
    stops = load_stop_characters()
    begin = start
    while begin > 0 and start - begin < 14 and not taken[begin - 1]:
        word = min((b for b, entry in hits.ends.get(begin, ()) if entry.word), default=begin)
        if word < begin:
            begin = word
            continue
        character = hits.text[begin - 1]
        if character in stops or not (
            "一" <= character <= "鿿" or (character.isascii() and character.isalpha())
        ):
            break
        if any(entry.stop for _, entry in hits.ends.get(begin, ())):
            break
        begin -= 1
    return begin


def is_proper(hits: Hits, begin: int, start: int) -> bool:
    """Tell whether the words before a head say a name: two characters or more outside the lexicon."""
    if not 2 <= start - begin <= 12:
        return False
    covered: set[int] = set()
    for position in range(begin, start):
        for end, entry in hits.starts.get(position, ()):
            if (entry.word or entry.modifier or entry.stop or entry.group) and end <= start:
                covered.update(range(position, end))
    return start - begin - len(covered) >= 2


def find_groups(
    hits: Hits,
    free: tuple[bytearray, Sequence[Owner]],
    found: Sequence[Naming],
    sentences: Sequence[tuple[int, int]],
) -> list[Naming]:
    """Return the collections and the bodies without a place: 民营企业, 驻村工作队, 扶贫办."""
    taken, _ = free
    groups = []
    for end in sorted(hits.ends, reverse=True):
        heads = [
            (start, head)
            for start, entry in hits.ends[end]
            for head in (entry.head, entry.group)
            if head and len(head.word) > 1
        ]
        if not heads or taken[end - 1]:
            continue
        start, head = min(heads, key=lambda pair: pair[0])
        if hits.text[end : end + 1] in set(head.never_before):
            continue
        begin = modifiers_before(hits, start, 0)
        if begin == start and len(head.word) < 3 and not head.group:
            continue
        own = hits.text[begin:end]
        groups.append(Naming(begin, end, own, head.type, "group", None, True, False))
    return groups
