from datetime import datetime
from pathlib import Path

from flows.batch import NightSummary, ReadFile
from flows.steps.intake import Skipped
from flows.summary import night_rows, summary_text
from schemas.records import DocumentStatus
from warehouse.runs import RunCounts

BEGUN = datetime(2026, 11, 23, 2, 0)


def summary(**more: object) -> NightSummary:
    read = (
        ReadFile("beslut.pdf", DocumentStatus.LOADED, "", "", 1),
        ReadFile("hemlig\x1b[2J.pdf", DocumentStatus.QUARANTINED, "encrypted", "Filen är skyddad med lösenord.", 0),
        ReadFile("oklar.pdf", DocumentStatus.NEEDS_REVIEW, "unidentified_kind", "Det går inte att avgöra slaget.", 1),
    )
    skipped = (Skipped(".dold", "dold"), Skipped("~$a.docx", "låsfil"), Skipped("länk.pdf", "länk", is_clutter=False))
    values = {
        "run_id": "r",
        "inbox": Path("/inkorg"),
        "started_at": BEGUN,
        "finished_at": BEGUN.replace(minute=1),
        "files_seen": 5,
        "copies": 1,
        "known": 1,
        "skipped": skipped,
        "read": read,
        "notes": ("Rättelsen ”1” hittar inte längre sin uppgift.",),
        "counts": RunCounts(5, 3, 2, 1, 1, 7),
        "published": True,
    }
    return NightSummary(**{**values, **more})  # type: ignore[arg-type]


def test_everything_is_told() -> None:
    text = summary_text(summary())
    for part in (
        "2026-11-23 02:00, 60 s",
        "[encrypted]",
        "lösenord",
        "oklar.pdf",
        "länk.pdf: länk",
        "1 dold, 1 låsfil",
        "Rättelsen",
    ):
        assert part in text, part
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100


def test_a_night_that_is_not_published_says_why() -> None:
    text = summary_text(summary(published=False, not_published_because=("Alla belopp saknas.",)))
    assert "Inget nytt publicerades" in text
    assert "Alla belopp saknas." in text


def test_many_are_counted_not_listed() -> None:
    many = tuple(ReadFile(f"{n}.pdf", DocumentStatus.QUARANTINED, "damaged", "Skadad.", 0) for n in range(60))
    text = summary_text(summary(read=many))
    assert "… och 40 till" in text
    assert "59.pdf" not in text


def test_counts_add_up() -> None:
    counts = {row["vad"].strip(): row["antal"] for row in night_rows(summary())}
    assert counts["nya eller ändrade filer, med bilagor"] == 3
    assert counts["inlästa"] + counts["behöver granskas"] + counts["kunde inte läsas (karantän)"] == 3
