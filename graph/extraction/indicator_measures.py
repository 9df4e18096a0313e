"""A Measure, and the words that measures are made of: counted nouns and leading verbs.

In: Figures. Out: Measures. Example: behind ``641个`` the words ``安置点，`` give the noun 安置点;
``每年培训中小学校长`` begins with the verb 每年培训, which a list goes on with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.extraction.indicator_figures import Figure
from graph.extraction.indicator_phrases import BRACKET, word_pattern, words
from graph.numerals import Quantity

VERB_END = re.compile(r"(?:了|出|起|近|约|共|超过|超|过)*$")
# 10个村陆续|退出: adverbs that are no part of what is counted
ADVERB = re.compile("全部|如期|陆续|成功|顺利|正在|都(?!市)|已经?|率先|先后|(?:分散|分布)在")
# 法定劳动年龄内、有劳动能力的|贫困人口就业
MODIFIED = re.compile(r"[^的，]*、[^，]*的(?P<noun>[^，的]{2,14})$")
NOUN_STOP = re.compile(r"[，。；：、（）！？\n]")
AFTER_NOUN = re.compile(r"^(?:多|余)?(?:的)?")
# 每年培训 | 年均增加
LEADING_VERB = re.compile(
    "(?:每[年月天]|年均|累计|共|新|将|再|还|需|可以?|全面|自治区本级)*"
    f"(?:{word_pattern('verb').pattern})"
)
LONG = 18


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure with what it is of.

    ``form``: from, to, level, change, share, each, counted or done. ``whole`` is what a share
    is of, ``subject`` the group that the construction itself names, ``end`` a clean offset.
    """

    quantity: Quantity
    phrase: str
    form: str
    start: int
    end: int
    subject: str | None = None
    whole: str | None = None
    listed: bool = False
    stem: str = ""
    spelt: bool = False


def measure_of(
    figure: Figure,
    phrase: str,
    form: str,
    *,
    subject: str | None = None,
    whole: str | None = None,
    reach: int = 0,
) -> Measure:
    """Return a Measure; ``reach`` counts the characters behind the figure that belong to it."""
    quantity = figure.quantity
    lead = len(figure.left) - len(figure.left.lstrip("，、：—\n “"))
    start = min(figure.start + lead, quantity.start)
    end = quantity.end + reach
    return Measure(quantity, phrase, form, start, end, subject, whole, spelt=figure.spelt)


def leading_verb(phrase: str) -> str:
    """Return the verb that a phrase begins with: 每年培训 of 每年培训中小学校长."""
    hit = LEADING_VERB.match(phrase)
    return hit[0] if hit else ""


def ends_in_verb(left: str) -> bool:
    """Tell whether the words before a number end in a verb that takes it: 全面解决, 建设了."""
    bare = VERB_END.sub("", left)
    return bare.endswith(verbs())


@cache
def verbs() -> tuple[str, ...]:
    """Return the verbs that take a number."""
    return tuple(sorted(words("verb") | words("light")))


def counted_noun(right: str) -> tuple[str, int]:
    """Return the counted noun with what it does, behind a number, and where it ends."""
    said = BRACKET.sub(lambda hit: "　" * len(hit[0]), right)
    begin = len(said) - len(AFTER_NOUN.sub("", said))
    if hit := MODIFIED.match(said, begin):
        return hit["noun"], hit.end("noun")
    stop = NOUN_STOP.search(said, begin)
    end = stop.start() if stop else len(said)
    if end - begin > LONG and (cut := word_pattern("predicate").search(said, begin + 2, end)):
        end = cut.start()
    noun = ADVERB.sub("", said[begin:end].replace("　", "")).rstrip("和及与中里")
    return noun, end


def noun_of(right: str) -> str:
    """Return the counted noun that begins right behind a number."""
    return counted_noun(right)[0]
