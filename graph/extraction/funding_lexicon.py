"""Words of funding: what moves money, what money is called, what is no funding, who pays.

In: graph/gazetteer/funding_words.csv and funding_sources.csv. Out: compiled patterns. Example:
in ``中央财政安排扶贫资金`` the payer is 中央, the verb 安排, the head 资金.
"""

from __future__ import annotations

import re
from functools import cache

from graph.deixis import in_chain
from graph.gazetteer import load_gazetteer
from graph.lexicon import alternation, read_rows
from graph.model import Context


def words(kind: str) -> str:
    """Return the alternation of the words of one class of funding_words.csv."""
    return alternation(
        row["word"] for row in read_rows("funding_words.csv") if row["class"] == kind
    )


HEAD = re.compile(words("head"))
# 中央安排资金 | 下达预算: a verb of paying wherever it stands
VERB = re.compile(rf"(?:{words('verb')})(?<!转移支付)(?!(?<=到位)资金)")
# 工程投资 | 市里补助, but no 补助资金: a verb only where no noun of money follows
SOFT_VERB = re.compile(
    rf"(?:{words('soft')})(?!资金|款|金|项目|经费|[预概估]算|方向|性|工程|基金|公司|集团|规模|总额|额|贷款|政策|扶贫|扶持|帮扶|捐物)"
)
BARRED = re.compile(words("barred"))
# 财政扶贫专项资金 | 配套资金: words that say no more than that it is money
GENERIC = re.compile(rf"(?:{words('generic')}|[的和])*")
SOURCE = re.compile(alternation(row["word"] for row in read_rows("funding_sources.csv")))


@cache
def load_sources() -> dict[str, tuple[str, str]]:
    """Return (name, rank) of each word for a payer; a rank is resolved by the context."""
    return {row["word"]: (row["name"], row["rank"]) for row in read_rows("funding_sources.csv")}


def name_source(word: str, context: Context) -> str:
    """Return the canonical name of a payer: 自治区本级 is the region that speaks."""
    name, rank = load_sources()[word]
    if not rank:
        return name
    place = in_chain(rank, load_gazetteer(), context.chain)
    return place.name if place is not None else word
