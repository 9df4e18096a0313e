"""Whether a sentence opens with a gift of the one helper that its text tells of.

In: a sentence without ends, the name of the helper. Out: yes or no. ``筹资30万元修建水渠`` does,
``投资12万元建了鸡舍`` does not: anyone may have paid for it.
"""

from __future__ import annotations

import re

# 筹资30万元|修建水渠, （一）工作队多方协调资金|8万元, 为村里争取项目资金|90万元
WORKS = (
    "，?[^，。；]{0,4}(?:修|建|打|铺|装|架|硬化|改造|拓宽)[^，。；]{0,12}?"
    "(?:路|桥|渠|池|井|堤|坝|灯|广场|卫生[室院所]|学校|校舍|教室|活动室|中心|水管|管网|设施|饮水|项目)"
)
SPENT = re.compile(
    "(?:[（(]?[一二三四五六七八九十\\d]{1,2}[）)、.．])?(?:20\\d\\d年[^，。；]{0,6}?，?)?"
    "(?:已|先后|累计|共|并|还|又|也|同时|积极|多方|主动|[驻帮][村扶]){0,4}(?:工作[队组]|队员们?|(?P<self>该[局行院校司]|公司))?"
    "(?:已|先后|累计|共|并|还|又|也|同时|积极|多方|主动|[为帮给向]助?(?:该村|村里|村民|当地)){0,4}"
    "(?:投入|出资|筹[资集措]|争取|协调|捐[赠助款资]|拨付|落实)了?"
    "[^，。；、\\d]{0,12}\\d[\\d.,]*[余多]?[万亿]?[余多]?元"
    f"(?P<use>{WORKS}|的?(?:(?:扶贫|帮扶|援助)?(?:资金|物资)|善款|款物))?"
)
FUND = re.compile("资金|款|物资")
# 该局, 该校, 公司: the helper, where it is one
SELVES = {"局": ("局",), "行": ("行",), "院": ("院",), "校": ("校", "学"), "司": ("公司", "集团")}


def opens_with_gift(text: str, span: tuple[int, int], helper: str) -> bool:
    """Tell whether ``text[span]`` opens with funds, or with money for a public work, of a helper.

    该校投入资金3万元 is no gift of an office.
    """
    gift = SPENT.match(text, *span)
    if gift is None or not (gift["use"] or FUND.search(gift.group())):
        return False
    return gift["self"] is None or helper.endswith(SELVES[gift["self"][-1]])
