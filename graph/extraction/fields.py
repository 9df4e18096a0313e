"""The field that aid is given in, where it decides the mechanism: teaching or healing.

In: the words of a relation up to its end, its helper and those sent. Out: education_pairing,
medical_pairing or None. Example: ``甲市对乙县的教育帮扶`` is education_pairing, as it says.
"""

from __future__ import annotations

import re

from graph.groups import End

# 教育帮扶 | 医疗卫生对口帮扶, but not 产业、|教育帮扶
FIELDS = {
    "education_pairing": re.compile(
        "(?<![、和与及])教育(?:对口|结对|组团式)*(?:帮扶|支援|援助)[^，。；]{0,4}$"
    ),
    "medical_pairing": re.compile(
        "(?<![、和与及])(?:医疗|医疗卫生|卫生健康)(?:对口|结对|组团式)*(?:帮扶|支援|援助)[^，。；]{0,4}$"
    ),
}
# 疾控局组织|专家组, 卫生健康委派出|医疗队
HEALTH = re.compile("疾控|疾病预防|卫健|卫生健康|卫生[厅局委部]")
HEALERS = re.compile("专家|医|防疫|护")
SENT = re.compile("(?:组织|派|抽调)[^，。；]{0,8}(?:专家|医疗|医护|医务|防疫)[^，。；]*$")
# words for aid that name its channel
CHANNEL = re.compile("定点|结对")


def by_field(words: str) -> str | None:
    """Return the mechanism that the last word for aid names, None where it names no field."""
    if "教育" not in words and "医疗" not in words and "卫生" not in words:
        return None
    return next((name for name, field in FIELDS.items() if field.search(words)), None)


def by_healers(helper: End, sent: End | None, words: str, cue: str) -> str | None:
    """Return medical_pairing where a health agency sends those who heal or know of diseases."""
    if helper.type != "agency" or not HEALTH.search(helper.name) or CHANNEL.search(cue):
        return None
    heals = SENT.search(words) if sent is None else HEALERS.search(sent.name)
    return "medical_pairing" if heals else None
