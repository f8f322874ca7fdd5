import hashlib
from dataclasses import replace
from pathlib import Path

from pdf_paper import Paper

from extractors.readers.fast_lane import available
from flows.steps.extract import CAREFUL_ENTRY, ENTRY, Extracted, ReadingLimits, Root, extract, extract_one
from flows.steps.intake import keep
from flows.steps.pool import Limits
from schemas.problems import ProblemCode
from schemas.records import DocumentStatus
from warehouse.home import archive_path

LIMITS = ReadingLimits(200, 20, 30, file_mb=1, attachment_depth=3, attachment_count=200)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def read(home: Path, texts: list[str], limits: ReadingLimits = LIMITS, elsewhere: set[str] | None = None, **more):
    roots = [Root(keep(text.encode(), home), f"fil {n}", len(text)) for n, text in enumerate(texts)]
    known = {r.sha256 for r in roots} if elsewhere is None else elsewhere
    return list(extract(roots, known, home, limits, 2, entry="fake_readers:obey", **more))


def outcome(file: Extracted) -> object:
    assert file.result is not None
    return file.result.reason or file.result.status


def test_every_file_gets_an_outcome_in_the_order_given(tmp_path: Path) -> None:
    families = read(tmp_path, ["slow 0.4", "fint", "crash", "eat", "raise", "quarantine"])
    assert [f[0].name for f in families] == [f"fil {n}" for n in range(6)]
    assert [outcome(f[0]) for f in families] == [
        DocumentStatus.LOADED,
        DocumentStatus.LOADED,
        ProblemCode.READER_CRASH,
        ProblemCode.MEMORY,
        ProblemCode.EXTRACTOR_FAILED,
        ProblemCode.DAMAGED,
    ]
    raised = families[4][0].result
    assert raised is not None
    assert raised.status is DocumentStatus.NEEDS_REVIEW
    assert "oväntat innehåll" in raised.problems[0].message


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    (family,) = read(tmp_path, ["crash " + "x" * (2 << 20)])
    assert outcome(family[0]) is ProblemCode.TOO_LARGE


def test_attachments_are_archived_read_and_named_after_the_mail(tmp_path: Path) -> None:
    (family,) = read(tmp_path, ["attach ett attach_två_tre"])
    assert [(f.name, f.parent_sha256) for f in family] == [
        ("fil 0", None),
        ("fil 0#bilaga 0.txt", sha("attach ett attach_två_tre")),
        ("fil 0#bilaga 1.txt", sha("attach ett attach_två_tre")),
        ("fil 0#bilaga 1.txt#bilaga 0.txt", sha("attach två tre")),
        ("fil 0#bilaga 1.txt#bilaga 1.txt", sha("attach två tre")),
    ]
    assert all(archive_path(tmp_path, f.sha256).is_file() for f in family)
    assert all(f.result is not None and f.result.attachments == () for f in family)


def test_a_mail_inside_itself_comes_to_an_end(tmp_path: Path) -> None:
    nested = "attach attach_attach_attach_ett"  # deeper than the limit of one below
    limits = ReadingLimits(200, 20, 30, 1, attachment_depth=1, attachment_count=200)
    (family,) = read(tmp_path, [nested], limits)
    assert len(family) == 2
    inner = family[1].result
    assert inner is not None
    assert "lästes inte" in inner.problems[0].message


def test_too_many_attachments_are_said_once(tmp_path: Path) -> None:
    limits = ReadingLimits(200, 20, 30, 1, attachment_depth=3, attachment_count=2)
    (family,) = read(tmp_path, ["attach a b c d e f"], limits)
    assert len(family) == 3
    mail = family[0].result
    assert mail is not None
    assert mail.problems[0].message.startswith("4 bifogade filer")


def test_an_attachment_that_also_lies_in_the_inbox_is_read_once(tmp_path: Path) -> None:
    families = read(tmp_path, ["attach ett", "ett"])
    assert families[0][1].result is None
    assert families[1][0].result is not None


def test_the_same_attachment_in_two_mails_is_read_for_the_first(tmp_path: Path) -> None:
    families = read(tmp_path, ["attach ett tre", "attach ett fyra"])
    assert [f.result is None for f in families[0]] == [False, False, False]
    assert [f.result is None for f in families[1]] == [False, True, False]


def test_progress_is_reported_for_every_file(tmp_path: Path) -> None:
    names: list[str] = []
    read(tmp_path, ["attach ett", "raise"], report=names.append)
    assert sorted(names) == ["fil 0", "fil 0#bilaga 0.txt", "fil 1"]


def test_an_operator_can_do_without_the_fast_lane(tmp_path: Path) -> None:
    path = tmp_path / "papper.pdf"
    path.write_bytes(
        Paper().text(60, 80, "Ansökan om regionala projektmedel").text(60, 100, "Sökt belopp: 450 000 kronor").bytes()
    )
    limits = Limits(1000, 60, 120)
    careful, usual = (extract_one(path, "papper.pdf", limits, entry) for entry in (CAREFUL_ENTRY, ENTRY))
    assert careful.reader == "pdf"
    assert usual.reader == ("pdf-fast" if available() else "pdf")
    assert [replace(fact, reader="") for r in careful.records for fact in r.facts] == [
        replace(fact, reader="") for r in usual.records for fact in r.facts
    ]
