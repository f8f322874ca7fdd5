"""Families from office programs: native Word and Excel files, and the same saved as PDF."""

from __future__ import annotations

from ..render.look import Look
from ..writers import application as a
from ..writers import budget as b
from ..writers import commitment as c
from ..writers import decision as e
from ..writers import report as r
from ..writers.other import other, payment_claim, supplement
from .family import Family, Writer

WORD: dict[str, tuple[Writer, ...]] = {
    "application": (a.letter, a.sections, a.form),
    "commitment": (c.letter, c.minutes, c.certificate),
    "officers_report": (r.background_first, r.proposal_first),
    "decision": (e.extract, e.delegated, e.one_of_many, e.with_tables, e.letter, e.rejection),
    "supplement": (supplement,),
    "payment_claim": (payment_claim,),
    "other": (other,),
    "budget": (b.two_tables,),
}
APPLICANTS: dict[str, tuple[Writer, ...]] = {k: WORD[k] for k in ("application", "supplement", "other", "commitment")}
SHEETS: dict[str, tuple[Writer, ...]] = {"budget": (b.two_tables, b.kinds, b.side_by_side, b.combined, b.annotated)}

FAMILIES = (
    Family(
        "word-native", APPLICANTS, Look(font="helvetica", size=11, table="grid", fields="columns", letterhead="first"), "docx"
    ),
    Family(
        "word-native-forms",
        {"application": (a.form, a.plain)},
        Look(font="times", size=10.5, table="band", fields="pairs", letterhead="left"),
        "docx",
    ),
    Family("excel-one-sheet", SHEETS, Look(table="grid"), "xlsx"),
    Family("excel-currency", SHEETS, Look(table="light"), "xlsx"),
    Family("excel-sheets", {"budget": (b.two_tables, b.kinds)}, Look(table="band"), "xlsx-split"),
    Family("word-report", WORD, Look(font="times", size=11.5, table="grid", fields="grid", letterhead="block"), "docx-pdf"),
    Family(
        "word-modern",
        WORD,
        Look(font="helvetica", size=10.5, table="zebra", fields="columns", letterhead="left", heading="colour"),
        "docx-pdf",
    ),
    Family("word-rows", WORD, Look(font="dejavu-serif", size=9.5, table="bare", fields="pairs", letterhead="first"), "docx-pdf"),
    Family("excel-printed", SHEETS, Look(table="grid"), "xlsx-pdf"),
    Family("excel-landscape", SHEETS, Look(table="horizontal", landscape=True), "xlsx-pdf"),
)
