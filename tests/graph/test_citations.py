"""Cited documents: marked titles, unmarked plans, issuer, number, relation; and what is none."""

from __future__ import annotations

import pytest

from graph.actors import find_actors
from graph.citations import citation_facts, find_citations
from graph.gazetteer import load_gazetteer
from graph.identity import place_id
from graph.model import Context, Document, Fact, Mention
from graph.sentences import split_sentences

REGION = place_id("150000")
SURFACES = {
    "内蒙古自治区": ("内蒙古自治区", "official"),
    "自治区": ("内蒙古自治区", "deixis"),
    "我区": ("内蒙古自治区", "deixis"),
    "河南省": ("河南省", "official"),
}
CODES = {"内蒙古自治区": "150000", "河南省": "410000"}


def make_places(text: str) -> list[Mention]:
    """Return the place mentions of a text, the longest surface at each place."""
    places = []
    position = 0
    while position < len(text):
        surface = max((s for s in SURFACES if text.startswith(s, position)), key=len, default="")
        if surface:
            name, rule = SURFACES[surface]
            end = position + len(surface)
            places.append(Mention(position, end, "place", name, place_id(CODES[name]), rule))
        position += len(surface) or 1
    return places


def cite(text: str, title: str | None = None) -> list[Fact]:
    """Return the citation facts of a text that speaks for 内蒙古自治区."""
    document = Document("d", "d.txt", text, text, range(len(text)), title=title)
    gazetteer = load_gazetteer()
    context = Context(REGION, "内蒙古自治区", gazetteer.chain(REGION), 2016)
    actors = find_actors(document, context, make_places(text), split_sentences(text))
    return citation_facts(document, find_citations(document, context, actors))


def titles(text: str, title: str | None = None) -> list[object]:
    """Return the titles that a text cites."""
    return [fact.fields["title"] for fact in cite(text, title)]


