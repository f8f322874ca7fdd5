"""Families printed from a browser, sent by mail, or scanned."""

from __future__ import annotations

from ..render.look import Look
from ..writers import application as a
from ..writers import budget as b
from ..writers import commitment as c
from ..writers import decision as e
from ..writers.other import payment_claim, supplement
from .family import Family, Writer

SERVICE: dict[str, tuple[Writer, ...]] = {
    "application": (a.form, a.printout, a.plain),
    "budget": (b.two_tables, b.kinds),
    "payment_claim": (payment_claim,),
    "decision": (e.with_tables,),
    "commitment": (c.certificate,),
}

FAMILIES = (
    Family(
        "web-list",
        SERVICE,
        Look(font="dejavu", size=9, fields="columns", table="horizontal", table_size=8, heading="underline"),
        "html-pdf",
    ),
    Family(
        "web-pairs",
        SERVICE,
        Look(font="helvetica", size=10, fields="pairs", table="zebra", table_size=8.5, heading="band", figures="right"),
        "html-pdf",
    ),
    Family(
        "web-boxed", SERVICE, Look(font="dejavu-condensed", size=9.5, fields="boxed", table="grid", table_size=8.5), "html-pdf"
    ),
    Family(
        "web-above",
        SERVICE,
        Look(font="times", size=11, fields="above", table="band", figures="left", heading="caps"),
        "html-pdf",
    ),
    Family("mail", {"supplement": (supplement,)}, Look(), "eml"),
    Family(
        "scan-letter",
        {"commitment": (c.letter, c.certificate), "decision": (e.extract,)},
        Look(font="times", size=12, table="grid", letterhead="first"),
        "scan",
    ),
    Family(
        "scan-form",
        {"commitment": (c.certificate,), "application": (a.form,), "budget": (b.two_tables,)},
        Look(font="helvetica", size=11, fields="grid", table="grid", table_size=10),
        "scan",
    ),
)
