"""Teams told by no village that act in the one that a story is on: 扶贫工作队请来农技员.

In: symbolised sentences and the village that the text names last. Out: whether a team is that of
the village. Example: behind ``礼县滴水村缺水。`` the sentence ``扶贫工作队引来一家果品公司`` is on
the team of 滴水村; ``扶贫工作队要选好人`` and teams of which a whole place has many are on none.
"""

from __future__ import annotations

import re

from graph.coordination import Phrase
from graph.extraction.constructions import ANY
from graph.extraction.symbols import SymbolLine

# 扶贫工作队 | 乡村振兴工作队 | 帮扶队 | 工作队员, not 医疗工作队
LOCAL = re.compile(
    "[省市州县区乡镇]?(?:乡村振兴|脱贫攻坚|定点|对口|重点|精准|帮扶|扶贫|驻点)*(?:工作队|工作组|帮扶队|扶贫队)(?:队?员|队?长)?"
)
PEOPLE = "村|大家|大伙|乡亲|群众|百姓|老百姓|贫困户|老人|农[民户]|牧民|他|她|当地"
# a team told apart by no word of aid: 工作队, 县工作组
BARE = re.compile("[省市州县区乡镇]?工作[队组](?:队?员|队?长)?")
# 考古|工作队, 县普法|工作队: a word that makes it a team of another trade; not 村里的|工作队
TRADE = re.compile("[一-鿿](?<![的了在由])")
# 工作队|进村后, 工作队|引来一家公司, 帮扶队队员|正在帮村民采茶: what is done in a village
LEAD = f"(?:队?员|队?长)?们?[，,]?[^，。；：的要应须将{ANY}]{{0,8}}?(?<!没有)(?<!没)"
ACTS = re.compile(
    f"{LEAD}(?:进村|入村|驻村|到村|住村|驻点|走村|挨[家户]|逐户|来了"
    "|引进|引来|引入|请来|请了|邀请|聘请|协调|争取|筹[集措资]|跑[项资]|联系(?!村|点|户)|对接|申请"
    f"|帮(?![扶助]工作|扶队|扶力量)|[为给替教](?:{PEOPLE})|带(?:领|着|来|动)?(?:{PEOPLE})|带来|领着|手把手|动员|发动|劝|组织(?:{PEOPLE})"
    "|[与和同](?:村民|大家|大伙|乡亲|农户)|的(?:大力|倾力|耐心|热心|无私)?(?:帮助|帮扶|支持|带领|引导|扶持|牵线|劝说)下"
    "|[建办修盖装](?:起|好|了|成)|架[起设]|打了?[一二两三四五\\d]*[口眼]?[机深水]?井|铺[设好]|流转|改造|硬化)"
)
# 扶贫工作队|入户调研: what teams of any trade do too
CALLS = re.compile(f"{LEAD}(?:入户|走访|摸底|调研|到来)")
# 多亏了|帮扶工作队, 得益于|扶贫工作队
OWED = re.compile("(?:多亏|幸亏|得益于)有?了?(?:县里|市里|省里)?(?:的|派来的)?$")
# 全国派出|工作队, 1200支|扶贫工作队, 各|工作队: the teams of many villages
MANY = re.compile(
    "全[国省市县区州旗盟镇乡]|各[地省市县区州乡镇村级]|[每各]个?(?:贫困|行政)?村|所有|近年来全"
    "|(?<![\\d.])\\d[\\d.]{1,12}+[多余]?[万千百]?[多余]?[支个名人]|[百千万][多余]?[支个名]"
)


def is_of_village(text: str, symbols: SymbolLine, team: Phrase, told: int) -> bool:
    """Tell whether a team acts in the village whose name ends at ``told``, in clean offsets."""
    if any(LOCAL.fullmatch(end.name) is None or end.place is not None for end in team.ends):
        return False
    at = symbols.starts.index(team.start)
    owed = OWED.search(symbols.line, max(0, at - 12), at) is not None
    bare = any(BARE.fullmatch(end.name) for end in team.ends)
    if not owed and not acts(symbols.line, at + 1, bare=bare):
        return False
    if bare and not owed and TRADE.match(symbols.line, max(0, at - 1), at):
        return False
    return MANY.search(text, told, team.end) is None


def acts(line: str, at: int, *, bare: bool) -> bool:
    """Tell whether what stands behind a team is done in a village; a bare team's calls are not."""
    return ACTS.match(line, at) is not None or (not bare and CALLS.match(line, at) is not None)
