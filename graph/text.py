"""Classes of characters for patterns: the inside of a ``[…]`` in a regular expression.

In: nothing. Out: strings. Example: ``re.compile(f"[{HAN}]+")`` finds 兴安盟 in 兴安盟2016.
"""

from __future__ import annotations

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇々\U00020000-\U000323af"
OPENING = "（《〈【〔“‘"
CLOSING = "）》〉】〕”’"
STOPS = "，。；：、！？"
CHINESE = HAN + OPENING + CLOSING + STOPS + "—…·"
