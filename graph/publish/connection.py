"""Requests that outlast a server's bad moments.

In: a Call. Out: what a reader makes of the answer. A busy server (429, 502, 503, 504) and a lost
connection are met with patience: waits of 1, 2, 4 … seconds, or as long as the server says.
Example: a server that restarts while graphs are sent is waited for, and the graph is sent again,
which is the same as sending it once: graphs are sets.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import field
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

import requests
from requests.auth import AuthBase, HTTPBasicAuth

from graph.publish.credentials import Credentials
from graph.records import record
from graph.remote import NoAnswer, shorten

T = TypeVar("T")
BUSY = (429, 502, 503, 504)
REACH = 20  # seconds for a connection to be made
LONGEST = 120  # seconds, whatever a server says
READ_OF_FAULT = 10_000
# <h3>, <!DOCTYPE …>; no address of a graph: <https://…>
MARKUP = re.compile(rb"<[!/]?\w[^<>:]*>")
LOCAL = ("localhost", "127.0.0.1", "::1")


class Refused(NoAnswer):
    """A request that the server understood and does not grant; ``code`` is its status."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


class Busy(Exception):
    """A server that may answer later: why, and after how many seconds, if it says so."""

    def __init__(self, reason: str, wait: float = 0) -> None:
        super().__init__(reason)
        self.wait = wait


@record(frozen=True, slots=True)
class Call:
    """A request."""

    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | dict[str, str] | None = None


class Connection:
    """One user's requests to a server, over connections that are kept open.

    ``timeout`` seconds are waited for an answer, ``tries`` times a request is sent at most.
    ``notes`` says what the user should know of how it is sent.
    """

    def __init__(self, credentials: Credentials, *, timeout: float, tries: int = 7) -> None:
        self.credentials = credentials
        self.timeout = timeout
        self.waits = [2.0**number for number in range(tries - 1)]
        self.notes: set[str] = set()
        self._session = requests.Session()
        self._auths: dict[str, AuthBase] = {}
        self._reached: set[str] = set()

    def send(self, call: Call, read: Callable[[requests.Response], T]) -> T:
        """Return what ``read`` makes of the answer; Refused or NoAnswer where there is none.

        ``read`` may be called more than once, where an answer is lost on its way.
        """
        for wait in self.waits:
            try:
                return self._once(call, read)
            except Busy as busy:
                if host_of(call.url) not in self._reached:
                    raise NoAnswer(
                        f"{shown(call.url)} cannot be reached ({busy}): is the server running, is "
                        "the address right?"
                    ) from busy
                time.sleep(min(max(wait, busy.wait), LONGEST))
        try:
            return self._once(call, read)
        except Busy as busy:
            tries = len(self.waits) + 1
            raise NoAnswer(f"{shown(call.url)} gave no answer in {tries} tries ({busy})") from busy

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._session.close()

    def _once(self, call: Call, read: Callable[[requests.Response], T]) -> T:
        try:
            with self._request(call) as answer:
                self._reached.add(host_of(call.url))
                self._judge(call, answer)
                return read(answer)
        except requests.ReadTimeout as late:
            raise NoAnswer(
                f"{shown(call.url)} gave no answer in {self.timeout:g} s: --timeout sets more"
            ) from late
        except requests.exceptions.SSLError as wrong:
            raise NoAnswer(f"{shown(call.url)} is not trusted: {cause(wrong)}") from wrong
        except (
            requests.ConnectionError,
            requests.Timeout,
            requests.exceptions.ChunkedEncodingError,
        ) as lost:
            self._session.close()
            raise Busy(cause(lost)) from lost
        except requests.RequestException as wrong:
            raise NoAnswer(f"{shown(call.url)} cannot be asked: {cause(wrong)}") from wrong

    def _request(self, call: Call) -> requests.Response:
        """Return the answer, signed for the server if it asks for that."""
        place = urlunsplit(urlsplit(call.url)._replace(query=""))
        answer = self._raw(call, self._auths.get(place) or self.credentials.first())
        if answer.status_code == 401 and place not in self._auths:
            auth = self.credentials.answer(answer.headers.get("WWW-Authenticate", ""))
            if auth is not None:
                self._drop(answer)
                self._auths[place] = auth
                self.notes |= notes_of(call.url, auth)
                return self._raw(call, auth)
        return answer

    def _raw(self, call: Call, auth: AuthBase) -> requests.Response:
        self._session.trust_env = urlsplit(call.url).hostname not in LOCAL  # no proxy before it
        return self._session.request(
            call.method,
            call.url,
            data=call.body,
            headers=call.headers,
            auth=auth,
            timeout=(REACH, self.timeout),
            allow_redirects=False,
            stream=True,
        )

    def _judge(self, call: Call, answer: requests.Response) -> None:
        """Raise where the answer is no success."""
        code = answer.status_code
        if code < 300:
            return
        told = shorten(MARKUP.sub(b" ", next(answer.iter_content(READ_OF_FAULT), b"")))
        words = f"{call.method} {shown(call.url)} answers {code} {answer.reason}"
        words += f" ({told})" if told else ""
        self._drop(answer)
        if code < 400:
            led = answer.headers.get("Location", "elsewhere")
            raise NoAnswer(f"{shown(call.url)} leads on to {shown(led)}: give that address")
        if code in BUSY:
            raise Busy(f"{code} {answer.reason}", seconds(answer.headers.get("Retry-After", "")))
        raise Refused(code, f"{words}: {self.credentials.remedy()}" if code == 401 else words)

    def _drop(self, answer: requests.Response) -> None:
        """Leave the connection: what a server did not read of a body, it reads as a request."""
        answer.close()
        self._session.close()


def notes_of(url: str, auth: AuthBase) -> set[str]:
    """Return the note that a password can be read on its way, where it can be.

    >>> notes_of("http://data.example/query", HTTPBasicAuth("me", "secret"))
    {'the password goes to data.example in clear: https would hide it'}
    """
    parts = urlsplit(url)
    if isinstance(auth, HTTPBasicAuth) and parts.scheme == "http" and parts.hostname not in LOCAL:
        return {f"the password goes to {parts.hostname} in clear: https would hide it"}
    return set()


def host_of(url: str) -> str:
    """Return the host and port of an address."""
    return urlsplit(url).netloc


def shown(url: str) -> str:
    """Return an address without what may be secret in it."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment=""))


def seconds(value: str) -> float:
    """Return the seconds of a Retry-After; 0 where it is a date or nothing."""
    return float(value) if value.isdecimal() else 0


def cause(wrong: BaseException) -> str:
    """Return the first cause of an exception, in the words of the system where there are any."""
    while inner := wrong.__cause__ or wrong.__context__:
        wrong = inner
    return getattr(wrong, "strerror", None) or str(wrong) or type(wrong).__name__
