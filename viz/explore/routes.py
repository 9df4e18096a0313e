"""The routes of the explorer: its page, its start view, search, what stands behind a click.

In: the build that the server has open. Out: routes that only read. Example:
``GET /explore/line?level=actors&number=0`` gives the first facts of the strongest line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.query_files import load_queries
from graph.reviews import Review
from graph.store import open_store
from queries.asking import WrongQuestion, bind
from viz.editor import write_question
from viz.endpoint.protocol import Refusal
from viz.explore.atlas import Atlas
from viz.explore.details import view_line, view_node
from viz.explore.level import Level
from viz.explore.page import QUESTIONS, render_explorer
from viz.guarding import Endpoint, guarded, show_page
from viz.levels import LEVELS
from viz.opened import Opened
from viz.pieces import to_fields

Asked = Mapping[str, str]
Reviews = Callable[[], Mapping[str, Review]]
JSON = "application/json"


def explore_routes(opened: Opened, reviews: Reviews) -> list[Route]:
    """Return all routes of the explorer; ``reviews`` tells what persons said of facts so far."""
    atlas = Atlas(opened)
    atlas.prepare()

    def level_of(asked: Asked) -> Level:
        sheet = atlas.sheets[read_level(asked)].get()
        if asked.get("version") != sheet.version:
            raise Refusal(409, "another build stands here now: load the page again")
        return sheet.level

    def search(asked: Asked) -> Any:
        rows = level_of(asked).rows
        found = atlas.indexes[read_level(asked)].get().find(asked.get("words", ""))
        return [{"number": number, "row": rows[number]} for number in found]

    def node(asked: Asked) -> Any:
        level = level_of(asked)
        number = read_number(asked, "number", len(level.rows))
        return view_node(atlas.network.get(), level, number)

    def line(asked: Asked) -> Any:
        level = level_of(asked)
        number = read_number(asked, "number", len(level.ties))
        offset = read_number(asked, "offset", len(level.ties[number].facts))
        levels = level, atlas.sheets["actors"].get().level
        return view_line(atlas.network.get(), levels, number, offset=offset, reviews=reviews())

    def question(asked: Asked) -> Any:
        values = {name: value for name, value in asked.items() if name != "name" and value}
        name = asked.get("name", "")
        if name not in QUESTIONS:
            raise Refusal(404, f"no question {name!r} that can be drawn")
        store = open_store(opened.out / "store")
        query = load_queries()[name]
        try:
            bound = bind(store, query, values)
        except WrongQuestion as wrong:
            raise Refusal(400, str(wrong)) from wrong
        return {"query": write_question(query, bound)}

    def numbers(asked: Asked) -> bytes:
        return atlas.sheets[read_level(asked)].get().numbers

    def names(asked: Asked) -> bytes:
        return atlas.sheets[read_level(asked)].get().names

    return [
        Route("/explore", show_page(render_explorer)),
        Route("/explore/numbers", piece(numbers, "application/octet-stream")),
        Route("/explore/names", piece(names, JSON)),
        *(
            Route(f"/explore/{name}", telling(tell))
            for name, tell in (
                ("search", search),
                ("node", node),
                ("line", line),
                ("question", question),
            )
        ),
    ]


def telling(tell: Callable[[Asked], Any]) -> Endpoint:
    """Return an endpoint that answers with what ``tell`` says, as JSON."""

    async def answer(request: Request) -> Response:
        told = await run_in_threadpool(tell, dict(request.query_params))
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=to_fields)
        return Response(text.encode("utf-8", "replace"), media_type=JSON)

    return guarded(answer)


def piece(get: Callable[[Asked], bytes], media_type: str) -> Endpoint:
    """Return an endpoint that sends a compressed piece of the start view."""

    async def answer(request: Request) -> Response:
        body = await run_in_threadpool(get, dict(request.query_params))
        return Response(body, headers={"content-encoding": "gzip"}, media_type=media_type)

    return guarded(answer)


def read_level(asked: Asked) -> str:
    """Return the level that is asked for; Refusal of one that there is not."""
    level = asked.get("level", "actors")
    if level not in LEVELS:
        raise Refusal(404, f"no level {level!r}; one of {', '.join(LEVELS)}")
    return level


def read_number(asked: Asked, name: str, count: int) -> int:
    """Return a number below ``count``, 0 where none is given; Refusal of any other."""
    text = asked.get(name, "0")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
    if not 0 <= number < count:
        raise Refusal(404, f"{name} is {text!r}: write a whole number below {count}")
    return number
