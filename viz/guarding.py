"""Routes of pages and of the pieces that they ask for, as the server answers them.

In: actions. Out: endpoints whose Refusals are answers. Example: an unknown number of a node is
answered with 404 and one line that says so.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from viz.endpoint.protocol import Refusal

Endpoint = Callable[[Request], Awaitable[Response]]


def guarded(action: Endpoint) -> Endpoint:
    """Return an action whose Refusals are answers; nothing of it is kept by a browser."""

    async def answer(request: Request) -> Response:
        try:
            response = await action(request)
        except Refusal as refusal:
            response = Response(f"{refusal.why}\n", refusal.status, media_type="text/plain")
        response.headers["cache-control"] = "no-store"
        return response

    return answer


def show_page(render: Callable[[], tuple[str, str]]) -> Endpoint:
    """Return the view of a page that asks this server for its data; ``render`` gives its HTML and
    its content security policy."""

    async def view(_: Request) -> Response:
        page, policy = render()
        headers = {"content-security-policy": policy, "cache-control": "no-cache"}
        return Response(page, headers=headers, media_type="text/html")

    return view
