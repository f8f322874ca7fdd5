"""What stands between the page and strangers: who may ask, what a browser may do with the answer, and whose forms count.

The page listens on this machine only, but any page in the officer's browser can send requests here. So: the Host must be
ours (a foreign name that is made to point here is refused), what changes anything must come from our own form (a token
bound to the browser's cookie), and no page can be framed, run inline script, or fetch anything from elsewhere.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import PlainTextResponse

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "medfin_desk"
FIELD = "token"
MOST_BYTES = 64 * 1024
HEADERS = (
    (
        "Content-Security-Policy",
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)


class Tokens:
    """The token of each browser: worth nothing without its cookie, and nothing after the page has been restarted."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def of(self, session: str) -> str:
        """The token of a session."""
        return hmac.new(self._secret, session.encode(), hashlib.sha256).hexdigest()

    def fits(self, session: str, token: str) -> bool:
        """Whether a token is that session's."""
        return bool(session) and hmac.compare_digest(self.of(session), token)


class Guard:
    """Refuses foreign hosts and foreign forms before anything else looks at the request, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        request = Request(scope)
        session = request.cookies.get(COOKIE, "")
        fresh = not session
        scope.setdefault("state", {})["session"] = session = session or secrets.token_urlsafe(24)

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                extra = [(n.lower().encode(), v.encode()) for n, v in HEADERS if n.lower().encode() not in given]
                if b"cache-control" not in given:
                    extra.append((b"cache-control", b"no-store"))
                if fresh:
                    extra.append((b"set-cookie", f"{COOKIE}={session}; Path=/; HttpOnly; SameSite=Strict".encode()))
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        refusal = self._refusal(request)
        await (PlainTextResponse(refusal, 403) if refusal else self._app)(scope, receive, dressed)

    def _refusal(self, request: Request) -> str:
        if request.headers.get("host", "") not in self._hosts:
            return "Sidan svarar bara på den egna datorn."
        if request.method in ("GET", "HEAD"):
            return ""
        origin = request.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc not in self._hosts:
            return "Formuläret kommer från en annan webbplats."
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return "Formuläret kommer från en annan webbplats."
        if request.headers.get("content-type", "").split(";")[0] != "application/x-www-form-urlencoded":
            return "Formuläret har fel format."
        return ""
