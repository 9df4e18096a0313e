"""Tests of graph.describing: title, issuer, date, genre and sections of a text."""

from __future__ import annotations

import pytest

from graph.dates import read_date
from graph.describing import describe, find_gaps
from graph.model import Document
from graph.repair import repair
from graph.sections import find_sections
from graph.titles import find_title

BODY = "为做好结对帮扶工作，甲县选派干部驻村，投入资金建设学校和卫生院，取得了实实在在的成效。"


def described(raw: str, **row: str) -> Document:
    return describe("a", "a.txt", raw, repair(raw), row)


CASES = [
    # title in 《》 below the menus of a page; the text's own date before that of the page
    (
        f"首页\n减贫资料库提供各类资料，欢迎查阅，并请注明出处，谢谢。\n《甲市“十三五”脱贫规划》\n"
        f"作者:   发布时间:2018-11-21  编辑:某某\n{BODY}\n内容时间:2017-04-10",
        ("甲市“十三五”脱贫规划", None, "2017-04-10", "plan"),
    ),
    # issuer in the title; two issuers divided by a blank
    (
        "甲市党委 甲市人民政府关于打赢脱贫攻坚战的意见\n"
        f"文章来源: 某某网 发布时间: 2016-02-18\n{BODY}",
        (
            "甲市党委 甲市人民政府关于打赢脱贫攻坚战的意见",
            "甲市党委、甲市人民政府",
            "2016-02-18",
            "opinion",
        ),
    ),
    # issuer in a line of its own above the title, signature and date at the end
    (
        f"甲市人民政府办公室\n关于印发结对帮扶方案的通知\n甲政办发〔2017〕5号\n{BODY}\n{BODY[:-1]}，特此通知。\n"
        "甲市人民政府办公室\n2017年3月9日",
        (
            "甲市人民政府办公室关于印发结对帮扶方案的通知",
            "甲市人民政府办公室",
            "2017-03-09",
            "notice",
        ),
    ),
    # written date, the signature's date before the page's
    (
        f"关于结对帮扶工作的报告\n发布时间：2019-01-05\n{BODY}\n一、做法\n{BODY}\n甲县扶贫办\n"
        "二〇一八年十二月二十日",
        ("关于结对帮扶工作的报告", "甲县扶贫办", "2018-12-20", "report"),
    ),
    # issuer and date in lines of their own below the title
    (
        f"结对帮扶工作要点\n甲省扶贫开发领导小组办公室\n2017年4月10日\n一、总量\n{BODY}",
        ("结对帮扶工作要点", "甲省扶贫开发领导小组办公室", "2017-04-10", "plan"),
    ),
    # a signature without a date
    (
        f"结对帮扶工作要点\n{BODY}\n一、总量\n投入三百万元。\n甲省扶贫开发领导小组",
        ("结对帮扶工作要点", "甲省扶贫开发领导小组", None, "plan"),
    ),
    # number of the document
    (
        f"关于创新扶贫机制的意见\n国办发〔2014〕25号\n(2014年1月2日)\n{BODY}",
        ("关于创新扶贫机制的意见", "国务院办公厅", "2014-01-02", "opinion"),
    ),
    # law with the line of its adoption
    (
        f"甲省扶贫开发条例\n2017年12月1日 甲省第十二届人民代表大会常务委员会第三十二次会议通过\n"
        f"第一章　总则\n第一条　{BODY}",
        ("甲省扶贫开发条例", "甲省人民代表大会常务委员会", "2017-12-01", "law"),
    ),
    # news
    (
        f"甲县二十名干部驻村\n2013年7月3日\n某视网消息（晚间新闻）：{BODY}",
        ("甲县二十名干部驻村", "某视网", "2013-07-03", "news"),
    ),
    # news of a page; its source is an authority
    (
        "甲市七千名贫困人口今年脱贫\n"
        "发布时间: 2017-03-09 11:06:58 | 来源: 某门户网 | 责任编辑: 某某\n"
        f"{BODY}(来源:甲市人民政府)",
        ("甲市七千名贫困人口今年脱贫", "甲市人民政府", "2017-03-09", "news"),
    ),
    # nothing but text: nothing is made up
    (f"{BODY}\n做法与成效\n{BODY}", (None, None, None, "other")),
    (f"一、建立长效机制\n（一）保持政策稳定。{BODY}", (None, None, None, "other")),
]


@pytest.mark.parametrize(("raw", "expected"), CASES)
def test_describe_finds_what_a_text_says_of_itself(
    raw: str, expected: tuple[str | None, str | None, str | None, str]
) -> None:
    document = described(raw)
    assert (document.title, document.issuer, document.date, document.genre) == expected


