"""Names of persons are found beside their titles; words that look like names are left alone."""

from __future__ import annotations

import pytest

from graph.masking import mask_all, mask_persons


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("派王小明、李强等同志驻村。", "派王某某、李某等同志驻村。"),
        ("县委书记赵国庆说，今年要抓实。", "县委书记赵某某说，今年要抓实。"),
        ("第一书记李强带领村民修路", "第一书记李某带领村民修路"),
        ("扎赉特旗王明县长到会", "扎赉特旗王某县长到会"),
        ("队长孙丽，副队长周大勇", "队长孙某，副队长周某某"),
        ("审计厅的钱進担任第一书记", "审计厅的钱某担任第一书记"),
        ("欧阳明副县长、阿布都·热合曼主任", "欧阳某副县长、阿某某某某某某主任"),
        ("责任编辑：吴晓 联系人: 郑丽华", "责任编辑：吴某 联系人: 郑某某"),
        ("书记张伟同志", "书记张某同志"),
        ("访问了周大勇先生", "访问了周某某先生"),
    ],
)
def test_name_beside_a_title_is_masked(text: str, shown: str) -> None:
    assert mask_persons(text) == shown and len(shown) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "自治区党委书记和主席",
        "石景山区区长",
        "高新区主任",
        "书记高度重视，县长关心的事",
        "县长任组长，统一安排主任值班",
        "工作队和第一书记，第一书记包村，支部书记马上到位",
        "选派驻村第一书记3000名",
        "北京市对口支援内蒙古自治区，鄂尔多斯市帮扶兴安盟",
        "黄河、金沙江和安康市",
        "办公室主任方案，主任会议",
        "江西省省长会议",
        "有关同志和单位同志，党员同志",
        "",
    ],
)
def test_what_is_no_name_stays(text: str) -> None:
    assert mask_persons(text) == text


def test_every_text_of_a_value_is_masked() -> None:
    value = {"a": ["李强同志", 3, None], "b": {"c": "李强同志"}, "d": True}
    assert mask_all(value) == {"a": ["李某同志", 3, None], "b": {"c": "李某同志"}, "d": True}
