"""The routes of review: the start page, the page of review, its data, what it writes.

In: the folder of a build, the folder of the files. Out: routes. Example: ``POST /review/reviews``
with ``{"fact": "fact/0a1b", "review": "wrong"}`` writes a line; no other method and no other
address writes anything.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from viz.endpoint.bodies import read_body
from viz.endpoint.protocol import Refusal
from viz.guarding import Endpoint, guarded, show_page
from viz.review.desk import Desk, text_of
from viz.review.gate import Gate, cookie_name, require_own_page
from viz.review.paging import page_facts, page_merges
from viz.served import render_served

LARGEST = 20_000


def review_routes(desk: Desk, gate: Gate) -> list[Route]:
    """Return all routes of review."""

    async def session(request: Request) -> Response:
        if request.method != "POST":
            return JSONResponse({"writing": gate.is_open(request)})
        require_own_page(request)
        opened = gate.exchange(text_of(await read_json(request), "token"))
        response = Response(status_code=204)
        response.set_cookie(
            cookie_name(request), opened, path="/review", httponly=True, samesite="strict"
        )
        return response

    def merges(asked: Mapping[str, str]) -> Any:
        return page_merges(desk.listing(), desk.judgements(), asked)

    def facts(asked: Mapping[str, str]) -> Any:
        return page_facts(desk.listing(), desk.reviews(), asked)

    def writing(put: Callable[[Any], Any], drop: Callable[[Any], None]) -> Endpoint:
        async def write(request: Request) -> Response:
            gate.require_open(request)
            said = await read_json(request)
            kept = await run_in_threadpool(put if request.method == "POST" else drop, said)
            return JSONResponse({"said": kept})

        return guarded(write)

    def reading(page: Callable[[Mapping[str, str]], Any]) -> Endpoint:
        async def read(request: Request) -> Response:
            found = await run_in_threadpool(page, dict(request.query_params))
            return JSONResponse(found | {"writing": gate.is_open(request)})

        return guarded(read)

    methods = ["POST", "DELETE"]
    return [
        Route("/", show_page(partial(render_served, "home"))),
        Route("/review", show_page(partial(render_served, "review"))),
        Route("/review/session", guarded(session), methods=["GET", "POST"]),
        Route("/review/merges", reading(merges)),
        Route("/review/facts", reading(facts)),
        Route("/review/judgements", writing(desk.judge, desk.unjudge), methods=methods),
        Route("/review/reviews", writing(desk.review, desk.unreview), methods=methods),
    ]


async def read_json(request: Request) -> dict[str, Any]:
    """Return the object of a request's body; Refusal where it is none or too large."""
    body = await read_body(request, LARGEST, "body")
    try:
        found = json.loads(body)
        json.dumps(found, ensure_ascii=False).encode()  # half a pair of surrogates is no text
    except (ValueError, RecursionError) as wrong:
        raise Refusal(400, f"the body is no JSON: {wrong}") from wrong
    if not isinstance(found, dict):
        raise Refusal(400, "the body is no JSON object")
    return found
