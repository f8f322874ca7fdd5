import hashlib
import os
import socket
import unicodedata
from pathlib import Path

import pytest

from flows.steps import intake
from flows.steps.intake import InboxError, Intake, keep, sweep, take_in
from flows.steps.stamps import remember, remembered
from warehouse.home import archive_path, work_folder


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake.time, "sleep", lambda seconds: None)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inkorg"
    folder.mkdir()
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "hem"


def again(inbox: Path, home: Path) -> Intake:
    result = take_in(inbox, home, remembered(home, str(inbox)))
    remember(home, str(inbox), result.receipts)
    return result


def test_every_byte_is_kept_and_the_inbox_left_alone(inbox: Path, home: Path) -> None:
    (inbox / "Ärende 1").mkdir()
    (inbox / "Ärende 1" / "beslut.pdf").write_bytes(b"beslut")
    (inbox / "tom.pdf").write_bytes(b"")
    before = {p: (p.stat().st_mtime_ns, p.stat().st_mode) for p in inbox.rglob("*")}
    result = take_in(inbox, home, {})
    assert {r.name: archive_path(home, r.sha256).read_bytes() for r in result.receipts} == {
        "Ärende 1/beslut.pdf": b"beslut",
        "tom.pdf": b"",
    }
    assert all(r.sha256 == hashlib.sha256(archive_path(home, r.sha256).read_bytes()).hexdigest() for r in result.receipts)
    assert before == {p: (p.stat().st_mtime_ns, p.stat().st_mode) for p in inbox.rglob("*")}
    assert not list((work_folder(home) / "incoming").iterdir())


def test_same_bytes_twice_are_one_content_and_two_receipts(inbox: Path, home: Path) -> None:
    (inbox / "a.pdf").write_bytes(b"samma")
    (inbox / "kopia av a.pdf").write_bytes(b"samma")
    result = take_in(inbox, home, {})
    assert len(result.receipts) == 2
    assert [r.name for r in result.contents.values()] == ["a.pdf"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".dold", "dold"),
        (".DS_Store", "dold"),
        ("~$ansökan.docx", "låsfil"),
        (".~lock.budget.ods#", "låsfil"),
        ("Thumbs.db", "systemfil"),
        ("desktop.ini", "systemfil"),
        ("beslut.pdf.crdownload", "ofullständig överföring"),
    ],
)
def test_clutter_is_skipped_and_said(inbox: Path, home: Path, name: str, reason: str) -> None:
    (inbox / name).write_bytes(b"x")
    result = take_in(inbox, home, {})
    assert not result.receipts
    assert [(s.name, s.reason) for s in result.skipped] == [(name, reason)]


def test_links_pipes_and_sockets_are_not_followed(inbox: Path, home: Path, tmp_path: Path) -> None:
    secret = tmp_path / "utanför.pdf"
    secret.write_bytes(b"x")
    (inbox / "länk.pdf").symlink_to(secret)
    (inbox / "mapplänk").symlink_to(tmp_path)
    os.mkfifo(inbox / "rör.pdf")
    with socket.socket(socket.AF_UNIX) as listening:
        here = os.getcwd()
        os.chdir(inbox)  # a socket's path has a length limit
        listening.bind("uttag.pdf")
        os.chdir(here)
        result = take_in(inbox, home, {})
    assert not result.receipts
    assert sorted((s.name, s.reason) for s in result.skipped) == [
        ("länk.pdf", "länk"),
        ("mapplänk", "länk"),
        ("rör.pdf", "ingen vanlig fil"),
        ("uttag.pdf", "ingen vanlig fil"),
    ]