def test_describe_lets_the_row_win() -> None:
    document = described(
        CASES[1][0], title="别名", issuer="乙市人民政府", date="2015年3月", region="乙市"
    )
    assert (document.title, document.issuer, document.date) == ("别名", "乙市人民政府", "2015-03")
    assert document.region == "乙市"
    assert document.inferred == ()


def test_describe_names_an_issuer_that_is_only_hinted_at() -> None:
    assert described(f"{BODY}(供稿单位:甲县扶贫办)").inferred == ("issuer",)
    assert described(CASES[1][0]).inferred == ()


def test_describe_takes_no_year_out_of_the_text() -> None:
    assert described(f"{BODY}到2016年12月31日，全县贫困人口全部脱贫。").date is None


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2016年2月18日", "2016-02-18"),
        ("2016/2/18", "2016-02-18"),
        ("2016.12.8", "2016-12-08"),
        ("18.02.2016 14:30", "2016-02-18"),
        ("08/12/2016", "2016-12-08"),
        ("12.08.2016.3", None),
        ("二〇一六年二月十八日", "2016-02-18"),
        ("二○一八年十月三十一日", "2018-10-31"),
        ("2016年2月", "2016-02"),
        ("2016", "2016"),
        ("2016年", "2016"),
        ("2016年13月", None),
        ("去年", None),
        ("", None),
    ],
)
def test_read_date_gives_iso(written: str, iso: str | None) -> None:
    assert read_date(written) == iso


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "帮扶综述\n新华社西宁2016年8月20日电 某公司支援刚察县，已有多年，成效明显。",
            "2016-08-20",
        ),
        ("援疆综述（2014年）\n各地支援新疆，成效明显。", "2014"),
        ("关于支援库区的通知\n甲发〔2004〕17号\n各地要继续支援库区。", "2004"),
        ("帮扶关系（2013—2017年）\n甲市帮扶乙县。", None),
        ("帮扶综述\n（2014年以来）甲市帮扶乙县，成效明显。", None),
    ],
)
def test_date_of_a_report_a_title_or_a_number(text: str, date: str | None) -> None:
    assert described(text).date == date


def test_find_sections_nests_by_level() -> None:
    text = (
        "标题\n第一章总则\n一、总体要求\n（一）指导思想。坚持结对。\n（二）目标\n达到标准。\n"
        "二、任务\n完成任务。\n第二章附则\n即日施行。"
    )
    sections = [(s.title, s.level, text[s.start : s.end].strip()) for s in find_sections(text)]
    assert sections == [
        ("第一章总则", 1, text[3 : text.index("第二章")].strip()),
        ("一、总体要求", 3, "一、总体要求\n（一）指导思想。坚持结对。\n（二）目标\n达到标准。"),
        ("（一）指导思想", 4, "（一）指导思想。坚持结对。"),
        ("（二）目标", 4, "（二）目标\n达到标准。"),
        ("二、任务", 3, "二、任务\n完成任务。"),
        ("第二章附则", 1, "第二章附则\n即日施行。"),
    ]


def test_find_sections_takes_items_of_a_list_for_no_headings() -> None:
    assert find_sections("任务如下：\n（一）结对帮扶；\n（二）派驻干部；\n（三）投入资金。") == ()


def test_find_sections_reads_headings_without_numbers() -> None:
    text = f"标题\n{BODY}\n摸清底数 把握现状\n{BODY}"
    assert [(s.title, s.level) for s in find_sections(text)] == [("摸清底数 把握现状", 7)]


def test_find_gaps_lists_what_is_missing_and_lost() -> None:
    raw = f"{BODY}人口?,F(xiàn)已減(jiǎn)少"
    issues = find_gaps(described(raw))
    assert [(issue.level, issue.code) for issue in issues] == [
        ("info", "no_title"),
        ("info", "no_issuer"),
        ("info", "no_date"),
        ("warning", "damaged_text"),
    ]
    assert issues[-1].start == raw.index("?")
    assert all(issue.remedy and issue.file == "a.txt" for issue in issues)


def test_title_in_brackets_wins_over_a_portal_greeting() -> None:
    text = (
        "欢迎访问本站资料库！\n本库收录各地规划。\n《某区“十三五”脱贫攻坚规划》\n前言\n本规划五年。"
    )
    assert find_title(text) == "某区“十三五”脱贫攻坚规划"


def test_title_is_no_menu_of_a_portal() -> None:
    menu = "首页| 新闻| 财经| 旅游| 甲市| 乙市\n您的位置：乙网 > 要闻\n"
    assert find_title(menu + "乙市对口帮扶丙县三年\n记者近日获悉。") == "乙市对口帮扶丙县三年"
