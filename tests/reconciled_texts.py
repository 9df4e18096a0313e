"""Documents, in our own words, that name the same things in several ways; a build of them.

In: a folder. Out: its documents, and the lines that a build of them writes. Example: 自治区扶贫办
of 要点 and 内蒙古自治区扶贫开发办公室 of 总结 are one office.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from queries.__main__ import main as ask

TEXTS = {
    "要点": """内蒙古自治区2017年脱贫攻坚工作要点

自治区扶贫办负责统筹京蒙扶贫协作，每季度通报一次进展。
北京市对口帮扶31个国贫旗县，2017年安排资金2亿元。武川县、化德县等31个国贫旗县要用好资金。

内蒙古自治区人民政府
2017年3月2日
""",
    "总结": """内蒙古自治区2018年京蒙协作工作总结

内蒙古自治区扶贫开发办公室牵头推进京蒙协作，北京市帮扶内蒙古自治区的力度加大。
国贫旗县31个。国家级贫困县化德县2018年退出贫困县序列，突泉县2018年退出贫困县序列。

内蒙古自治区人民政府
2019年1月12日
""",
    "通知": """关于做好京蒙对口协作的通知

内蒙古扶贫办负责落实京蒙对口协作。北京市支援内蒙古自治区。

内蒙古自治区人民政府办公厅
2016年5月8日
""",
    "安排": """内蒙古自治区乡村振兴工作安排

自治区乡村振兴局负责巩固脱贫成果，每年检查一次。

内蒙古自治区人民政府
2021年9月3日
""",
}
HEADER = "left,right,judgement,reason,judge,date\n"
OFFICE = "actor/内蒙古自治区扶贫开发办公室"
SHORT = "actor/内蒙古自治区扶贫办"


def write_texts(folder: Path, judgements: str | None = None) -> Path:
    """Write the documents, and the judgements beside them if there are any."""
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    if judgements is not None:
        (folder / "judgements.csv").write_text(HEADER + judgements, encoding="utf-8")
    return folder


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def canonical(out: Path) -> dict[str, str]:
    """Return the canonical id of each id that was merged."""
    merges = [line for line in read_lines(out / "merges.jsonl") if line["kind"] == "merge"]
    return {line["left"]: line["canonical"] for line in merges}


def rows(out: Path, capsys: pytest.CaptureFixture[str], *question: str) -> list[dict[str, Any]]:
    """Return the rows of an answer."""
    assert ask([*question, "--graph", str(out), "--format", "json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found
