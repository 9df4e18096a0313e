"""The records of the gazetteer: Place, Reading and Hit.

In: rows of the CSV tables beside this file. Out: frozen data. Example: the Hit of 托县 has one
Reading, ``place/150122`` as a customary form; its Place is 托克托县 in 呼和浩特市.
"""

from __future__ import annotations

from graph.records import record

# province … county: divisions with a code; zone: 雄安新区; group: members are official (京津冀);
# region: loose (东部); area: natural (科尔沁沙地); organisation: 兵团 and its divisions
LEVELS = (
    "country",
    "province",
    "prefecture",
    "county",
    "zone",
    "group",
    "region",
    "area",
    "organisation",
)

# official: the full name; short: without the type word; customary: 托县, 恩施州; former: an older
# name of the same unit; sign: one character in a compound (京蒙); group: a region of any kind
FORMS = ("official", "short", "customary", "former", "sign", "group")


@record(frozen=True, slots=True)
class Place:
    """One territory under one name: ``place/152200`` 兴安盟.

    ``id`` ends in the code for the latest name that had the code, in ``CODE-YEAR`` (its last
    year) for an earlier one: 襄樊市 is ``place/420600-2009``, 襄阳市 ``place/420600``.
    ``parent`` and ``successor`` are ids. ``valid_from`` and ``valid_to`` are years, judged on 31
    December; None: since 1980 or earlier, and until today. ``members`` are the ids of a group's
    official members. ``en_other``: further English names (Tibet, Xing'an League).
    """

    id: str
    code: str | None
    name: str
    short: str
    level: str
    type: str
    parent: str | None = None
    valid_from: int | None = None
    valid_to: int | None = None
    successor: str | None = None
    en: str | None = None
    en_source: str | None = None
    lat: float | None = None
    lon: float | None = None
    wikidata: str | None = None
    members: tuple[str, ...] = ()
    en_other: tuple[str, ...] = ()

    def is_valid(self, year: int, slack: int = 0) -> bool:
        """Say whether the name was in use in the year, give or take ``slack`` years."""
        after = self.valid_from is None or self.valid_from <= year + slack
        return after and (self.valid_to is None or year - slack <= self.valid_to)


@record(frozen=True, slots=True)
class Reading:
    """What a surface may mean. ``word``: also an ordinary word or an accident of two words
    (资源, 新和), so that it counts only beside a sibling place or in a container."""

    place: str
    form: str
    word: bool = False


@record(frozen=True, slots=True)
class Compound:
    """A run of signs with a fixed meaning: 京蒙 is aid of 北京市 to 内蒙古自治区.

    ``parts`` are the places in the order of the signs (None: a sign that names nothing here);
    ``helper`` and ``recipient`` are place ids where one side gives.
    """

    surface: str
    parts: tuple[str | None, ...]
    kind: str
    helper: str | None = None
    recipient: str | None = None


@record(frozen=True, slots=True)
class Hit:
    """A surface found in a text, ``text[start:end] == surface``, with all its readings.

    ``compound`` is the run of signs that a sign stands in, else None.
    """

    start: int
    end: int
    surface: str
    candidates: tuple[Reading, ...]
    compound: str | None = None
