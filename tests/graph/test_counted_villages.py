"""Villages that a count sums up are named with the suffix that they share."""

from __future__ import annotations

import pytest

from graph.counted_villages import counted_stems


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("干部联系周坑、驼岭两个村，", ["周坑村", "驼岭村"]),
        ("帮扶石门、龙潭和大湾三个贫困村。", ["石门村", "龙潭村", "大湾村"]),
        ("走进某街道东源、高湖2个社区。", []),
        ("到东源、高湖两社区慰问。", ["东源社区", "高湖社区"]),
        ("帮扶周坑、驼岭三个村。", []),
        ("帮扶周坑、驼岭两个村民小组。", []),
        ("来到甲乡、乙镇两个村。", []),
    ],
)
def test_list_with_its_own_count_names_villages(text: str, names: list[str]) -> None:
    stems = counted_stems(text)
    assert [stem.name for stem in stems] == names
    assert all(text[stem.start : stem.end] == stem.name.removesuffix(stem.suffix) for stem in stems)
