"""The officer's word: review, correct, assign. Goes into the journal at once and into the warehouse with the next batch."""

from __future__ import annotations

import argparse
from datetime import date, datetime

from desk import queries
from desk.cli import DeskError, full_id
from desk.source import open_source
from warehouse.reviews import VERDICTS, assign_document, correct_fact, give_verdict, withdraw_verdict

DONE = 0
NEXT_BATCH = "Syns i lagret efter nästa inläsning (medfin ingest)."


def _said_by(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--note", metavar="TEXT", required=True, help="varför")
    parser.add_argument("--by", metavar="NAMN", required=True, help="vem som säger det")


def _checked(arguments: argparse.Namespace) -> None:
    for name in ("note", "by"):
        if not getattr(arguments, name).strip():
            raise DeskError(f"--{name} får inte vara tomt")


def review_arguments(parser: argparse.ArgumentParser) -> None:
    """FINDING, --verdict or --withdraw, --until, --note, --by."""
    parser.add_argument("finding", metavar="AVVIKELSE", help="finding_id, eller så mycket av början att det bara finns ett")
    said = parser.add_mutually_exclusive_group(required=True)
    said.add_argument("--verdict", choices=VERDICTS, help="godtagen som avvikelse, avfärdad eller åtgärdad")
    said.add_argument("--withdraw", action="store_true", help="ta tillbaka omdömet; avvikelsen är sedan öppen igen")
    parser.add_argument(
        "--until", metavar="DATUM", type=date.fromisoformat, help="sista dagen omdömet gäller; sedan är avvikelsen öppen igen"
    )
    _said_by(parser)


def review(arguments: argparse.Namespace) -> int:
    """A verdict on a finding."""
    _checked(arguments)
    with open_source(arguments.home) as source:
        finding = full_id(source, queries.FINDINGS_STARTING, arguments.finding, "avvikelse-id")
    if arguments.withdraw:
        if arguments.until is not None:
            raise DeskError("--until hör till ett omdöme, inte till --withdraw")
        withdraw_verdict(arguments.home, finding, note=arguments.note, by=arguments.by, given_at=_now())
        print(f"Omdömet om {finding} är tillbakataget. {NEXT_BATCH}")
        return DONE
    given = {"note": arguments.note, "by": arguments.by, "given_at": _now(), "until": arguments.until}
    give_verdict(arguments.home, finding, arguments.verdict, **given)
    print(f"Noterat om {finding}: {arguments.verdict}. {NEXT_BATCH}")
    return DONE


def correct_arguments(parser: argparse.ArgumentParser) -> None:
    """FACT_ID, --value, --note, --by."""
    parser.add_argument("fact", metavar="FAKTUM", help="fact_id, eller så mycket av början att det bara finns ett")
    parser.add_argument("--value", metavar="VÄRDE", required=True, help="det rätta värdet, till exempel 1750000 eller 2025-09-16")
    _said_by(parser)


def correct(arguments: argparse.Namespace) -> int:
    """The right value of a fact; the read one is kept beside it."""
    _checked(arguments)
    with open_source(arguments.home) as source:
        fact = full_id(source, queries.FACTS_STARTING, arguments.fact, "faktum")
    correct_fact(arguments.home, fact, arguments.value, note=arguments.note, by=arguments.by, given_at=_now())
    print(f"Rättat {fact}. {NEXT_BATCH}")
    return DONE


def assign_arguments(parser: argparse.ArgumentParser) -> None:
    """DOCUMENT_ID, CASE_ID, --note, --by."""
    parser.add_argument("document", metavar="HANDLING", help="document_id")
    parser.add_argument("case", metavar="ÄRENDE-ID", help="case_id")
    _said_by(parser)


def assign(arguments: argparse.Namespace) -> int:
    """Which case a document belongs to."""
    _checked(arguments)
    assign_document(arguments.home, arguments.document, arguments.case, note=arguments.note, by=arguments.by, given_at=_now())
    print(f"Noterat: {arguments.document} hör till {arguments.case}. {NEXT_BATCH}")
    return DONE


def _now() -> datetime:
    """Local time without a zone, as the warehouse keeps it."""
    return datetime.now().replace(microsecond=0)
