"""Small plots as SVG: bars night by night, and the picture of a night. Presentation attributes only, so that they are drawn the
same in a page with a strict policy, in a README and on paper. Knows figures and lengths, not where they come from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from desk.text import DASH, amount, safe

INK, SOFT, LINE, BAR, LAST = "#1c2329", "#55616b", "#d9dee2", "#6d95b5", "#173f63"
GRADE_COLOURS = {"error": "#a3200d", "warning": "#cf8200", "info": "#6f97ad"}
FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its value, what stands below it, and what it says when pointed at."""

    value: int
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row of a ranking: name, what is said beside, a length to draw and its colour by severity."""

    name: str
    beside: str
    value: float
    severity: str


def bars(values: Sequence[Bar], label: str, width: int = 300, height: int = 86, places: int = 10) -> str:
    """One bar a night, the last one darker. The text of the figure is in `label`, for who does not see it."""
    head = f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(label)}" class="plot">'
    return f"{head}{_bars(values, width, height, places)}</svg>"


def _bars(values: Sequence[Bar], width: int, height: int, places: int) -> str:
    step = width / max(places, len(values), 1)
    room = height - 34
    most = max((bar.value for bar in values), default=0) or 1
    parts = [f'<line x1="0" y1="{height - 16}" x2="{width}" y2="{height - 16}" stroke="{LINE}"/>']
    for i, bar in enumerate(values):
        tall = max(bar.value / most * room, 1)
        x, last = i * step, i == len(values) - 1
        every = max(1, round(len(values) * 34 / width))
        shown = last or (len(values) - 1 - i) % every == 0
        parts.append(
            f"<g><title>{escape(bar.said)}</title>"
            f'<rect x="{x + step * 0.12:.1f}" y="{height - 16 - tall:.1f}" width="{step * 0.76:.1f}" height="{tall:.1f}" '
            f'fill="{LAST if last else BAR}"/>'
            + (_text(x + step / 2, height - 20 - tall, str(bar.value), 10, INK, "middle") if shown else "")
            + (_text(x + step / 2, height - 4, bar.label, 9.5, SOFT, "middle") if shown else "")
            + "</g>"
        )
    return "".join(parts)


def _rect(x: float, y: float, width: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 1):.1f}" height="16" rx="2" fill="{colour}"/>'


def _text(x: float, y: float, said: str, size: float, colour: str, anchor: str = "start", bold: bool = False) -> str:
    weight = ' font-weight="650"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-family="{FONT}" fill="{colour}" text-anchor="{anchor}"{weight}>'
        f"{escape(safe(said))}</text>"
    )


def night(title: str, figures: Sequence[tuple[str, str]], grades: Sequence[tuple[str, str, int]], ranked: Sequence[Ranked],
          trend: Sequence[Bar], words: tuple[str, str, str]) -> str:  # fmt: skip
    """The picture of a night: its figures, what is open by severity, the cases with most at stake, and the nights before it.

    `words`: the headings of the open, of the ranking and of the trend.
    """
    width, pad = 820, 28
    height = 330 + 24 * len(grades) + 24 * max(len(ranked), 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(safe(title))}">',
        f'<rect width="{width}" height="{height}" rx="8" fill="#ffffff" stroke="{LINE}"/>',
        _text(pad, 42, title, 20, INK, bold=True),
    ]
    step = (width - 2 * pad) / max(len(figures), 1)
    for i, (label, figure) in enumerate(figures):
        parts.append(_text(pad + i * step, 84, figure, 22, LAST, bold=True))
        parts.append(_text(pad + i * step, 103, label, 12, SOFT))
    parts.append(_text(pad, 142, words[0], 14, INK, bold=True))
    most = max((count for *_, count in grades), default=0) or 1
    for i, (severity, label, count) in enumerate(grades):
        y = 152 + i * 24
        parts.append(_text(pad, y + 14, label, 12, INK))
        parts.append(_rect(pad + 130, y + 2, count / most * 470, GRADE_COLOURS[severity]))
        parts.append(_text(pad + 138 + count / most * 470, y + 15, str(count), 12, INK, bold=True))
    top = 152 + 24 * len(grades) + 28
    parts.append(_text(pad, top, words[1], 14, INK, bold=True))
    largest = max((row.value for row in ranked), default=0) or 1
    for i, row in enumerate(ranked):
        y = top + 12 + i * 24
        parts.append(_text(pad, y + 14, _short(row.name, 44), 12, INK))
        long = row.value / largest * 250
        parts.append(_rect(pad + 310, y + 3, long, GRADE_COLOURS.get(row.severity, BAR)))
        parts.append(_text(pad + 318 + long, y + 15, row.beside, 12, INK))
    if not ranked:
        parts.append(_text(pad, top + 26, DASH, 12, SOFT))
    below = height - 116
    parts.append(_text(pad, below, words[2], 14, INK, bold=True))
    parts.append(f'<g transform="translate({pad} {below + 6})">{_bars(trend, width - 2 * pad, 96, 21)}</g></svg>')
    return "".join(parts)


def kronor_short(value: object) -> str:
    """An amount with its unit, for a label."""
    return f"{amount(value)} kr"


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
