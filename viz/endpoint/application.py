"""The web application: SPARQL, the editor, the pages of a build.

In: the folder of a build. Out: an ASGI application. Example: ``GET /sparql?query=ASK%20%7B%7D``
answers ``true``; ``/editor`` is the editor.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.store import open_store
from viz.editor import render_editor, view_editor
from viz.endpoint.answering import Reply, refuse
from viz.endpoint.bodies import read_body
from viz.endpoint.description import describe_service
from viz.endpoint.protocol import LONGEST, Refusal, read_request
from viz.endpoint.workers import Workers
from viz.guarding import Endpoint, show_page

HOSTS = ("127.0.0.1", "localhost", "testserver")
HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-resource-policy": b"same-origin",
    b"x-frame-options": b"DENY",
}
# what a response says that does not say it itself: pages of a build carry a policy of their own too
UNLESS_SAID = {
    b"cache-control": b"no-cache",
    b"content-security-policy": (
        b"object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
}
ALLOWED = {"GET", "HEAD", "POST"}
LARGEST = 3 * LONGEST  # bytes of a body: a form spells each byte of a query with up to three


def make_application(
    out: Path, *, processes: int, seconds: float, more: Sequence[Route] = ()
) -> Starlette:
    """Return the application over the build in ``out``, with ``more`` routes before its own.

    ``processes`` queries are answered at once; one that takes longer than ``seconds`` is cut.
    """
    workers = Workers(out, processes, seconds)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        workers.stop()

    async def sparql(request: Request) -> Response:
        return respond(await answer(request, workers, out))

    routes = [
        *more,
        Route("/sparql", sparql, methods=[*ALLOWED, "PUT", "PATCH", "DELETE", "OPTIONS"]),
        Route("/editor", show_page(lambda: render_editor(view_editor(open_store(out / "store"))))),
        Route("/.well-known/void", void(out)),
        Mount("/", StaticFiles(directory=out)),
    ]
    middleware = [
        Middleware(SafeHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False),
    ]
    return Starlette(routes=routes, middleware=middleware, lifespan=lifespan)


async def answer(request: Request, workers: Workers, out: Path) -> Reply:
    """Return the Reply to a request at /sparql; without a query it describes the service."""
    try:
        if request.method not in ALLOWED:
            raise Refusal(405, f"{request.method} is not carried out: this endpoint is read-only")
        if request.method != "POST" and not request.url.query:
            if "text/html" in request.headers.get("accept", ""):
                return Reply(303, "text/plain", b"/editor")
            return described(request, out)
        asked = read_request(
            request.method,
            request.url.query,
            media_type=request.headers.get("content-type", ""),
            body=await read_body(request, LARGEST, "query"),
            accept=request.headers.get("accept", "*/*"),
        )
        return await workers.ask(asked)
    except Refusal as refusal:
        return refuse(refusal)


def respond(reply: Reply) -> Response:
    """Return a Reply as an HTTP response; of 303 the body is the address to go to."""
    if reply.status == 303:
        return RedirectResponse(reply.body.decode(), status_code=303)
    headers = {"cache-control": "no-cache"}
    if reply.status == 405:
        headers["allow"] = ", ".join(sorted(ALLOWED))
    if reply.status == 503:
        headers["retry-after"] = "60"
    response = Response(reply.body, reply.status, headers)
    text = reply.media_type.startswith("text/")
    response.headers["content-type"] = reply.media_type + ("; charset=utf-8" if text else "")
    return response


def described(request: Request, out: Path) -> Reply:
    """Return the description of the service under the address that the request came to."""
    base = str(request.base_url).rstrip("/")
    return Reply(200, "text/turtle", describe_service(base, out).encode())


def void(out: Path) -> Endpoint:
    """Return the view that describes the data (VoID) and the service."""

    async def view(request: Request) -> Response:
        return respond(described(request, out))

    return view


class SafeHeaders:
    """Adds to every response the headers that keep a browser from guessing, embedding, keeping."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; add the headers to what comes back."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = [*message.get("headers", ())]
                names = {name.lower() for name, _ in said}
                more = [pair for pair in UNLESS_SAID.items() if pair[0] not in names]
                message["headers"] = [*said, *HEADERS.items(), *more]
            await send(message)

        await self.app(scope, receive, send_safely)
