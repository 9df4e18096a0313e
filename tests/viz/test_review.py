"""Review as programs meet it: who may write, what is written, what undoing takes out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

import pytest
from serving import ROOT, serving_review
from viz_sample import HOSTILE, sample_facts

from graph.judgements import read_judgements
from graph.reviews import load_reviews

pytest_plugins = ("served",)
FACT = sample_facts()[1]
AID = FACT["id"]
FIRM = f"actor/{HOSTILE}公司"


class Answer(NamedTuple):
    """A status, the headers and the body of a response."""

    status: int
    headers: Any
    body: str


class Client(NamedTuple):
    """A program that talks to the server as a browser would."""

    address: str
    folder: Path
    token: str

    def send(self, method: str, path: str, said: object = None, **changed: str | None) -> Answer:
        """Send what our own page would send; ``changed`` headers differ, None leaves one out."""
        headers: dict[str, str | None] = {
            "Host": urlsplit(self.address).netloc,
            "Origin": self.address,
            "Content-Type": "application/json",
        }
        headers |= {name.replace("_", "-"): value for name, value in changed.items()}
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        body = json.dumps(said) if said is not None else None
        sent = {name: value for name, value in headers.items() if value is not None}
        connection.request(method, path, body, sent)
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read().decode())
        connection.close()
        return answer

    def files(self) -> dict[str, bytes]:
        """Return what stands in the folder."""
        return {path.name: path.read_bytes() for path in sorted(self.folder.glob("*"))}


@pytest.fixture
def client(out: Path, tmp_path: Path) -> Iterator[Client]:
    """Return a client of a fresh server."""
    folder = tmp_path / "kept"
    with serving_review(out, "--reviews", str(folder)) as start:
        address, _, token = start.partition("/#token=")
        yield Client(address, folder, token)


@pytest.fixture
def cookie(client: Client) -> str:
    """Return the cookie that the token gives."""
    answer = client.send("POST", "/review/session", {"token": client.token})
    assert answer.status == 204
    return str(answer.headers["set-cookie"].partition(";")[0])


REVIEW = {"fact": AID, "review": "wrong", "reason": "误读", "judge": "甲"}
SAID = {"left": "place/110000", "right": FIRM, "judgement": "different", "reason": "", "judge": ""}
WRITES = [
    (method, path, said)
    for method in ("POST", "DELETE")
    for path, said in (("/review/reviews", REVIEW), ("/review/judgements", SAID))
]


def test_token_opens_once_and_becomes_a_strict_cookie(client: Client) -> None:
    wrong = client.send("POST", "/review/session", {"token": "x" * len(client.token)})
    assert wrong.status == 403 and "set-cookie" not in wrong.headers
    first = client.send("POST", "/review/session", {"token": client.token})
    assert first.status == 204
    flags = {flag.strip().lower() for flag in first.headers["set-cookie"].split(";")[1:]}
    assert {"httponly", "samesite=strict", "path=/review"} <= flags
    assert client.token not in first.headers["set-cookie"]
    again = client.send("POST", "/review/session", {"token": client.token})
    assert again.status == 403 and "set-cookie" not in again.headers


FORGED: list[dict[str, str | None]] = [
    {"Origin": "http://127.0.0.1:9"},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
    {"Origin": None},
    {"Host": "elsewhere.example"},
    {"Host": "127.0.0.1:9", "Origin": "http://127.0.0.1:9"},
    {"Content_Type": "text/plain"},
    {"Content_Type": "application/x-www-form-urlencoded"},
    {"Cookie": None},
    {"Cookie": "jiedui-review-1=guess"},
]


@pytest.mark.parametrize(("method", "path", "said"), WRITES)
def test_forged_request_writes_nothing(
    client: Client, cookie: str, method: str, path: str, said: Any
) -> None:
    assert client.send("POST", "/review/reviews", REVIEW, Cookie=cookie).status == 200
    assert client.send("POST", "/review/judgements", SAID, Cookie=cookie).status == 200
    before = client.files()
    for changed in FORGED:
        answer = client.send(method, path, said, **{"Cookie": cookie, **changed})
        assert answer.status in (400, 403, 415, 421), changed
        assert client.files() == before, changed
    assert client.send(method, path, said, Cookie=cookie).status == 200


def test_token_of_another_page_opens_nothing(client: Client) -> None:
    for changed in ({"Origin": "http://127.0.0.1:9"}, {"Origin": None}, {"Host": "localhost:9"}):
        answer = client.send("POST", "/review/session", {"token": client.token}, **changed)
        assert answer.status in (403, 421) and "set-cookie" not in answer.headers
    assert client.send("POST", "/review/session", {"token": client.token}).status == 204


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "OPTIONS"])
def test_other_methods_write_nothing(client: Client, cookie: str, method: str) -> None:
    for path, said in (("/review/reviews", REVIEW), ("/review/judgements", SAID)):
        query = "?" + "&".join(f"{key}={quote(value)}" for key, value in said.items())
        assert client.send(method, path + query, said, Cookie=cookie).status in (404, 405)
    for path in ("/review", "/review/facts", "/review/merges", "/review/session", "/"):
        client.send(method, path, said, Cookie=cookie)
    assert client.files() == {}


def test_cookie_of_an_older_server_opens_nothing(out: Path, client: Client, cookie: str) -> None:
    with serving_review(out, "--reviews", str(client.folder)) as start:
        other = Client(start.partition("/#token=")[0], client.folder, "")
        port = urlsplit(other.address).port
        stolen = f"jiedui-review-{port}={cookie.partition('=')[2]}"
        assert other.send("POST", "/review/reviews", REVIEW, Cookie=stolen).status == 403
    assert client.files() == {}


def test_review_is_kept_replaced_and_undone(client: Client, cookie: str) -> None:
    answer = client.send("POST", "/review/reviews", REVIEW, Cookie=cookie)
    assert json.loads(answer.body)["said"]["review"] == "wrong"
    second = REVIEW | {"review": "confirmed", "reason": "复核\n无误"}
    for _ in range(2):  # sent twice, it stands once
        assert client.send("POST", "/review/reviews", second, Cookie=cookie).status == 200
    [review] = load_reviews(client.folder).values()
    assert (review.review, review.reason, review.judge) == ("confirmed", "复核 无误", "甲")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", review.date)
    assert client.files()["reviews.csv"].count(AID.encode()) == 1
    page = json.loads(client.send("GET", "/review/facts?state=confirmed").body)
    assert [row["id"] for row in page["rows"]] == [AID] and page["total"] == 1
    assert client.send("DELETE", "/review/reviews", {"fact": AID}, Cookie=cookie).status == 200
    assert load_reviews(client.folder) == {}
    assert client.send("DELETE", "/review/reviews", {"fact": AID}, Cookie=cookie).status == 404


def test_judgement_takes_ids_and_names_and_leaves_other_lines_alone(
    client: Client, cookie: str
) -> None:
    client.folder.mkdir()
    path = client.folder / "judgements.csv"
    own = '\ufeffjudgement,left,right,date,judge,reason\r\nunsure, 甲会 ,乙会,,丁,"两\r\n行"\r\n'
    path.write_bytes(own.encode())
    assert client.send("POST", "/review/judgements", SAID, Cookie=cookie).status == 200
    turned = SAID | {"left": FIRM, "right": "北京市", "judgement": "same"}
    assert client.send("POST", "/review/judgements", turned, Cookie=cookie).status == 200
    first, second = read_judgements(path)
    assert (first.left, second.left, second.right) == ("甲会", FIRM, "北京市")
    assert second.judgement == "same" and path.read_bytes().startswith(own.encode())
    rows = json.loads(client.send("GET", "/review/merges?state=same").body)["rows"]
    assert {rows[0]["left"]["id"], rows[0]["right"]["id"]} == {"place/110000", FIRM}
    undo = {"left": "place/110000", "right": FIRM}
    assert client.send("DELETE", "/review/judgements", undo, Cookie=cookie).status == 200
    assert path.read_bytes() == own.encode()


@pytest.mark.parametrize(
    ("path", "said", "status"),
    [
        ("/review/reviews", {"fact": "fact/none", "review": "wrong"}, 404),
        ("/review/reviews", {"fact": AID, "review": "perhaps"}, 400),
        ("/review/reviews", {"fact": AID, "review": "wrong", "reason": "长" * 501}, 400),
        ("/review/reviews", {"fact": [AID], "review": "wrong"}, 400),
        ("/review/reviews", [AID], 400),
        ("/review/judgements", SAID | {"right": "无此机构"}, 404),
        ("/review/judgements", SAID | {"right": "北京市"}, 400),
        ("/review/judgements", SAID | {"judgement": "merge"}, 400),
        ("/review/reviews", {"fact": "x" * 30_000}, 413),
    ],
)
def test_unsound_word_is_refused_with_a_reason(
    client: Client, cookie: str, path: str, said: object, status: int
) -> None:
    answer = client.send("POST", path, said, Cookie=cookie)
    assert answer.status == status and answer.body.strip()
    assert client.files() == {}


def test_broken_file_is_named_and_left_as_it_is(client: Client, cookie: str) -> None:
    client.folder.mkdir()
    (client.folder / "reviews.csv").write_text("fact,review\n", encoding="utf-8")
    before = client.files()
    answer = client.send("POST", "/review/reviews", REVIEW, Cookie=cookie)
    assert answer.status == 409 and "write fact,review,reason" in answer.body
    assert client.send("GET", "/review/facts").status == 409
    assert client.files() == before


def test_facts_are_found_by_words_kind_and_page(client: Client) -> None:
    page = json.loads(client.send("GET", f"/review/facts?search={quote('鄂尔多斯')}").body)
    assert [row["ends"] for row in page["rows"]] == [["鄂尔多斯市", "兴安盟"]]
    assert page["writing"] is False and page["rows"][0]["words"][1] == "鄂尔多斯市对口帮扶兴安盟"
    exits = json.loads(client.send("GET", "/review/facts?kind=exit").body)
    assert {row["kind"] for row in exits["rows"]} == {"exit"} and exits["total"] == 2
    beyond = json.loads(client.send("GET", "/review/facts?offset=1000").body)
    assert beyond["rows"] == [] and beyond["total"] == len({f["id"] for f in sample_facts()})
    assert client.send("GET", "/review/facts?offset=-1").status == 400


def test_marked_fact_shows_in_the_answer_the_pages_and_stays(
    client: Client, cookie: str, out: Path, tmp_path: Path
) -> None:
    assert client.send("POST", "/review/reviews", REVIEW, Cookie=cookie).status == 200
    shown = tmp_path / "shown"
    run = [sys.executable, "-m", "queries", "reviews", "--graph", str(out), "--format", "json"]
    done = subprocess.run(
        [*run, "--reviews", f"{client.folder}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    [row] = json.loads(done.stdout)
    assert (row["review"], row["fact"], row["reason"]) == ("wrong", AID, "误读")
    assert (row["quote"], row["start"]) == (FACT["quote"], FACT["start"])
    subprocess.run(["cp", "-r", str(out), str(shown)], check=True)
    draw = [sys.executable, "-m", "viz", "--graph", str(shown), "--reviews", str(client.folder)]
    subprocess.run(draw, cwd=ROOT, check=True, capture_output=True)
    document = (shown / "documents" / "年度/要点.html").read_text(encoding="utf-8")
    assert 'class="said-wrong"' in document and "误读" in document
    assert '"review":"wrong"' in (shown / "index.html").read_text(encoding="utf-8")
