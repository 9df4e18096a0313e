"""Left edges: where a name without a gazetteer row begins, read back from its last word.

In: the clean text and the place of a suffix (镇, 村, 流域). Out: the start of the name before it.
Example: in ``干部来到石咀村`` the name before ``村`` begins behind ``来到``.
"""

from __future__ import annotations

import re

from graph.lexicon import alternation, read_words

WORDS = alternation(word for word in read_words("left_boundaries.csv") if len(word) > 1)
# 新建|北屯镇, not 新建|村
BUILT = "(?:新建|改建|扩建|新修)(?=[一-鿿]{2})"
# 向|某村, 为|某村, not 向阳村, 为民村
NAMED = "向(?![阳荣])|为(?!民[村社])"
OURS = "[我本该全](?:自治)?[县市区旗州省盟]"
# words that join or govern names and stand in few of them: 在, 的, 和 behind no county
EDGE = re.compile(
    rf"[^一-鿿]|{WORDS}|{BUILT}|{OURS}|(?<=\d)[年月日]|[的在到对把被给了于各该每与及从让将使至以因但而驻赴像帮是又也]|{NAMED}"
)
# behind a county fewer of them can be meant
INNER_EDGE = re.compile(rf"[^一-鿿]|{WORDS}|{OURS}|[的在到对被给了该与及]|{NAMED}")
# 阿亚格曼干村: a name that writes the sounds of another language may be long
SOUNDS = frozenset(
    "阿巴克尔勒木拉依干吐塔布孜什斯提买里加达乌鲁吉格哈呼和浩特锡林郭音诺敖包图查嘎苏努曼德萨都日喀"
    "泽玛扎西古亚色沙坎久奴普洛瓦艾合库英托帕铁热其恰丹宗雪当雄那曲莫力伊敏察汗淖珠恩满甘毛策赛罕善岱"
    "迪坡且末兰麦盖莎车居仁旦增措美让卡若芒康左贡边坝丁青类齐羊八井桑仲聂荣申地瑞奥"
)


# 德顺|蒙古族|乡, 龙街|苗族彝族|乡
NATIONALITY = re.compile(
    "(?:(?:蒙古|哈尼|土家|布依|纳西|景颇|拉祜|仡佬|达斡尔|鄂温克|鄂伦春|朝鲜|哈萨克|[一-鿿])族){1,3}$"
)


def left_edge(text: str, floor: int, end: int, *, inner: bool) -> tuple[int, bool]:
    """Return where the name that ends at ``end`` may begin, and whether a word bounds it there.

    ``floor`` is the first offset to look at; ``inner``: another place's name ends there.
    """
    start, bounded = floor, False
    for match in (INNER_EDGE if inner else EDGE).finditer(text, floor, end):
        start, bounded = match.end(), True
    return start, bounded


def is_too_long(stem: str, longest: int) -> bool:
    """Tell whether a stem is too long for a name: over four characters it must be sounds."""
    stem = NATIONALITY.sub("", stem)
    if len(stem) <= 4:
        return False
    sounds = sum(char in SOUNDS for char in stem)
    return len(stem) > longest or sounds < 0.6 * len(stem)
