"""Inputs that change at random, and what of a build must be the same whatever was built before."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pyoxigraph as ox

HELPERS = ("北京市", "鄂尔多斯市", "包头市", "自治区扶贫办", "内蒙古自治区扶贫办", "浙江省")
RECIPIENTS = ("兴安盟", "赤峰市", "内蒙古自治区", "卓资县", "武川县", "该县")
HEAD = "内蒙古自治区{}年帮扶情况\n内蒙古自治区扶贫开发办公室\n{}年2月18日\n"
SENTENCES = (
    "{helper}对口支援{recipient}，派出{number}名干部。\n",
    "{helper}投入帮扶资金{number}万元，结对帮扶{recipient}。\n",
    "2016年投入资金{number}亿元，其中：中央资金1亿元，自治区资金2亿元。\n",
    "内蒙古自治区有{number}个国贫旗县，武川县退出贫困旗县序列。\n",
    "{recipient}{number}个贫困村退出，帮扶单位继续帮扶。\n",
)
JUDGED = "left,right,judgement,reason,judge,date\n自治区扶贫办,内蒙古自治区扶贫办,{},,,\n"


def write_text(random: Random) -> str:
    """Return a text of a few sentences."""
    year = random.randrange(2015, 2020)
    chosen = random.choices(SENTENCES, k=random.randrange(1, 6))
    told = [
        sentence.format(
            helper=random.choice(HELPERS),
            recipient=random.choice(RECIPIENTS),
            number=random.randrange(2, 60),
        )
        for sentence in chosen
    ]
    return HEAD.format(year, year) + "".join(told)


def documents(folder: Path) -> list[Path]:
    """Return the documents of an input that stand alone."""
    return sorted(folder.glob("*.txt"))


def add(folder: Path, random: Random) -> None:
    """Add a document."""
    name = f"{random.randrange(10**6)}.txt"
    (folder / name).write_text(write_text(random), encoding="utf-8")


def change(folder: Path, random: Random) -> None:
    """Change what a document says."""
    random.choice(documents(folder)).write_text(write_text(random), encoding="utf-8")


def delete(folder: Path, random: Random) -> None:
    """Take a document away; another is added where none would be left."""
    random.choice(documents(folder)).unlink()
    if len(documents(folder)) < 2:
        add(folder, random)


def rename(folder: Path, random: Random) -> None:
    """Give a document another name."""
    random.choice(documents(folder)).rename(folder / f"{random.randrange(10**6)}.txt")


def repeat(folder: Path, random: Random) -> None:
    """Copy a document: its facts are then stated in two."""
    shutil.copy(random.choice(documents(folder)), folder / f"{random.randrange(10**6)}.txt")


def pack(folder: Path, random: Random) -> None:
    """Write an archive of two texts and an empty one, which cannot be read."""
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        for name, text in (("1", write_text(random)), ("2", write_text(random)), ("3", "")):
            archive.writestr(f"{name}.txt", text)


def describe(folder: Path, random: Random) -> None:
    """State something of one document in metadata.csv."""
    name, region = random.choice(documents(folder)).name, random.choice(RECIPIENTS)
    table = f"file,region,date\n{name},{region},2016-0{random.randrange(1, 10)}\n"
    (folder / "metadata.csv").write_text(table, encoding="utf-8")


def judge(folder: Path, random: Random) -> None:
    """Say whether two bodies are one."""
    word = random.choice(("same", "different"))
    (folder / "judgements.csv").write_text(JUDGED.format(word), encoding="utf-8")


CHANGES: tuple[Callable[[Path, Random], None], ...] = (
    *(add, change, delete, rename, repeat, pack, describe, judge),
)


def contents(out: Path) -> dict[str, Any]:
    """Return what must be the same of two builds: files, quads and graphs, but no seconds."""
    files = (path for path in out.rglob("*") if path.is_file())
    named = {path.relative_to(out).as_posix(): path for path in files}
    told: dict[str, Any] = {
        name: path.read_bytes()
        for name, path in named.items()
        if not name.startswith(("store/", "build.json"))
    }
    summary = json.loads((out / "build.json").read_text(encoding="utf-8"))
    del summary["seconds"]
    store = ox.Store.read_only(str(out / "store"))
    told["store"] = sorted(f"{quad} .\n" for quad in store)
    told["graphs"] = sorted(map(str, store.named_graphs()))
    return told | {"build.json": summary}
