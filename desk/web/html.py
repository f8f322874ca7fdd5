"""Templates and how values look in them. Everything printed is escaped and made harmless."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from desk import text
from desk.page import heading_of, reading_of, short_name
from desk.web.words import PROBLEMS, RULES, SEVERITY_WORDS, VERDICT_WORDS, role_word

THIN, NBSP = "\u202f", "\u00a0"
_FIGURE = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))")
_UNIT = re.compile(r"(?<=\d)[ \u00a0](?=(?:kr|tkr|mnkr|kronor|%)(?!\w))")


def clean(value: object) -> object:
    """What every expression in a template goes through: text of documents can neither hide nor turn the reading order."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return "" if value is None else value
    kept = NBSP.join(text.safe(part) for part in re.split("[\u00a0\u202f]", value))
    return _UNIT.sub(NBSP, _FIGURE.sub(NBSP, kept))


def figure(value: object) -> Markup:
    """An amount with narrow spaces that never break."""
    return Markup(text.amount(value).replace(" ", THIN))


def kronor(value: object) -> Markup:
    """An amount with its unit."""
    return Markup(text.DASH) if value is None else figure(value) + Markup(NBSP + "kr")


def change(value: Any) -> Markup:
    """A difference with its sign."""
    return Markup(text.DASH) if value is None else Markup("+" if value > 0 else "") + figure(value)


def stamp(value: datetime | None) -> str:
    """A time to the minute."""
    return text.DASH if value is None else value.strftime("%Y-%m-%d %H:%M")


def place_of(fact: Mapping[str, Any]) -> str:
    """`sida 2`, or the sheet and cell."""
    if fact["cell"]:
        return f"{fact['sheet']}, cell {fact['cell']}"
    return f"sida {fact['page']}" if fact["page"] is not None else ""


def look(value: object, how: str) -> object:
    """A value by the filter of that name: `amount`, `day`, `percent`."""
    return {"amount": figure, "percent": text.percent}.get(how, text.day)(value)


def value_of(fact: Mapping[str, Any]) -> object:
    """What was read, as it should look: `2 332 498 kr`, `10,86 %`, a range where only bounds are known."""
    kind, value = fact["kind"], fact["value"]
    if not value:
        return "inget bestämt värde"
    if kind == "amount" and fact.get("unit", "SEK") in ("SEK", "", None):
        return kronor(value)
    return text.percent(value) if kind == "rate" else value.replace("/", " – ") if kind == "period" else value


def side_heading(fact: Mapping[str, Any]) -> str:
    """What kind of paper a side stands in."""
    return heading_of({"kind": fact["document_kind"], "revision": fact["revision"]})


def link(path: str, parameters: Mapping[str, object], **changed: object) -> str:
    """A path with query parameters, some of them changed; empty ones are left out."""
    merged = {**parameters, **changed}
    query = urlencode({k: str(v) for k, v in merged.items() if v not in (None, "", False)})
    return f"{path}?{query}" if query else path


@cache
def environment() -> Environment:
    """The one environment; strict, escaping, cleaning."""
    made = Environment(
        loader=PackageLoader("desk"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        amount=figure,
        kronor=kronor,
        change=change,
        percent=text.percent,
        day=text.day,
        stamp=stamp,
        short=short_name,
        place=place_of,
        heading=heading_of,
        reading=reading_of,
        look=look,
        value=value_of,
        heading_of_side=side_heading,
    )
    made.globals.update(
        word=text.word,
        role_word=role_word,
        link=link,
        RULES=RULES,
        GRADES=SEVERITY_WORDS,
        VERDICTS=VERDICT_WORDS,
        PROBLEMS=PROBLEMS,
    )
    return made


def render(template: str, **values: object) -> str:
    """A whole page."""
    return environment().get_template(template).render(**values)