def test_a_file_that_grows_while_it_is_read_waits(inbox: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    growing = inbox / "växer.pdf"
    growing.write_bytes(b"start")
    (inbox / "klar.pdf").write_bytes(b"klar")

    def grow(seconds: float) -> None:
        with growing.open("ab") as file:
            file.write(b" mer")

    monkeypatch.setattr(intake.time, "sleep", grow)
    result = take_in(inbox, home, {})
    assert [r.name for r in result.receipts] == ["klar.pdf"]
    assert [(s.name, s.is_clutter) for s in result.skipped] == [("växer.pdf", False)]
    monkeypatch.setattr(intake.time, "sleep", lambda seconds: None)
    assert len(take_in(inbox, home, {}).receipts) == 2


def test_decomposed_names_are_shown_composed_and_kept_apart(inbox: Path, home: Path) -> None:
    decomposed, composed = unicodedata.normalize("NFD", "Åre.pdf"), unicodedata.normalize("NFC", "Åre.pdf")
    (inbox / decomposed).write_bytes(b"ett")
    (inbox / composed).write_bytes(b"tva")
    result = take_in(inbox, home, {})
    assert {r.path for r in result.receipts} == {decomposed, composed}
    assert {r.name for r in result.receipts} == {composed}


def test_a_name_that_is_not_utf8(inbox: Path, home: Path) -> None:
    (inbox / os.fsdecode(b"\xe5re.pdf")).write_bytes(b"x")
    (receipt,) = take_in(inbox, home, {}).receipts
    assert receipt.name == "\\xe5re.pdf"
    receipt.path.encode()


def test_an_unchanged_inbox_is_not_read_again(inbox: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (inbox / "a.pdf").write_bytes(b"a")
    (inbox / "b.pdf").write_bytes(b"b")
    assert [r.remembered for r in again(inbox, home).receipts] == [False, False]
    (inbox / "b.pdf").write_bytes(b"ny b")
    assert [r.remembered for r in again(inbox, home).receipts] == [True, False]
    monkeypatch.setattr(intake, "_archive_file", lambda *a: pytest.fail("read again"))
    assert [r.remembered for r in again(inbox, home).receipts] == [True, True]


def test_a_damaged_memory_costs_time_only(inbox: Path, home: Path) -> None:
    (inbox / "a.pdf").write_bytes(b"a")
    first = again(inbox, home)
    (work_folder(home) / "seen.json").write_text('{"x": {"a.pdf": [1, 2]}}')
    assert again(inbox, home).contents.keys() == first.contents.keys()


def test_a_content_lost_from_the_archive_is_taken_in_again(inbox: Path, home: Path) -> None:
    (inbox / "a.pdf").write_bytes(b"a")
    (receipt,) = again(inbox, home).receipts
    archive_path(home, receipt.sha256).unlink()
    again(inbox, home)
    assert archive_path(home, receipt.sha256).read_bytes() == b"a"


def test_a_single_file_is_an_inbox(inbox: Path, home: Path) -> None:
    (inbox / "a.pdf").write_bytes(b"a")
    assert [r.name for r in take_in(inbox / "a.pdf", home, {}).receipts] == ["a.pdf"]


def test_a_home_inside_the_inbox_is_left_out(inbox: Path) -> None:
    (inbox / "a.pdf").write_bytes(b"a")
    home = inbox / "medfin-home"
    again(inbox, home)
    assert [r.name for r in again(inbox, home).receipts] == ["a.pdf"]


@pytest.mark.parametrize(("where", "message"), [("borta", "finns inte"), ("hem/archive", "hemmappen")])
def test_an_inbox_that_cannot_be_used(tmp_path: Path, home: Path, where: str, message: str) -> None:
    (home / "archive").mkdir(parents=True)
    with pytest.raises(InboxError, match=message):
        take_in(tmp_path / where, home, {})


def test_leftovers_of_an_interrupted_batch_are_swept(home: Path) -> None:
    keep(b"x", home)
    leftover = work_folder(home) / "incoming" / "4711.part"
    leftover.write_bytes(b"halv")
    sweep(home)
    assert not leftover.exists()


def test_ten_thousand_known_files_are_looked_at_quickly(inbox: Path, home: Path) -> None:
    for number in range(2000):
        (inbox / f"{number}.pdf").write_bytes(b"%d" % (number % 7))
    again(inbox, home)
    begun = intake.time.perf_counter()
    assert len(again(inbox, home).receipts) == 2000
    assert intake.time.perf_counter() - begun < 1.0
