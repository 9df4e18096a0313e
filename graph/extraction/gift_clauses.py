"""Gifts of several to the one whom the first clause names: 甲省向乙县援助5亿元，企业捐款2亿元.

In: a symbolised sentence and the Aids that it gives by itself. Out: Readings. Example: in
``江苏省向伊犁州援助3亿元，南京市出资8000万元`` the second clause has the recipient 伊犁州.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.coordination import Phrase
from graph.extraction.constructions import O, P, Reading, listed
from graph.extraction.pairs import Aid
from graph.extraction.symbols import SymbolLine
from graph.groups import same_province

GIVING = ("aid.towards", "aid.gives", "aid.donates", "aid.elided_gives", "aid.far")
MONEY = r"\d[\d.,]*[多余]?[万亿]*[多余]?元"
# 无偿援助|5亿元: what the first clause ends in
GIVEN = re.compile(f"[^，。；]{{0,10}}{MONEY}")
# ，爱心企业|捐款1200万元: a clause that names no recipient
CLAUSE = re.compile(
    f"[，；](?P<h>{listed(f'[{P}{O}]')})等?(?:累计|先后|共|也|还|又|另|已)*"
    "(?:投入|出资|捐[资款赠助]|援助|筹[资集]|募集)(?:捐[资款物]|资金|款物|物资|帮扶|了)*"
    f"(?:累计|共计?|达到?|近|约|超过?)*{MONEY}(?=[，。；]|$)"
)


def read_gift_clauses(symbols: SymbolLine, aids: list[Aid]) -> Iterator[Reading]:
    """Yield a Reading for each later clause that tells of a gift, in clean offsets."""
    first = next(
        (aid for aid in aids if aid.rule in GIVING and aid.recipient.type == "place"), None
    )
    if first is None or first.end not in symbols.starts:
        return
    given = GIVEN.match(symbols.line, symbols.starts.index(first.end))
    if given is None:
        return
    recipient = Phrase(0, 0, "P", (first.recipient,))
    for match in CLAUSE.finditer(symbols.line, given.end()):
        helper = symbols.merged(match["h"])
        if any(end.type == "place" and same_province(end, first.recipient) for end in helper.ends):
            continue
        start, stop = symbols.starts[match.start("h")], symbols.ends[match.end() - 1]
        yield Reading(helper, recipient, "援助", "gift_clause", start, stop)