TITLED = [
    ("依据《甲乙片区扶贫规划》编制。", ["甲乙片区扶贫规划"]),
    ("见《某县帮扶办法》（2016—2020年）第三条。", ["某县帮扶办法（2016—2020年）"]),
    ("见《某县帮扶办法（试行）》。", ["某县帮扶办法（试行）"]),
    ("学习《关于结对共建的意见》和《互助章程》。", ["关于结对共建的意见", "互助章程"]),
    ("执行《种子法》。", ["种子法"]),
    ("按照《甲县办公室〈关于结对帮扶的通知〉》办理。", ["甲县办公室〈关于结对帮扶的通知〉"]),
    ("修改《宪法》。", ["宪法"]),
    ("落实《国务院 关于甲乙产业的通知》。", ["国务院关于甲乙产业的通知"]),
    ("根据《河南省委政府关于贯彻落实\n下一段。", ["河南省委政府关于贯彻落实"]),
    ("实施甲乙引水工程“十三五”规划。", ["甲乙引水工程“十三五”规划"]),
    ("编制“十四五”时期边贸互助衔接规划。", ["“十四五”时期边贸互助衔接规划"]),
    ("做好与自治区“十四五”规划纲要的衔接。", ["内蒙古自治区“十四五”规划纲要"]),
    ("遵守中华人民共和国慈善法。", ["中华人民共和国慈善法"]),
    ("《某地互助协议》签了字。", ["某地互助协议"]),
    ("政府在《政府工作报告》中提到。", ["政府工作报告"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLED)
def test_title_of_a_policy_text_is_cited(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


NOT_CITED = [
    "《人民日报》登了消息。",
    "大家合唱《牧歌》。",
    "电影《雪山下》首映。",
    "《新闻联播》今晚播出。",
    "《意见》指出三点。",
    "《实施方案》和《规划》同时生效。",
    "纳入“十四五”规划。",
    "纳入“十四五”相关专项规划。",
    "一批“十四五”规划项目开工。",
    "“十三五”规划期内完成。",
    "《一个人的村庄》是散文集。",
    "制定计划，完善制度。",
    "按照方案要求推进。",
]


@pytest.mark.parametrize("text", NOT_CITED)
def test_other_title_or_abbreviation_is_not_cited(text: str) -> None:
    assert titles(text) == []


def test_own_title_is_not_cited() -> None:
    text = "某旗结对帮扶办法\n《某旗结对帮扶办法》自发布之日起施行，《某旗奖励办法》同时废止。"
    assert titles(text, "某旗结对帮扶办法") == ["某旗奖励办法"]


def test_title_on_a_line_of_its_own_heads_the_text() -> None:
    text = "某站首页\n《某旗结对规划》\n根据《某某条例》，编制《某旗结对规划》。"
    assert titles(text) == ["某某条例"]


def test_unmarked_plan_that_is_the_text_itself_is_not_cited() -> None:
    text = "《内蒙古自治区“十三五”互助规划》\n全区“十三五”互助规划由各部门落实。"
    assert titles(text) == []


RELATIONS = [
    ("根据《甲乙条例》，制定本办法。", "based_on"),
    ("依据国务院印发的《甲乙规划》。", "based_on"),
    ("按照《甲乙方案》要求推进。", "based_on"),
    ("编制依据：一是《甲乙规划》。", "based_on"),
    ("为贯彻落实《甲乙决定》，提出如下意见。", "implements"),
    ("认真执行《甲乙条例》。", "implements"),
    ("贯彻国务院印发的《甲乙决定》精神。", "implements"),
    ("自治区政府印发《甲乙办法》。", "issued_by_same"),
    ("我区出台了《甲乙办法》。", "issued_by_same"),
    ("国务院印发《甲乙规划》。", "mentions"),
    ("河南省政府出台《甲乙办法》。", "mentions"),
    ("专家解读《甲乙规划》。", "mentions"),
    ("《甲乙规划》发布。", "mentions"),
]


@pytest.mark.parametrize(("text", "relation"), RELATIONS)
def test_relation_goes_by_the_governing_verb(text: str, relation: str) -> None:
    assert [fact.fields["relation"] for fact in cite(text)] == [relation]


def test_list_shares_the_relation_of_its_first() -> None:
    facts = cite("根据《甲条例》、《乙办法》和《丙规定》的精神。")
    assert [fact.fields["relation"] for fact in facts] == ["based_on"] * 3


def test_bases_told_as_a_list_are_all_bases() -> None:
    facts = cite("编制依据：一是《甲甲规划》、《乙乙规划》；二是《丙丙规划》。")
    assert [fact.fields["relation"] for fact in facts] == ["based_on"] * 3


def test_sentence_after_a_basis_has_its_own_relation() -> None:
    facts = cite("根据《甲甲条例》制定。专家解读《乙乙规划》。")
    assert [fact.fields["relation"] for fact in facts] == ["based_on", "mentions"]


ISSUERS = [
    ("落实国务院扶贫办印发的《甲乙通知》。", "国务院扶贫办"),
    ("落实中共中央办公厅、国务院办公厅印发的《甲乙办法》。", "中共中央办公厅、国务院办公厅"),
    ("落实《中共中央国务院关于甲乙的决定》。", "中共中央、国务院"),
    ("教育部、财政部联合下发《甲乙通知》。", "教育部、财政部"),
    ("落实自治区政府《甲乙意见》。", "内蒙古自治区政府"),
    ("十个部门联合出台《甲乙意见》。", None),
    ("教育部表示，要学习《甲乙意见》。", None),
    ("《国务院机关建设规划》共三章。", None),
]


@pytest.mark.parametrize(("text", "issuer"), ISSUERS)
def test_issuer_is_who_is_said_to_have_issued_it(text: str, issuer: str | None) -> None:
    assert [fact.fields["issuer"] for fact in cite(text)] == [issuer]


NUMBERS = [
    ("根据《甲乙通知》（国发〔2016〕64号）办理。", "国发〔2016〕64号"),
    ("根据《甲乙通知》（内政办发[2015]7号）办理。", "内政办发[2015]7号"),
    ("根据《甲乙通知》（以下简称《通知》）办理。", None),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_number_of_issue_is_kept(text: str, number: str | None) -> None:
    assert [fact.fields["number"] for fact in cite(text)] == [number]


def test_title_cited_twice_is_one_fact_with_its_first_words() -> None:
    text = "专家解读《甲乙规划》。各地落实《甲乙规划》。"
    [fact] = cite(text)
    assert fact.evidence.start == text.index("《")
    assert fact.fields["relation"] == "implements"
    assert fact.fields["cited_id"] == "cited/甲乙规划"


def test_mention_covers_marks_and_version() -> None:
    text = "按照《甲乙规划》（2016—2020年）要求。"
    [fact] = cite(text)
    assert fact.evidence.quote == "《甲乙规划》（2016—2020年）"


def test_text_without_titles_has_none() -> None:
    assert cite("") == []
