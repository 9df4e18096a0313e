"""The tool that weighs pairs: what tells aid gets a weight, what tells nothing none."""

from __future__ import annotations

import importlib.util

import pytest

needs_packages = pytest.mark.skipif(
    importlib.util.find_spec("sklearn") is None,
    reason="tools/requirements-weights.txt is not installed: sklearn",
)


@needs_packages
def test_weights_tell_aid_from_other_pairs() -> None:
    from tools.weigh_pairs import Example, weights_of

    aid = Example({"pair mid >": 1.0, "noise": 1.0}, True, 1.0)
    other = Example({"say mid >": 1.0, "noise": 1.0}, False, 1.0)
    rare = Example({"rare": 1.0}, True, 1.0)
    weights = dict(weights_of([aid] * 40 + [other] * 40 + [rare]))
    assert float(weights["pair mid >"]) > 0 > float(weights.get("say mid >", -1))
    assert "noise" not in weights and "rare" not in weights


@needs_packages
def test_same_examples_give_the_same_weights() -> None:
    from tools.weigh_pairs import Example, weights_of

    examples = [Example({f"f{n % 7}": 1.0, f"g{n % 3}": 2.0}, n % 2 == 0, 1.0) for n in range(80)]
    assert list(weights_of(examples)) == list(weights_of(examples))


@needs_packages
def test_names_are_alike_by_their_ends_only() -> None:
    from tools.weigh_pairs import is_alike

    assert is_alike("三级医院", "北京市三级医院")
    assert not is_alike("乙县", "甲市乙县")
    assert not is_alike("三级医院", "医院管理局")
