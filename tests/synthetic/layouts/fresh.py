"""Families held back from the default corpus. Measure on them once, before tuning; then they are no longer fresh."""

from __future__ import annotations

from ..render.look import Look
from ..writers import application as a
from ..writers import budget as b
from ..writers import commitment as c
from ..writers import decision as e
from ..writers import fresh as f
from ..writers import report as r
from .family import Family

FAMILIES = (
    Family(
        "fresh-margin",
        {
            "application": (a.sections, a.letter),
            "officers_report": (r.background_first, f.memo),
            "decision": (e.extract, e.delegated, f.short_decision),
        },
        Look(font="liberation", size=10.5, heading="margin", table="horizontal", letterhead="first", page_number="{p}"),
        fresh=True,
        note="headings in the margin beside their text",
    ),
    Family(
        "fresh-dotted",
        {"budget": (f.dotted_plan,), "commitment": (f.confirmation,), "application": (f.numbered_form,)},
        Look(font="dejavu-mono", size=8.5, table="dotted", table_size=7, fields="above", letterhead="quiet", page_number=""),
        fresh=True,
    ),
    Family(
        "fresh-years-down",
        {"budget": (f.years_down,)},
        Look(font="helvetica", size=10, landscape=True, table="light", letterhead="quiet"),
        fresh=True,
    ),
    Family(
        "fresh-old-form",
        {"application": (f.numbered_form,), "commitment": (c.certificate,), "decision": (f.short_decision, f.delegated)},
        Look(
            font="courier",
            size=9.5,
            heading="boxed",
            fields="boxed",
            table="box",
            table_size=8,
            letterhead="center",
            page_number="Blad {p}",
        ),
        fresh=True,
    ),
    Family(
        "fresh-comma",
        {"budget": (b.two_tables, b.annotated), "application": (a.printout,)},
        Look(font="liberation", size=9.5, table="band", fields="grid", letterhead="first"),
        habits={
            "separator": (",",),
            "table_separator": (",",),
            "suffix": (" SEK", " kr"),
            "unit": (1,),
            "unit_word": ("SEK", "kr"),
        },
        fresh=True,
        note="thousands by comma, as an English program prints them",
    ),
    Family(
        "fresh-memo",
        {"officers_report": (f.memo,), "decision": (f.short_decision, f.delegated), "commitment": (f.confirmation,)},
        Look(
            font="times",
            size=11.5,
            fields="leaders",
            heading="spaced",
            letterhead="block",
            page_number="sida {p} av {n}",
            number_place="bottom",
        ),
        fresh=True,
    ),
)
