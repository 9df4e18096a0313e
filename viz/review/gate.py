"""Who may write: the browser that brought the token of the start address, from our own pages.

In: requests. Out: nothing, or a Refusal. Example: a page of http://127.0.0.1:9999 that posts to
this server is refused by its Origin, though a browser would send it our cookie.
"""

from __future__ import annotations

import hmac
import secrets

from starlette.requests import Request

from viz.endpoint.protocol import Refusal

NAMES = ("127.0.0.1", "localhost")


class Gate:
    """The token, which opens once, and the session that it opened."""

    def __init__(self) -> None:
        self.token: str | None = secrets.token_urlsafe(32)
        self.session: str | None = None

    def exchange(self, token: str) -> str:
        """Return a new session for the token; Refusal of a wrong or used one."""
        if self.token is None or not hmac.compare_digest(self.token.encode(), token.encode()):
            raise Refusal(403, "this token opens nothing: start the server again for a new one")
        self.token, self.session = None, secrets.token_urlsafe(32)
        return self.session

    def is_open(self, request: Request) -> bool:
        """Say whether a request carries the cookie of the session."""
        given = request.cookies.get(cookie_name(request), "")
        return self.session is not None and hmac.compare_digest(
            self.session.encode(), given.encode()
        )

    def require_open(self, request: Request) -> None:
        """Raise a Refusal where a request may not write."""
        require_own_page(request)
        if not self.is_open(request):
            raise Refusal(403, "read only: open the start address that the server printed")


def require_own_page(request: Request) -> None:
    """Raise a Refusal of what no page of this very server sent."""
    host = request.headers.get("host", "")
    if host not in {f"{name}:{port_of(request)}" for name in NAMES}:
        raise Refusal(421, f"{host!r} is not this server")
    if request.headers.get("origin") != f"http://{host}":
        raise Refusal(403, "only pages of this server may write")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Refusal(415, f"send application/json, not {kind or 'nothing'!r}")


def port_of(request: Request) -> int:
    """Return the port on which this server listens."""
    return int(request.scope["server"][1])


def cookie_name(request: Request) -> str:
    """Return the name of the cookie: browsers keep one jar for all ports of a host."""
    return f"jiedui-review-{port_of(request)}"
