"""Tests of graph.repair: what it changes, what it keeps, and the way back."""

from __future__ import annotations

import html
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.repair import Repaired, repair
from graph.repairs import STEPS
from graph.repairs.characters import CANONICAL
from graph.repairs.draft import Draft, Edit
from graph.repairs.script import simplify

HAN_CHAR = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
PUNCTUATION = {
    "，": ",", "：": ":", "；": ";", "（": "(", "）": ")", "！": "!", "？": "?", "。": ".",
    "“": '"', "”": '"',
}  # fmt: skip

CASES = [
    # pinyin in brackets, with and without tone marks, in either width
    ("貧(pín)困縣(xiàn)結(jié)對(duì)們(men)", "贫困县结对们"),
    ("貧（pín）困縣（ xiàn ）結(jié)對(duì)", "贫困县结对"),
    # an abbreviation in brackets is no pinyin
    ("国家发改委(NDRC)与世行(WB)", "国家发改委（NDRC）与世行（WB）"),
    # traditional, one by one; a name of a simplified text stays
    ("北京市對口幫扶內蒙古自治區", "北京市对口帮扶内蒙古自治区"),
    ("陕西省乾县结对帮扶三个村", "陕西省乾县结对帮扶三个村"),
    ("陜西省衞生廳對口幫扶鄕鎮", "陕西省卫生厅对口帮扶乡镇"),
    # width and punctuation
    ("２０１６年投入５０％,其中１,２３４万元", "2016年投入50%，其中1,234万元"),
    ("时间:11:06,网址:http://a.cn/b?c=1", "时间：11:06，网址：http://a.cn/b?c=1"),
    ("甲县(16个村);乙县!", "甲县（16个村）；乙县！"),
    ('"十三五"期间', "“十三五”期间"),
    ("「甲縣」與「乙縣」結對幫扶", "“甲县”与“乙县”结对帮扶"),
    ("增长3.5%,至1,200人.", "增长3.5%，至1,200人。"),
    # commas strewn before other marks
    ("甲县,、乙县,、丙县,,都结对,。", "甲县、乙县、丙县，都结对。"),
    ("修路,；通水，：", "修路；通水："),
    ("修路、通水，架桥。", "修路、通水，架桥。"),
    # blanks
    ("目\u3000\u3000录", "目录"),
    ("共 31 个 旗县,分 2 批", "共31个旗县，分2批"),
    ("甲\u200b县\ufeff帮扶", "甲县帮扶"),
    ("use plain words", "use plain words"),
    # cells of a row stay apart
    ("北京市海淀区\t敖汉旗\t500万元", "北京市海淀区\t敖汉旗\t500万元"),
    ("甲\t乙", "甲\t乙"),
    ("海淀区   敖汉旗   500万元", "海淀区\t敖汉旗\t500万元"),
    # line ends
    ("甲县帮扶乙县。\r\n\r\n丙县。\r丁县。", "甲县帮扶乙县。\n丙县。\n丁县。"),
    # breaks inside sentences
    ("甲县选派干部，\n\n投入资金。", "甲县选派干部，投入资金。"),
    ("甲县选派干部\n、教师和医生。", "甲县选派干部、教师和医生。"),
    ("依据《甲县扶贫\n规划》执行。", "依据《甲县扶贫规划》执行。"),
    # headings and items are no broken sentences
    ("一、总体要求\n坚持结对帮扶。", "一、总体要求\n坚持结对帮扶。"),
    ("总体安排，分头落实\n（一）结对帮扶。", "总体安排，分头落实\n（一）结对帮扶。"),
    ("甲县\n乙县\n丙县", "甲县\n乙县\n丙县"),
    # markup in plain text
    ("<p>甲县&nbsp;帮扶&ldquo;乙县&rdquo;<br/>丙县</p>", "甲县帮扶“乙县”\n丙县"),
    ("<style>.a{color:red}</style><div>甲县</div><script>var a='乙';</script>", "甲县"),
    (".TRS_Editor P{margin-top:0;line-height:2}甲县帮扶", "甲县帮扶"),
    (
        "<table>\n<tr>\n<td><p>甲县</p></td>\n<td>\n<p>乙县</p></td></tr>\n<tr><td>丙县</td></tr></table>",
        "甲县\t乙县\n丙县",
    ),
    ('<a href="/">首页</a><a href="/b">打印</a><p>甲县</p>', "甲县"),
    (
        "<div>\n<p>甲县选派干部到乙县\n  驻村帮扶</p>\n<p>投入\n资金。</p>\n</div><p>完</p><br>",
        "甲县选派干部到乙县驻村帮扶\n投入资金。\n完",
    ),
    ("<table><tr><td>甲县</td><td>乙县</td></tr></table>", "甲县\t乙县"),
    ("降幅<5%且>3%", "降幅<5%且>3%"),
    (
        "支援方 | 受援方 |\n---|---|\n甲省 | 乙市 |\n丙省 | 丁市 |\n甲市 | 乙县 | 丙县。",
        "支援方\t受援方\n甲省\t乙市\n丙省\t丁市\n甲市|乙县|丙县。",
    ),
    (
        "| 支援方 | 受援方 |\n| :--- | ---: |\n| 甲省 | 乙市 |\n\n然后，结对|帮扶。",
        "支援方\t受援方\n甲省\t乙市\n然后，结对|帮扶。",
    ),
    # menus
    ("首页 | 信息公开 | 联系我们\n甲县帮扶乙县。\n[打印] [关闭]", "甲县帮扶乙县。"),
    ("首页新闻部帮扶三个村。", "首页新闻部帮扶三个村。"),
    ("甲县选派干部，\n1\n投入资金，\n2\n建设学校。", "甲县选派干部，投入资金，建设学校。"),
    ("名额\n3\n3\n5", "名额\n3\n3\n5"),
    ("甲县结对\n- 3 -\n帮扶乙县。", "甲县结对\n帮扶乙县。"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "clean"), CASES)
