"""Templates and how values look in them. Everything printed is escaped and made harmless."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from desk import text
from desk.account import EVENTS, REASONS
from desk.changes import NAMES
from desk.output import shown
from desk.page import short_name
from desk.web.language import gettext, ngettext, spoken, tr
from desk.web.words import PROBLEMS, RULES, SEVERITY_WORDS, STANDARD_NOTES, VERDICT_WORDS, note_on_reading, role_word

THIN, NBSP = "\u202f", text.NBSP


def figure(value: object) -> Markup:
    """An amount with narrow spaces that never break."""
    return Markup(text.amount(value).replace(" ", THIN))


def figure_of(value: object) -> object:
    """What a comparison expected or found: an amount as amounts look, anything else as it is."""
    return kronor(value) if re.fullmatch(r"-?\d+\.\d\d", str(value)) else value


def unbroken(value: object) -> Markup:
    """A date or a time that stays in one line."""
    return Markup('<span class="nowrap">{}</span>').format(value)


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
        return gettext("%(sheet)s, cell %(cell)s", sheet=fact["sheet"], cell=fact["cell"])
    return gettext("sida %(page)s", page=fact["page"]) if fact["page"] is not None else ""


def look(value: object, how: str) -> object:
    """A value by the filter of that name: `amount`, `day`, `percent`."""
    return {"amount": figure, "percent": text.percent}.get(how, text.day)(value)


def value_of(fact: Mapping[str, Any]) -> object:
    """What was read, as it should look: `2 332 498 kr`, `10,86 %`, a range where only bounds are known."""
    kind, value = fact["kind"], fact["value"]
    if not value:
        return tr("inget bestämt värde")
    if kind == "amount" and fact.get("unit", "SEK") in ("SEK", "", None):
        return kronor(value)
    return text.percent(value) if kind == "rate" else value.replace("/", " – ") if kind == "period" else value


def word(enumeration: str, code: object) -> str:
    """The word for a value of an enum, in the language of the page."""
    return tr(text.word(enumeration, code))


def heading(document: Mapping[str, Any]) -> str:
    """`Ansökan`, `Budget rev. 1`: what kind of paper it is."""
    name = word("DocumentKind", document["kind"]).capitalize()
    return f"{name} rev. {document['revision']}" if document["revision"] else name


def typed(value: object, kind: str) -> str:
    """A value as an officer would type it: `88 000`, `10,86`."""
    if not value:
        return ""
    if kind == "amount":
        return text.amount(value).replace("−", "-")
    return str(value).replace(".", ",") if kind == "rate" else str(value)


def scale(fact: Mapping[str, Any]) -> int:
    """How many kronor one printed unit is: a thousand in a table of thousands. Who points there means thousands too."""
    digits = re.sub(r"[\s\u00a0\u202f]", "", fact["raw"] or "")
    if fact["kind"] != "amount" or not re.fullmatch(r"\d+(?:[.,]\d+)?", digits) or not fact["value"]:
        return 1
    printed, value = Decimal(digits.replace(",", ".")), Decimal(fact["value_read"] if fact.get("value_read") else fact["value"])
    return next((n for n in (1000, 1_000_000) if printed and printed * n == value), 1)


def side_heading(fact: Mapping[str, Any]) -> str:
    """What kind of paper a side stands in."""
    return heading({"kind": fact["document_kind"], "revision": fact["revision"]})


def reading(document: Mapping[str, Any]) -> str:
    """`inläst`, `kunde inte läsas: lösenordsskyddad`."""
    status, reason = word("DocumentStatus", document["status"]), document["reason"]
    return f"{status}: {tr(text.REASONS.get(reason, reason))}" if reason else status


def role(kind: str, code: str) -> str:
    """What a reading is, in the language of the page."""
    return tr(role_word(kind, code))


def named(words: Mapping[str, str]) -> Callable[[str], str]:
    """A filter that says a code in words, in the language of the page."""
    return lambda code: tr(words.get(code, code))


def swedish() -> Markup:
    """The mark on what stays Swedish in a page of another language."""
    return Markup("" if spoken() == "sv" else ' lang="sv"')


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
        finalize=text.clean,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.filters.update(
        amount=figure,
        kronor=kronor,
        change=change,
        percent=text.percent,
        day=text.day,
        stamp=stamp,
        unbroken=unbroken,
        how_read=note_on_reading,
        figure_of=figure_of,
        short=short_name,
        place=place_of,
        heading=heading,
        reading=reading,
        look=look,
        value=value_of,
        shown=shown,
        typed=typed,
        scale=scale,
        heading_of_side=side_heading,
        tr=tr,
        rule=named(RULES),
        grade=named(SEVERITY_WORDS),
        verdict=named(VERDICT_WORDS),
        note=named(STANDARD_NOTES),
        problem=named(PROBLEMS),
        event=named(EVENTS),
        why=named(REASONS),
        derived_name=named(NAMES),
    )
    # The extension's own wrapping would not make harmless what is put into a sentence; these do.
    made.newstyle_gettext = True  # type: ignore[attr-defined]
    made.globals.update(
        gettext=gettext,
        ngettext=ngettext,
        spoken=spoken,
        sv=swedish,
        word=word,
        role_word=role,
        link=link,
        VERDICTS=VERDICT_WORDS,
    )
    return made


def render(template: str, **values: object) -> str:
    """A whole page."""
    return environment().get_template(template).render(**values)
