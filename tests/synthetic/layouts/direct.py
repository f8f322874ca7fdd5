"""Families drawn straight onto PDF pages."""

from __future__ import annotations

from ..render.look import Look
from ..writers import application as a
from ..writers import budget as b
from ..writers import commitment as c
from ..writers import decision as e
from ..writers import report as r
from ..writers.other import other, payment_claim, supplement
from .family import Family, Writer

LETTERS: dict[str, tuple[Writer, ...]] = {
    "application": (a.letter,),
    "commitment": (c.letter,),
    "supplement": (supplement,),
    "officers_report": (r.background_first,),
    "decision": (e.extract, e.delegated, e.letter, e.rejection),
    "other": (other,),
}
OFFICE: dict[str, tuple[Writer, ...]] = {
    "application": (a.form, a.sections),
    "budget": (b.two_tables, b.apart, b.annotated, b.combined),
    "commitment": (c.letter, c.certificate, c.minutes),
    "officers_report": (r.background_first, r.proposal_first),
    "decision": (e.extract, e.delegated, e.one_of_many, e.letter, e.rejection),
    "supplement": (supplement,),
    "payment_claim": (payment_claim,),
    "other": (other,),
}
FORMS: dict[str, tuple[Writer, ...]] = {
    "application": (a.form, a.printout),
    "budget": (b.two_tables, b.kinds, b.annotated),
    "commitment": (c.certificate,),
    "decision": (e.with_tables,),
    "payment_claim": (payment_claim,),
}
SMALL: dict[str, tuple[Writer, ...]] = {
    "application": (a.plain,),
    "budget": (b.side_by_side, b.two_tables),
    "commitment": (c.letter,),
    "supplement": (supplement,),
    "other": (other,),
}

FAMILIES = (
    Family(
        "letter-times",
        LETTERS,
        Look(
            font="times",
            size=11.5,
            heading="bold",
            table="bare",
            letterhead="first",
            page_number="",
            footer="line",
            indent_first=0,
        ),
    ),
    Family(
        "letter-mono",
        LETTERS,
        Look(
            font="courier",
            size=9.5,
            heading="caps",
            table="bare",
            table_size=7.8,
            letterhead="first",
            page_number="- {p} -",
            number_place="bottom",
            bullet="-",
        ),
    ),
    Family(
        "office-block",
        OFFICE,
        Look(font="helvetica", size=10.5, letterhead="block", heading="bold", table="grid", page_number="{p} ({n})"),
    ),
    Family(
        "office-caps",
        OFFICE,
        Look(
            font="dejavu-condensed",
            size=9.5,
            letterhead="block",
            heading="caps",
            table="horizontal",
            page_number="Sida {p} av {n}",
            fields="colon",
        ),
    ),
    Family(
        "office-band",
        OFFICE,
        Look(
            font="vera",
            size=9,
            letterhead="band",
            heading="band",
            table="band",
            table_size=7.8,
            page_number="{p}/{n}",
            number_place="bottom",
            fields="grid",
        ),
    ),
    Family(
        "office-serif",
        OFFICE,
        Look(
            font="dejavu-serif",
            size=9,
            letterhead="center",
            heading="underline",
            table="light",
            page_number="Sid {p}({n})",
            fields="leaders",
            table_size=8,
        ),
    ),
    Family(
        "minutes-narrow",
        {"decision": (e.extract, e.one_of_many), "officers_report": (r.proposal_first,), "commitment": (c.minutes,)},
        Look(
            font="times",
            size=11,
            margins=(140, 60, 70, 64),
            letterhead="left",
            heading="bold",
            table="box",
            page_number="{p} ({n})",
        ),
    ),
    Family(
        "form-pairs",
        FORMS,
        Look(
            font="helvetica",
            size=9.5,
            fields="pairs",
            heading="boxed",
            table="zebra",
            letterhead="first",
            page_number="Sida {p} av {n}",
            number_place="bottom",
            check="box",
        ),
    ),
    Family(
        "form-boxed",
        FORMS,
        Look(
            font="helvetica",
            size=9,
            fields="boxed",
            heading="band",
            table="grid",
            letterhead="band",
            page_number="{p} ({n})",
            check="box",
            colour=(0.1, 0.4, 0.35),
        ),
    ),
    Family(
        "form-above",
        FORMS,
        Look(
            font="dejavu",
            size=8.6,
            fields="above",
            heading="underline",
            table="horizontal",
            table_size=7.6,
            letterhead="quiet",
            page_number="{p}/{n}",
            number_place="bottom",
        ),
    ),
    Family(
        "form-four",
        FORMS,
        Look(font="liberation", size=9.5, fields="four", heading="colour", table="light", letterhead="first", page_number=""),
    ),
    Family(
        "portal-grid",
        {**FORMS, "application": (a.form, a.printout, a.sections)},
        Look(
            font="vera",
            size=8.6,
            fields="grid",
            heading="bold",
            table="dotted",
            table_size=7.4,
            letterhead="left",
            page_number="{p} av {n}",
            number_place="bottom",
            colour=(0.3, 0.3, 0.3),
        ),
    ),
    Family(
        "plain-leaders",
        SMALL,
        Look(
            font="helvetica",
            size=11,
            fields="leaders",
            heading="bold",
            table="bare",
            table_width=0.75,
            letterhead="first",
            page_number="",
        ),
    ),
    Family(
        "plain-colon",
        SMALL,
        Look(
            font="times",
            size=12,
            fields="colon",
            heading="spaced",
            table="grid",
            letterhead="center",
            page_number="{p}",
            number_place="bottom",
            bullet="*",
        ),
    ),
    Family(
        "sheet-landscape",
        {"budget": (b.two_tables, b.apart, b.side_by_side, b.combined, b.annotated)},
        Look(
            font="helvetica",
            size=10,
            landscape=True,
            table="grid",
            letterhead="quiet",
            page_number="Sida {p}",
            number_place="bottom",
            table_size=9,
        ),
    ),
    Family(
        "sheet-bare",
        {"budget": (b.two_tables, b.kinds, b.combined)},
        Look(font="liberation", size=10, table="bare", letterhead="quiet", page_number="", footer="none", table_size=9),
    ),
    Family(
        "sheet-left",
        {"budget": (b.two_tables, b.side_by_side, b.kinds), "application": (a.sections,)},
        Look(
            font="dejavu-condensed",
            size=9.4,
            table="light",
            figures="left",
            letterhead="first",
            page_number="{p} ({n})",
            fields="columns",
            table_size=8.2,
        ),
    ),
    Family(
        "sheet-center",
        {"budget": (b.two_tables, b.kinds), "decision": (e.with_tables,)},
        Look(font="helvetica", size=9.6, table="grid", figures="center", letterhead="left", page_number="", fields="four"),
    ),
    Family(
        "long-tables",
        {"application": (a.form, a.sections), "budget": (b.two_tables,), "decision": (e.with_tables,)},
        Look(
            font="helvetica",
            size=13,
            table="horizontal",
            table_size=13,
            leading=1.5,
            margins=(70, 64, 90, 120),
            letterhead="left",
            page_number="{p} ({n})",
            fields="columns",
        ),
        note="large type: tables run over page breaks",
    ),
)
