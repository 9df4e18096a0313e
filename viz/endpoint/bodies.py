"""The body of a request, taken in as far as it may be long.

In: a request, the most bytes. Out: its bytes, or a Refusal. Example: of a query of two million
bytes no more than the first million is taken.
"""

from __future__ import annotations

from starlette.requests import ClientDisconnect, Request

from viz.endpoint.protocol import Refusal


async def read_body(request: Request, most: int, what: str) -> bytes:
    """Return the body; Refusal where it has more than ``most`` bytes or breaks off.

    ``what`` is said to be too long.
    """
    body = b""
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > most:
                raise Refusal(413, f"the {what} is longer than {most:,} bytes")
    except ClientDisconnect as gone:
        raise Refusal(400, f"the {what} breaks off") from gone
    return body