def test_repair_gives_clean_text(raw: str, clean: str) -> None:
    assert repair(raw).text == clean


def test_repair_maps_to_the_raw_characters() -> None:
    assert list(repair("貧(pín)困縣").offsets) == [0, 6, 7]


def test_repair_of_a_clean_text_changes_nothing() -> None:
    text = "甲县帮扶乙县。\n投入资金1,200万元，其中2016年500万元。"
    repaired = repair(text)
    assert repaired == Repaired(text, range(len(text)))


def test_repair_joins_lines_of_a_wrapped_text_and_only_those() -> None:
    sentence = "甲市从二〇一六年起选派干部到乙县驻村帮扶，投入资金建设学校和卫生院"
    whole = f"{sentence}，{sentence}，{sentence}。"
    lines = [whole[i : i + 30] for i in range(0, len(whole), 30)]
    raw = "\n".join(["甲市帮扶乙县", *lines, *lines[:-1], "就此结束。", "二、下一步"])
    assert repair(raw).text.split("\n") == [
        "甲市帮扶乙县",
        whole,
        "".join(lines[:-1]) + "就此结束。",
        "二、下一步",
    ]


def test_repair_joins_a_broken_line_where_indents_mark_paragraphs() -> None:
    raw = (
        "　　甲市帮扶乙县。今年选派干部二十名到乙县的\n各个贫困村驻村工作。\n"
        "　　第二段。\n　　第三段。"
    )
    assert repair(raw).text.split("\n")[0] == (
        "甲市帮扶乙县。今年选派干部二十名到乙县的各个贫困村驻村工作。"
    )


def test_repair_keeps_a_list_of_pairs_apart() -> None:
    pairs = [f"北京市第{n}区结对帮扶赤峰市第{n}旗共同推进" for n in "一二三四五六七八"]
    assert repair("\n".join(pairs)).text.split("\n") == pairs


def test_repair_keeps_the_cells_of_rows_with_single_blanks() -> None:
    rows = repair("受援县 支援省\n巫山县 广东省\n石柱县 江西省\n").text.split("\n")
    assert rows[:3] == ["受援县\t支援省", "巫山县\t广东省", "石柱县\t江西省"]
    assert repair("1 甲市 乙县\n2 丙市 丁县\n3 戊市 己县").text.count("\t") == 6


@pytest.mark.parametrize(
    "prose",
    [
        "甲市 乙县\n丙市 丁县",
        "甲市 帮扶，\n乙县 受援，\n丙县 受援。",
        "通 知\n意 见\n办 法",
        "甲市 乙县\n丙市 丁县 戊县\n己市 庚县",
    ],
)
def test_repair_makes_no_cells_of_other_blanks(prose: str) -> None:
    assert "\t" not in repair(prose).text


def test_repair_drops_the_second_copy_of_a_page() -> None:
    page = (
        "结对帮扶情况\n甲县与乙县建立结对帮扶关系，选派干部二十名，投入资金三百万元，建设学校一所。\n"
        "二、下一步\n丙县与丁县建立结对帮扶关系，选派医生十五名，投入资金两百万元，建设医院一所。"
    )
    repaired = repair(f"{page}\n{page}")
    assert repaired.text == repair(page).text
    assert {dropped.reason for dropped in repaired.dropped} == {"repeat"}


