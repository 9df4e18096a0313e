"""Place mentions: cases in our own words with the (surface, name, within) of every mention.

All mentions of a case are listed, so that a false one fails it as a missed one does.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from graph.gazetteer import load_gazetteer
from graph.model import Context, Document, Fact, Issue, Mention
from graph.places import find_places, place_facts
from graph.sentences import split_sentences

Expected = list[tuple[str, str, str | None]]

NEIMENGGU = "内蒙古自治区"
XINJIANG = "新疆维吾尔自治区"
XIZANG = "西藏自治区"
XIANGXI = "湘西土家族苗族自治州"


class Case(NamedTuple):
    """A text, what is known of it, and all the places that it names."""

    text: str
    expected: Expected
    region: str | None = None
    date: str | None = "2018-05-01"
    title: str | None = None
    issuer: str | None = None


def read(case: Case) -> tuple[Document, list[Mention], Context, list[Issue]]:
    """Return the document of a case and what is found in it."""
    document = Document(
        "case",
        "case.txt",
        case.text,
        case.text,
        range(len(case.text)),
        title=case.title,
        issuer=case.issuer,
        region=case.region,
        date=case.date,
    )
    found = find_places(document, load_gazetteer(), split_sentences(case.text))
    return document, *found


def triples(case: Case) -> Expected:
    """Return (surface, name, within) of the mentions of a case."""
    _, mentions, _, _ = read(case)
    return [(case.text[m.start : m.end], m.name, m.within) for m in mentions]


CASES = {
    "full names": Case(
        "兴安盟和赤峰市各建一所学校。",
        [("兴安盟", "兴安盟", NEIMENGGU), ("赤峰市", "赤峰市", NEIMENGGU)],
    ),
    "short form of a province": Case("来自贵州的干部交流经验。", [("贵州", "贵州省", None)]),
    "province before its namesake district": Case(
        "河北与河南合作修路。", [("河北", "河北省", None), ("河南", "河南省", None)]
    ),
    "sides of hills and waters": Case("村子在山东边，离海南部不远，河北岸的田淹了。", []),
    "provinces whose parts are told": Case(
        "湖南部分地区下雪，河北边境修路，江西侧重产业。",
        [("湖南", "湖南省", None), ("河北", "河北省", None), ("江西", "江西省", None)],
    ),
    "customary forms": Case(
        "土左旗、托县、和林县完成任务。",
        [
            ("土左旗", "土默特左旗", "呼和浩特市"),
            ("托县", "托克托县", "呼和浩特市"),
            ("和林县", "和林格尔县", "呼和浩特市"),
        ],
    ),
    "container fixes a namesake": Case(
        "辽宁朝阳派出医生。", [("辽宁", "辽宁省", None), ("朝阳", "朝阳市", "辽宁省")]
    ),
    "container with suffixes": Case(
        "北京市朝阳区派出教师。",
        [("北京市", "北京市", None), ("朝阳区", "朝阳区", "北京市")],
    ),
    "sibling fixes a namesake": Case(
        "海淀区、朝阳区签了协议。",
        [("海淀区", "海淀区", "北京市"), ("朝阳区", "朝阳区", "北京市")],
    ),
    "the issuer fixes a namesake": Case(
        "向朝阳区拨款。", [("朝阳区", "朝阳区", "长春市")], region="长春市"
    ),
    "bare prefecture before its own county": Case(
        "慰问团来到和田。", [("和田", "和田地区", XINJIANG)]
    ),
    "in a list of counties the county": Case(
        "2017年疏附、喀什、伽师摘帽。",
        [
            ("疏附", "疏附县", "喀什地区"),
            ("喀什", "喀什市", "喀什地区"),
            ("伽师", "伽师县", "喀什地区"),
        ],
        region=XINJIANG,
    ),
    "suffix fixes the level": Case(
        "吉林市和吉林省签约。", [("吉林市", "吉林市", "吉林省"), ("吉林省", "吉林省", None)]
    ),
    "a province before its namesake of another that the text names": Case(
        "上海派出医生，海南派出护士，青海派出教师。",
        [("上海", "上海市", None), ("海南", "海南省", None), ("青海", "青海省", None)],
    ),
    "its namesake where the text names that": Case(
        "海南州开会。海南的牧民受益。",
        [("海南州", "海南藏族自治州", "青海省"), ("海南", "海南藏族自治州", "青海省")],
    ),
    "autonomous prefecture by short form": Case(
        "恩施州和湘西州相邻。",
        [
            ("恩施州", "恩施土家族苗族自治州", "湖北省"),
            ("湘西州", XIANGXI, "湖南省"),
        ],
    ),
    "the name at the time of the text": Case(
        "襄樊市新建水库。", [("襄樊市", "襄樊市", "湖北省")], date="2008-03-01"
    ),
    "the later name": Case("襄阳市新建水库。", [("襄阳市", "襄阳市", "湖北省")], date="2015-03-01"),
    "a prefecture that became a city": Case(
        "毕节地区遭遇旱灾。", [("毕节地区", "毕节地区", "贵州省")], date="2010-03-01"
    ),
    "words that are names of counties": Case(
        "加强合作，振兴乡村，资源共享，互助共济。", [], region="甘肃省"
    ),
    "a word between siblings is a place": Case(
        "广西的资源县、灌阳县受灾。",
        [
            ("广西", "广西壮族自治区", None),
            ("资源县", "资源县", "桂林市"),
            ("灌阳县", "灌阳县", "桂林市"),
        ],
    ),
    "two-character county with its province": Case(
        "专家来到陕西延川考察。", [("陕西", "陕西省", None), ("延川", "延川县", "延安市")]
    ),
    "two-character county behind a word of aid": Case(
        "深圳市对口帮扶巴东。",
        [("深圳市", "深圳市", "广东省"), ("巴东", "巴东县", "恩施土家族苗族自治州")],
    ),
    "two-character county that is supported": Case(
        "这笔钱支持延川发展养殖。", [("延川", "延川县", "延安市")]
    ),
    "two-character county where something is built with aid": Case(
        "杭州市援建建始卫生院。",
        [("杭州市", "杭州市", "浙江省"), ("建始", "建始县", "恩施土家族苗族自治州")],
    ),
    "all villages, the rest of the towns": Case(
        "武川县所有村通了路，其余乡和全部镇明年通。", [("武川县", "武川县", "呼和浩特市")]
    ),
    "a word behind a word of aid": Case("省里支持开通道路，帮助和平重建。", []),
    "a village of one character behind a word": Case(
        "寿阳县平头镇柳村脱贫，省水利厅帮助柳村打井。",
        [
            ("寿阳县", "寿阳县", "晋中市"),
            ("平头镇", "平头镇", "晋中市"),
            ("柳村", "柳村", "晋中市"),
            ("柳村", "柳村", "晋中市"),
        ],
    ),
    "a village of one character that nothing names": Case(
        "寿阳县很大，干部帮助旧村搬迁。", [("寿阳县", "寿阳县", "晋中市")]
    ),
    "two-character county cut through words": Case("统筹推进城乡城镇建设。", [], region="四川省"),
    "an idiom with a city in it": Case("实现社会稳定和长治久安。", [], region="山西省"),
    "two words that meet in a city": Case("创新乡村治理。", [], region="河南省"),
    "a compound of signs": Case(
        "深化京蒙协作。", [("京", "北京市", None), ("蒙", NEIMENGGU, None)]
    ),
    "a compound as the name of aid": Case(
        "闽宁协作结出硕果。", [("闽", "福建省", None), ("宁", "宁夏回族自治区", None)]
    ),
    "aid to a region by sign": Case(
        "援疆干部和援藏医生。", [("疆", XINJIANG, None), ("藏", XIZANG, None)]
    ),
    "signs are no words": Case("青山绿水宁静安康，新旧川流不息。", []),
    "countries in a compound": Case(
        "扩大对俄蒙开放。", [("俄", "俄罗斯", None), ("蒙", "蒙古国", None)]
    ),
    "a sign of a country inside words": Case("集中老弱病残人口供养。", []),
    "the state itself is no mention": Case("中国各级政府都有责任。", []),
    "a strategy is no place": Case("落实京津冀协同发展战略，治理京津风沙源。", []),
    "short names in a counted list": Case(
        "政和、松溪、顺昌3县签约。",
        [("政和", "政和县", "南平市"), ("松溪", "松溪县", "南平市"), ("顺昌", "顺昌县", "南平市")],
    ),
    "words in a counted list without a joint": Case("资源3县。", []),
    "a district beside others of its city": Case(
        "福田区帮扶都安县，南山区帮扶德保县。",
        [
            ("福田区", "福田区", "深圳市"),
            ("都安县", "都安瑶族自治县", "河池市"),
            ("南山区", "南山区", "深圳市"),
            ("德保县", "德保县", "百色市"),
        ],
    ),
    "a district in a cell below others of its city": Case(
        "福田区\n兴国县\n南山区\n章贡区\n大鹏新区\n大余县",
        [
            ("福田区", "福田区", "深圳市"),
            ("兴国县", "兴国县", "赣州市"),
            ("南山区", "南山区", "深圳市"),
            ("章贡区", "章贡区", "赣州市"),
            ("大鹏新区", "大鹏新区", "深圳市"),
            ("大余县", "大余县", "赣州市"),
        ],
    ),
    "a mountain area below districts": Case(
        "福田区来到云南山区。", [("福田区", "福田区", "深圳市"), ("云南", "云南省", None)]
    ),
    "a former short form, later an autonomous county": Case(
        "援建北川县。", [("北川县", "北川羌族自治县", "绵阳市")], date="2008-06-01"
    ),
    "a county before it became autonomous": Case(
        "援建北川县。", [("北川县", "北川县", "绵阳市")], date="1999-06-01"
    ),
    "a region group": Case("京津冀三地签约。", [("京津冀", "京津冀", None)]),
    "a contiguous area": Case(
        "支持大兴安岭南麓和燕山—太行山两个片区。",
        [
            ("大兴安岭南麓", "大兴安岭南麓山区", None),
            ("燕山—太行山", "燕山—太行山区", None),
        ],
    ),
    "a part of a territory beside it": Case(
        "帮助锡林郭勒盟西南部。",
        [
            ("锡林郭勒盟西南部", "锡林郭勒盟西南部", "锡林郭勒盟"),
            ("锡林郭勒盟", "锡林郭勒盟", NEIMENGGU),
        ],
    ),
    "some troops are no part": Case(
        "海南部分县和山东部队参加。", [("海南", "海南省", None), ("山东", "山东省", None)]
    ),
    "a natural area by its head": Case(
        "建设大青山地区水窖。", [("大青山地区", "大青山地区", NEIMENGGU)], region=NEIMENGGU
    ),
    "a natural area as one of poverty": Case(
        "科尔沁沙地贫困片区要治沙。",
        [("科尔沁沙地贫困片区", "科尔沁沙地贫困片区", NEIMENGGU)],
        region=NEIMENGGU,
    ),
    "generic areas": Case(
        "贫困地区、边境地区、民族地区、革命老区、重点流域、深度贫困山区。", [], region=NEIMENGGU
    ),
    "a zone": Case(
        "苏州工业园区来招工。",
        [("苏州工业园区", "苏州工业园区", "苏州市"), ("苏州", "苏州市", "江苏省")],
    ),
    "town and village in a county": Case(
        "花垣县石栏镇子腊村修了路。",
        [
            ("花垣县", "花垣县", XIANGXI),
            ("石栏镇", "石栏镇", XIANGXI),
            ("子腊村", "子腊村", XIANGXI),
        ],
    ),
    "gacha and sumu": Case(
        "科右中旗巴彦淖尔苏木哈吐布其嘎查种草。",
        [
            ("科右中旗", "科尔沁右翼中旗", "兴安盟"),
            ("巴彦淖尔苏木", "巴彦淖尔苏木", "兴安盟"),
            ("哈吐布其嘎查", "哈吐布其嘎查", "兴安盟"),
        ],
    ),
    "a village near its county": Case(
        "阜平县山多地少。干部来到黑崖沟村，住在村民家。",
        [("阜平县", "阜平县", "保定市"), ("黑崖沟村", "黑崖沟村", "保定市")],
    ),
    "a county of a municipality lies in the city": Case(
        "石柱县中益乡通了车。",
        [("石柱县", "石柱土家族自治县", "重庆市"), ("中益乡", "中益乡", "重庆市")],
    ),
    "villages and towns that are none": Case(
        "武川县的贫困村、示范村、中心镇、特色小镇、三个乡和空心村，乡亲们离乡进城，干部驻村。",
        [("武川县", "武川县", "呼和浩特市")],
    ),
    "many villages are no village": Case(
        "武川县许多村、很多村改了样，司城村也通了路。",
        [("武川县", "武川县", "呼和浩特市"), ("司城村", "司城村", "呼和浩特市")],
    ),
    "villagers are no village": Case(
        "武川县动员村民，培训村干部，完善社区服务。", [("武川县", "武川县", "呼和浩特市")]
    ),
    "a town of note without a suffix": Case(
        "铁路经过白音察干。", [("白音察干", "白音察干镇", "乌兰察布市")]
    ),
    "deixis of the issuer": Case(
        "我市向武川县派人，全市动员，自治区出资。",
        [
            ("我市", "呼和浩特市", NEIMENGGU),
            ("武川县", "武川县", "呼和浩特市"),
            ("全市", "呼和浩特市", NEIMENGGU),
            ("自治区", NEIMENGGU, None),
        ],
        region="呼和浩特市",
    ),
    "deixis looks outwards from a county": Case(
        "我县争取我市支持，全省推广。",
        [
            ("我县", "阜平县", "保定市"),
            ("我市", "保定市", "河北省"),
            ("全省", "河北省", None),
        ],
        region="阜平县",
    ),
    "deixis by the office that issues": Case(
        "我区加大投入。", [("我区", NEIMENGGU, None)], issuer="内蒙古自治区扶贫开发办公室"
    ),
    "that county is the one named last": Case(
        "工作组到越西县，了解该县情况。",
        [("越西县", "越西县", "凉山彝族自治州"), ("该县", "越西县", "凉山彝族自治州")],
        region="四川省",
    ),
    "a customary form in its own prefecture": Case(
        "临夏州东乡县修路。",
        [
            ("临夏州", "临夏回族自治州", "甘肃省"),
            ("东乡县", "东乡族自治县", "临夏回族自治州"),
        ],
    ),
    "a full name elsewhere": Case(
        "江西省东乡县修路。",
        [("江西省", "江西省", None), ("东乡县", "东乡县", "抚州市")],
        date="2013-01-01",
    ),
    "a village told by what follows": Case(
        "涞源县取经。南猛村是贵州雷山县的村庄。",
        [
            ("涞源县", "涞源县", "保定市"),
            ("南猛村", "南猛村", "黔东南苗族侗族自治州"),
            ("贵州", "贵州省", None),
            ("雷山县", "雷山县", "黔东南苗族侗族自治州"),
        ],
    ),
    "a nickname is no village": Case(
        "银川市的“汽车村”出了名。", [("银川市", "银川市", "宁夏回族自治区")]
    ),
    "a town named like a prefecture": Case(
        "武川县巴彦淖尔镇通车。",
        [("武川县", "武川县", "呼和浩特市"), ("巴彦淖尔镇", "巴彦淖尔镇", "呼和浩特市")],
    ),
    "short names of counties in a list of their province": Case(
        "广西都安、大化、三江、乐业脱贫。",
        [
            ("广西", "广西壮族自治区", None),
            ("都安", "都安瑶族自治县", "河池市"),
            ("大化", "大化瑶族自治县", "河池市"),
            ("三江", "三江侗族自治县", "柳州市"),
            ("乐业", "乐业县", "百色市"),
        ],
    ),
    "a river basin and a development zone by head": Case(
        "治理黑龙港流域，扩建洋浦经济开发区。",
        [
            ("黑龙港流域", "黑龙港流域", None),
            ("洋浦经济开发区", "洋浦经济开发区", None),
        ],
    ),
    "a village called by an epithet": Case(
        "四川省昭觉县火普村被称为“大山里的彩虹村”。",
        [
            ("四川省", "四川省", None),
            ("昭觉县", "昭觉县", "凉山彝族自治州"),
            ("火普村", "火普村", "凉山彝族自治州"),
        ],
    ),
    "what a village is famous for": Case(
        "昭觉县火普村是远近闻名的银匠村，三河村成了民宿村，火普村素有歌舞村之称。",
        [
            ("昭觉县", "昭觉县", "凉山彝族自治州"),
            ("火普村", "火普村", "凉山彝族自治州"),
            ("三河村", "三河村", "凉山彝族自治州"),
            ("火普村", "火普村", "凉山彝族自治州"),
        ],
    ),
    "villages that were joined or built under a name of their own": Case(
        "昭觉县火普村与三河村合并成为双湾村，又建成了新河村。",
        [
            ("昭觉县", "昭觉县", "凉山彝族自治州"),
            ("火普村", "火普村", "凉山彝族自治州"),
            ("三河村", "三河村", "凉山彝族自治州"),
            ("双湾村", "双湾村", "凉山彝族自治州"),
            ("新河村", "新河村", "凉山彝族自治州"),
        ],
    ),
    "a village before what settles there": Case(
        "昭觉县副县长看到项目在火普村落地，企业在三河村落户，各村落逐村落实，黄土村落地处高原。",
        [
            ("昭觉县", "昭觉县", "凉山彝族自治州"),
            ("火普村", "火普村", "凉山彝族自治州"),
            ("三河村", "三河村", "凉山彝族自治州"),
        ],
    ),
    "a deputy head of a town": Case(
        "昭觉县解放沟镇副镇长、宜牧乡副乡长走进火普村。",
        [
            ("昭觉县", "昭觉县", "凉山彝族自治州"),
            ("解放沟镇", "解放沟镇", "凉山彝族自治州"),
            ("宜牧乡", "宜牧乡", "凉山彝族自治州"),
            ("火普村", "火普村", "凉山彝族自治州"),
        ],
    ),
    "small river basins": Case("治理重点小流域和两个片区。", [], region=NEIMENGGU),
    "a lake area in a county": Case(
        "泗阳县成子湖片区加快发展。",
        [("泗阳县", "泗阳县", "宿迁市"), ("成子湖片区", "成子湖片区", "宿迁市")],
    ),
    "doctors sent to Tibet": Case("援藏医疗队出发。", [("藏", XIZANG, None)]),
    "a prefecture before its move": Case(
        "支援日喀则和昌都。",
        [("日喀则", "日喀则地区", XIZANG), ("昌都", "昌都地区", XIZANG)],
        date="1997-05-01",
    ),
    "going to the capital": Case("先心病患儿赴京治疗。", [("京", "北京市", None)]),
    "a class of territories is no deixis": Case(
        "各省、自治区、直辖市要落实，省（自治区、直辖市）负总责，健全县级机制。",
        [],
        region=NEIMENGGU,
    ),
    "the rest of a full name is no deixis": Case(
        "内蒙古自治区党委开会。", [(NEIMENGGU, NEIMENGGU, None)], region=NEIMENGGU
    ),
    "a market is no city": Case("全市场流通，我区域合作。", [], region="呼和浩特市"),
    "villages of a nationality by name": Case(
        "江西省抚州市的新月畲族村办起了民宿。云南省昆明市的糯黑彝族村修了路，湖南省永州市的大锡瑶族乡也通了车。",
        [
            ("江西省", "江西省", None),
            ("抚州市", "抚州市", "江西省"),
            ("新月畲族村", "新月畲族村", "抚州市"),
            ("云南省", "云南省", None),
            ("昆明市", "昆明市", "云南省"),
            ("糯黑彝族村", "糯黑彝族村", "昆明市"),
            ("湖南省", "湖南省", None),
            ("永州市", "永州市", "湖南省"),
            ("大锡瑶族乡", "大锡瑶族乡", "永州市"),
        ],
    ),
    "villages of a nationality without a name": Case(
        "湖南省的苗族村和瑶族乡都通了车，少数民族村也修了路。", [("湖南省", "湖南省", None)]
    ),
    "villages that no place holds, behind what is done there": Case(
        "干部进驻白石村，又到柳树沟村帮扶双河镇的农户。",
        [("白石村", "白石村", None), ("柳树沟村", "柳树沟村", None), ("双河镇", "双河镇", None)],
    ),
    "no villages by kind, though something is done there": Case(
        "干部进驻贫困村，帮扶偏远村，走进各村，联系新村。", []
    ),
    "administrative villages, counted and by name": Case(
        "武川县共有行政村90个，下辖行政村12个，青山行政村在城东。",
        [("武川县", "武川县", "呼和浩特市"), ("青山行政村", "青山村", "呼和浩特市")],
    ),
    "communes of their time": Case(
        "他在延川县文安驿公社劳动，那时的人民公社很穷。",
        [("延川县", "延川县", "延安市"), ("文安驿公社", "文安驿公社", "延安市")],
    ),
    "mountain areas by name": Case(
        "大凉山的孩子来到西柏坡，又去了太行深山区。",
        [
            ("大凉山", "大凉山", "四川省"),
            ("西柏坡", "西柏坡村", "石家庄市"),
            ("太行深山区", "太行山区", None),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_find_places_names_all_and_only(name: str) -> None:
    case = CASES[name]
    assert triples(case) == case.expected


def test_cases_are_all_collected() -> None:
    assert len(CASES) >= 50


def facts_of(case: Case) -> list[Fact]:
    """Return the place facts of a case."""
    document, mentions, _, _ = read(case)
    return place_facts(document, mentions)


def test_place_facts_are_once_by_first_mention() -> None:
    facts = facts_of(Case("京蒙协作中，北京市帮助赤峰市，赤峰市感谢北京。", []))
    assert [(f.fields["name"], f.evidence.start, f.evidence.quote) for f in facts] == [
        ("北京市", 0, "京"),
        (NEIMENGGU, 1, "蒙"),
        ("赤峰市", 11, "赤峰市"),
    ]
    assert facts[2].fields["code"] == "150400"
    assert facts[2].fields["place_id"] == "place/150400"
    assert facts[2].fields["level"] == "prefecture"
    assert facts[2].fields["within"] == NEIMENGGU


def test_place_facts_leave_out_names_of_organisations() -> None:
    case = Case("南京大学和河北师范大学的师生到贵州。", [])
    _, mentions, _, _ = read(case)
    assert [m.fields.get("inside") for m in mentions] == ["name", "name", None]
    assert [fact.fields["name"] for fact in facts_of(case)] == ["贵州省"]


def test_place_facts_leave_out_rivers_named_like_a_place() -> None:
    assert facts_of(Case("拉萨河堤和怒江峡谷里的路。", [])) == []


def test_place_facts_keep_the_territory_of_an_office() -> None:
    assert [f.fields["name"] for f in facts_of(Case("宁夏回族自治区党委发文。", []))] == [
        "宁夏回族自治区"
    ]


def test_ambiguous_name_is_not_guessed() -> None:
    _, mentions, _, issues = read(Case("朝阳的干部来了。", []))
    (mention,) = mentions
    assert mention.entity is None
    assert {c.name for c in mention.candidates} >= {"朝阳市", "朝阳区"}
    (issue,) = issues
    assert (issue.code, issue.start) == ("place_ambiguous", 0)
    assert "朝阳" in issue.message
    assert facts_of(Case("朝阳的干部来了。", [])) == []


def test_stated_region_is_not_inferred() -> None:
    _, _, context, issues = read(Case("我市加大投入。", [], region="鄂尔多斯市"))
    assert context.region == "place/150600"
    assert context.chain == ("place/150600", "place/150000")
    assert (context.year, context.inferred) == (2018, False)
    assert issues == []


def test_region_is_inferred_from_the_title_and_logged() -> None:
    case = Case("我市加大投入，支持康巴什区和达拉特旗。", [], title="鄂尔多斯市扶贫意见")
    _, mentions, context, issues = read(case)
    assert (context.region_name, context.inferred) == ("鄂尔多斯市", True)
    assert mentions[0].name == "鄂尔多斯市"
    assert [issue.code for issue in issues] == ["context_inferred"]


@pytest.mark.parametrize(
    ("title", "genre", "region"),
    [
        ("盐源县2018年扶贫工作总结", "report", "盐源县"),
        ("2018年盐源县人民政府工作报告", "report", "盐源县"),
        ("四川省凉山州盐源县关于帮扶的意见", "opinion", "盐源县"),
        ("关于赴盐源县帮扶的通知", "notice", "广东省"),
        ("盐源县喜迎客人", "news", "广东省"),
    ],
)
def test_place_that_heads_an_official_title_speaks_though_its_partners_are_named_more(
    title: str, genre: str, region: str
) -> None:
    text = f"{title}\n广东省佛山市来了。广州市和深圳市也来了，珠海市送书，中山市送药。"
    document = Document("case", "case.txt", text, text, range(len(text)), title=title, genre=genre)
    _, context, _ = find_places(document, load_gazetteer(), split_sentences(text))
    assert context.region_name == region


def test_region_is_inferred_from_its_own_words() -> None:
    _, mentions, context, _ = read(Case("自治区支持苏木和嘎查，旗县配套。", []))
    assert context.region_name == NEIMENGGU
    assert [mention.name for mention in mentions] == [NEIMENGGU]


def test_coast_is_no_city() -> None:
    _, mentions, _, _ = read(Case("沿海城市帮扶岷县，海城市种稻。", []))
    assert [(mention.name, mention.start) for mention in mentions] == [("岷县", 6), ("海城市", 9)]


def test_prosperity_is_no_county() -> None:
    _, mentions, _, _ = read(Case("浙江省帮扶72个携手奔小康县，康县种茶。", []))
    assert [(mention.name, mention.start) for mention in mentions] == [("浙江省", 0), ("康县", 15)]


@pytest.mark.parametrize(
    "words", ["武川县有嘎查村186个", "武川县下辖嘎查村86个", "武川县共有行政村90个"]
)
def test_counted_villages_are_no_name(words: str) -> None:
    _, mentions, _, _ = read(Case(f"{words}，道路通畅。", []))
    assert [mention.name for mention in mentions] == ["武川县"]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("国内简讯\n陕西安康、陕西汉中开工。\n湖北有雨。", None),
        ("新华社北京2月28日电（记者王某）贫困人口减少。发言人28日在北京介绍说，完成任务。", None),
        ("新华社西安2月28日电（记者王某）粮食增产。", None),
        ("新华社西安2月28日电（记者王某）陕西粮食增产。", "陕西省"),
        ("大事\n我国就业稳定。各地办招聘会，陕西安康有两场。", None),
        ("大事\n全国人大代表在陕西安康调研，陕西安康有两场招聘会。", "陕西省"),
        ("新华社西安1月2日电（记者甲）陕西省开工。\n陕西安康、陕西汉中先行。", "陕西省"),
        ("海南：种业见闻\n我国种业向好，海南省育种忙，各地来学。", "海南省"),
        ("大事\n今年我国粮食丰收。\n陕西汉中、陕西安康、陕西渭南都增产。", "陕西省"),
    ],
)
def test_text_on_the_nation_speaks_for_no_province_named_by_the_way(
    text: str, region: str | None
) -> None:
    _, _, context, _ = read(Case(text, []))
    assert context.region_name == region


def test_national_issuer_speaks_for_no_territory() -> None:
    case = Case("西藏和拉萨市、西藏各县要落实，全区统一。", [], issuer="国务院办公厅")
    _, mentions, context, _ = read(case)
    assert (context.region, context.chain) == (None, ())
    assert [mention.name for mention in mentions if mention.rule == "deixis"] == [XIZANG]


def test_empty_text_names_no_place() -> None:
    document, mentions, context, issues = read(Case("", [], date=None))
    assert (mentions, issues, context) == ([], [], Context())
    assert place_facts(document, mentions) == []


def test_year_is_read_from_the_head_of_an_undated_text() -> None:
    case = Case("发布时间：2008年3月1日\n襄樊市修路。", [], date=None)
    _, mentions, context, _ = read(case)
    assert context.year == 2008
    assert [mention.name for mention in mentions] == ["襄樊市"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("甲县1986年定为重点县。2017年，全县脱贫1.2万人。", 2017),
        ("甲县2014—2019年累计脱贫3万人，2019年修路80公里。到2020年全部脱贫。", 2019),
        ("截至2018年底，甲县还有贫困村9个。确保2019年清零，力争2020年提升。", 2018),
        ("截至2018年底，甲县还有贫困村9个。今年计划退出6个。", 2019),
        ("2011年起步。2016年完成计划的七成，2017年工作计划如下。", 2016),
        ("2021年工作目标：建设20个村。", 2021),
        ("甲县发展规划（2016—2020年）\n到2020年建成水库。", 2016),
        ("甲县规划到2030年建成水库。", None),
    ],
)
def test_undated_text_speaks_from_the_last_year_that_it_tells_of(
    text: str, year: int | None
) -> None:
    _, _, context, _ = read(Case(text, [], date=None))
    assert context.year == year


def test_deixis_without_a_speaker_stays_open() -> None:
    _, mentions, context, issues = read(Case("我省加大投入。我省建校。", []))
    assert (mentions, context.region) == ([], None)
    assert [(issue.code, issue.start) for issue in issues] == [("deixis_open", 0)]


def test_region_of_metadata_that_names_no_place_is_told() -> None:
    for region, codes in (("火星", ["region_unknown"]), ("甘肃省", [])):
        _, _, _, issues = read(
            Case("全省加大投入。" if not codes else "加大投入。", [], region=region)
        )
        assert [issue.code for issue in issues] == codes
        assert all("火星" in issue.message for issue in issues)


def test_settlement_ids_hold_their_container() -> None:
    _, mentions, _, _ = read(CASES["town and village in a county"])
    assert [mention.entity for mention in mentions] == [
        "place/433124",
        "place/433124/石栏镇",
        "place/433124/石栏镇/子腊村",
    ]
    assert [mention.type for mention in mentions] == ["county", "town", "village"]


def test_settlement_keeps_its_first_container() -> None:
    case = Case("阜平县骆驼湾村变了。涞源县学习骆驼湾村。", [])
    _, mentions, _, _ = read(case)
    villages = [mention.entity for mention in mentions if mention.name == "骆驼湾村"]
    assert villages == ["place/130624/骆驼湾村"] * 2


def test_same_input_gives_the_same_mentions() -> None:
    case = CASES["deixis of the issuer"]
    assert read(case)[1:] == read(case)[1:]


def test_an_acting_head_of_a_county_is_no_county() -> None:
    _, mentions, _, _ = read(Case("县委副书记、代县长参加了座谈会。代县派人到会。", []))
    assert [(mention.name, mention.start) for mention in mentions] == [("代县", 16)]
