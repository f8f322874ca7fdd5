"""In which language a page speaks: Swedish, and English for who asks for it. Swedish is the source; the texts of documents, and
what the rules say of them, stay as they are.

The choice goes by the address (`sprak=en`), else by the cookie that such an address leaves, else by Accept-Language.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from fastapi import Request
from markupsafe import Markup

from desk.text import clean
from desk.web.english import ENGLISH

LANGUAGES = ("sv", "en")
COOKIE, PARAMETER = "medfin_sprak", "sprak"
_spoken: ContextVar[str] = ContextVar("spoken", default="sv")

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]


def spoken() -> str:
    """The language of this request."""
    return _spoken.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """For what always is in one language: a paper for a Swedish file."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def tr(text: str) -> str:
    """A sentence of ours in the language of this request; itself where there is no other."""
    return ENGLISH.get(text, text) if _spoken.get() == "en" else text


def gettext(text: str, /, **values: object) -> Markup:
    """What `{% trans %}` calls: the sentence is ours, what is put into it is not."""
    return Markup(tr(text)) % {name: clean(value) for name, value in values.items()}


def ngettext(one: str, many: str, count: int, /, **values: object) -> Markup:
    """One or many; both languages have two forms."""
    return gettext(one if count == 1 else many, **values)


def preferred(accepted: str) -> str:
    """The better liked of our languages in an Accept-Language; Swedish where neither is named."""
    liked = {"sv": 0.0, "en": 0.0}
    for part in accepted.split(","):
        name, _, rest = part.strip().partition(";")
        quality = rest.strip().removeprefix("q=").strip()
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            weight = 0.0
        language = name.strip().lower().split("-")[0]
        if language in liked:
            liked[language] = max(liked[language], weight)
    return "en" if liked["en"] > liked["sv"] else "sv"


class Speaks:
    """Sets the language of each request, and keeps a choice that was made in an address."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        chosen = request.query_params.get(PARAMETER, "")
        kept = request.cookies.get(COOKIE, "")
        asked = next((choice for choice in (chosen, kept) if choice in LANGUAGES), None)
        language = asked or preferred(request.headers.get("accept-language", ""))
        token = _spoken.set(language)

        async def answered(message: Message) -> None:
            if message["type"] == "http.response.start":
                extra = [(b"content-language", language.encode()), (b"vary", b"accept-language, cookie")]
                if chosen in LANGUAGES and chosen != kept:
                    extra.append((b"set-cookie", f"{COOKIE}={chosen}; Path=/; HttpOnly; SameSite=Strict".encode()))
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        try:
            await self._app(scope, receive, answered)
        finally:
            _spoken.reset(token)
