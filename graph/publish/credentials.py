"""Who publishes: a user and a password, or a token, taken from the environment alone.

In: the environment. Out: what signs a request, as the server asks for it. Example: with
``JIEDUI_ENDPOINT_USER`` and ``JIEDUI_ENDPOINT_PASSWORD`` Virtuoso's challenge is met by Digest. A
command line can be read by others, so nothing secret stands there; no message shows a secret.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from graph.records import record

USER, PASSWORD = "JIEDUI_ENDPOINT_USER", "JIEDUI_ENDPOINT_PASSWORD"
TOKEN = "JIEDUI_ENDPOINT_TOKEN"


class Unsigned(AuthBase):
    """Leaves a request as it is; without it ``requests`` would look into ~/.netrc."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Return the request."""
        return request


@record(frozen=True, slots=True)
class Bearer(AuthBase):
    """Sends a token with each request."""

    token: str = field(repr=False)

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Return the request with the token."""
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


@record(frozen=True, slots=True)
class Credentials:
    """What the environment says; empty where it says nothing."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def first(self) -> AuthBase:
        """Return what signs a request before the server has asked for anything."""
        return Bearer(self.token) if self.token else Unsigned()

    def answer(self, challenge: str) -> AuthBase | None:
        """Return what meets the challenge of a 401, None where there is nothing for it."""
        if self.token or not self.user:
            return None
        if "digest" in challenge.lower():
            return HTTPDigestAuth(self.user, self.password)
        return HTTPBasicAuth(self.user.encode(), self.password.encode())

    def remedy(self) -> str:
        """Return what to do about a 401."""
        if self.token:
            return f"does {TOKEN} still hold, and may it write?"
        if self.user:
            return f"are {USER} and {PASSWORD} right, and may that user write?"
        return f"set {USER} and {PASSWORD}, or {TOKEN}, in the environment"


def read_credentials(environment: Mapping[str, str]) -> Credentials:
    """Return the credentials that the environment holds."""
    return Credentials(*(environment.get(name, "") for name in (USER, PASSWORD, TOKEN)))
