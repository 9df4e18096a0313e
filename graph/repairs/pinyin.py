"""Readings that a page injected behind its characters, and the wreckage of such readings.

In: a Draft. Out: the Draft without them. A reading with a tone mark goes wherever it follows a
Chinese character, one without only in a text that holds at least three with. Where the page lost
the character itself (a ``?`` is left) the mark of damage stays. Example: 貧(pín)困們(men) → 貧困們.
"""

from __future__ import annotations

import re

from graph.repairs.draft import Draft, Edit
from graph.text import HAN

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030c"
SYLLABLE = (
    "(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:[aoeiuvü]|ai|ei|ui|ao|ou|iu|ie|[üu]e|er|an|en|in|"
    "[uü]n|ang|eng|ing|ong|ia|iao|ian|iang|iong|ua|uo|uai|uan|uang)|ng?|m|r)"
)
LETTER = f"[a-zA-Zü{TONED}]"
TONE = re.compile(f"[{TONED}]")
# 貧(pín) | 個（gè） | ?F(xiàn), where the character before was lost
WITH_TONE = re.compile(
    rf"[ \u3000(（](?<=[{HAN}?？\ufffdA-Za-z].)(?:(?<![(（])[(（]|(?<=[(（]))"
    rf"[ \u3000]*(?=[^)）]{{0,30}}[{TONED}]){LETTER}{{1,7}}(?:[ ’']{LETTER}{{1,7}}){{0,3}}"
    r"[ \u3000]*[)）]"
)
# 們(men), 重(chong2)
WITHOUT_TONE = re.compile(
    rf"[ \u3000(（](?<=[{HAN}].)(?:(?<![(（])[(（]|(?<=[(（]))[ ]*(?i:{SYLLABLE})[1-5]?[ ]*[)）]"
)
# 因?yàn)? : the opening bracket was lost with the character
BROKEN = re.compile(
    rf"[a-zü{TONED}](?<=[?？\ufffd].)(?:(?<=[{TONED}])|(?=[^()（）]{{0,4}}[{TONED}]))"
    rf"[a-zü{TONED}]{{0,5}}[)）]"
)


def drop_pinyin(draft: Draft) -> Draft:
    """Drop injected readings; each is listed with the reason ``pinyin``."""
    text = draft.text
    if TONE.search(text) is None:
        return draft
    spans = [match.span() for match in WITH_TONE.finditer(text)]
    spans += [match.span() for match in BROKEN.finditer(text)]
    if len(spans) >= 3:
        spans += [match.span() for match in WITHOUT_TONE.finditer(text)]
    return draft.edited(Edit(start, end, "", "pinyin") for start, end in sorted(set(spans)))
