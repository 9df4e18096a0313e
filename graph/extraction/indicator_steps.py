"""What a step of a work is a step of: 改造危房…，开工|741户，竣工率|97%.

In: a phrase that only names a step, and the words of its sentence before it. Out: the phrase with
its work. Example: behind ``第二批危房改造总投资3800万元，任务741户`` the phrase 竣工率 is that of
第二批危房改造; where the sentence names no work the phrase stays as it is.
"""

from __future__ import annotations

import re

from graph.extraction.indicator_phrases import clean

STEP = re.compile(
    "(?:已|全部|实际|累计|完成并?)*(?:(?:开工|竣工|完工|动工|主体完工|入住|验收|投用)(?:户数?|套数|数|率)?"
    "|开工[和及](?:竣工|完工)率|建设任务|(?:投资|任务)?完成率)"
)
# 第二批农村危房改造|建设总投资, 危房改造|已开工, 实施易地扶贫搬迁|，
WORK = re.compile(
    "(?:(?<=[，。；：县市区省旗州乡镇的])|(?<=实施)|(?<=推进)|(?<=开展)|^)"
    "(?:第[一二三四五六七八九十]+[批期])?[\u4e00-\u9fff]{2,10}?(?:改造|搬迁|安置房|工程|项目|改厕|建房|整治)"
    "(?=建设|总?投资|任务|计划|已|累计|共|，|工程|项目)"
)
DOES = re.compile("^(?:实施|推进|开展|启动)")
# how far before a step its work is named
REACH = 160


def of_work(text: str, start: int, phrase: str) -> str:
    """Return the phrase of a step at ``start`` with the work that its sentence names last.

    What a ； parts goes on: the words before it count, too.
    """
    if STEP.fullmatch(phrase) is None:
        return phrase
    begin = max(text.rfind("。", 0, start), text.rfind("\n", 0, start), start - REACH) + 1
    works = [hit[0] for hit in WORK.finditer(text, begin, start)]
    return DOES.sub("", clean(works[-1])) + phrase if works else phrase