def test_repair_keeps_a_short_line_said_twice() -> None:
    assert repair("甲县\n帮扶乙县。\n甲县\n帮扶丙县。").text == "甲县\n帮扶乙县。\n甲县\n帮扶丙县。"


def test_repair_marks_lost_characters_and_guesses_none() -> None:
    raw = "因?yàn)?zāi)致貧(pín)的人口?,F(xiàn)已減(jiǎn)少,餘下\ufffd戶(hù)"
    repaired = repair(raw)
    assert repaired.text == "因??致贫的人口?，F已减少，余下\ufffd户"
    assert [raw[start:end] for start, end in repaired.damaged] == ["?", "?", "?,", "\ufffd"]


def test_repair_lists_what_it_drops() -> None:
    raw = "返回顶部\n貧(pín)困縣(xiàn)結(jié)對"
    dropped = [(raw[d.start : d.end], d.reason) for d in repair(raw).dropped]
    assert dropped == [
        ("返回顶部", "navigation"),
        ("(pín)", "pinyin"),
        ("(xiàn)", "pinyin"),
        ("(jié)", "pinyin"),
    ]


def test_simplify_keeps_the_length() -> None:
    raw = "乾隆年間,著名學者於鄉間幫扶貧困戶,併發症與瞭望臺"
    draft = simplify(Draft(raw, range(len(raw))))
    assert len(draft.text) == len(raw)
    assert draft.text.startswith("乾隆年间")


def test_edits_longer_than_their_span_are_refused() -> None:
    with pytest.raises(ValueError, match="edit 0-1"):
        Draft("甲", range(1)).edited([Edit(0, 1, "乙丙")])


def test_every_step_is_in_the_order_of_repair() -> None:
    assert [step.__name__ for step in STEPS] == [
        "strip_markup",
        "repair_characters",
        "drop_pinyin",
        "simplify",
        "drop_chrome",
        "repair_layout",
        "repair_punctuation",
        "drop_repeats",
    ]


def is_counterpart(raw: str, clean: str) -> bool:
    """Say whether repair may put ``clean`` in the place of the raw character."""
    if raw == clean or CANONICAL.get(raw) == clean:
        return True
    if raw == "<" or CANONICAL.get(raw) == "<":
        return clean in "\n\t "
    if raw == "&" or CANONICAL.get(raw) == "&":
        return True
    common = CANONICAL.get(raw, raw)
    if PUNCTUATION.get(clean) == common or (common in " \n\t" and clean in " \n\t"):
        return True
    simplified = simplify(Draft(common, range(1))).text
    return simplified == clean or bool(HAN_CHAR.match(common) and HAN_CHAR.match(clean))


WORDS = r"""
甲县 帮扶 貧困 縣 (pín) （lì） , ， 。 ; : ( ) 《 》 “ " ? 首页 | 打印 １２ ％ 3.5 1,200 、 𠮷 ⼈
一、 （一） <p> </p> <br> <td> <!-- --> <script> </script> &nbsp; &lt; &amp; {a:b} 2016年 -
结对帮扶关系与资金投入情况说明以及下一步安排和要求如下所示
"""
BLANKS = [" ", "  ", "\u3000\u3000", "\u200b", "\xa0", "\t", "\r", "\n", "\r\n", "\n\n", "\u2028"]
PIECES = st.sampled_from([*WORDS.split(), *BLANKS, "\ud800", "\ufffd"])
TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(st.characters(), max_size=40),
    st.lists(PIECES, max_size=30).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_repair_keeps_an_exact_way_back(raw: str) -> None:
    repaired = repair(raw)
    offsets = list(repaired.offsets)
    assert len(offsets) == len(repaired.text)
    assert all(a < b for a, b in pairwise(offsets))
    assert not offsets or (offsets[0] >= 0 and offsets[-1] < len(raw))
    for place, char in zip(offsets, repaired.text, strict=True):
        assert is_counterpart(raw[place], char), (raw[place], char)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_repair_accounts_for_every_chinese_character(raw: str) -> None:
    repaired = repair(raw)
    kept = set(repaired.offsets)
    dropped = {i for start, end, _ in repaired.dropped for i in range(start, end)}
    lost = [i for i, char in enumerate(raw) if HAN_CHAR.match(char) and i not in kept | dropped]
    assert lost == []


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_repair_is_done_after_once(raw: str) -> None:
    clean = repair(raw).text
    assert repair(clean).text == clean


@given(st.sampled_from(["&ldquo;", "&hellip;", "&#22362;", "&mdash;", "&middot;"]))
def test_repair_reads_entities(entity: str) -> None:
    assert repair(f"甲{entity}乙").text == f"甲{html.unescape(entity)}乙"
