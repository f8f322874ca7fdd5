import json
import types
from pathlib import Path

import pytest

from flows import command
from flows.command import VERBS, Verb, main, one_line


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    out, err = capsys.readouterr()
    return status, out, err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["hej"], "'hej' är inget kommando"),
        (["ingest"], "saknas: INKORG"),
        (["ingest", "x", "--workers", "0"], "minst 1"),
        (["ingest", "x", "--workers", "två"], "går inte att tolka"),
        (["cases", "--format", "pdf"], "välj bland"),
        (["cases", "--formatt", "csv"], "okänt argument"),
        (["review", "x-1", "--verdict", "accepted"], "saknas: --note, --by"),
        (["serve"], "saknas: --inbox"),
        (["reprocess"], "ange ett av --shadow --activate"),
        (["verify", "--sample", "-3"], "--sample: '-3' är inget antal"),
        (["desk", "--port", "99999"], "medfin desk: --port: 99999 ska vara mellan"),
    ],
)
def test_wrong_usage_is_one_swedish_line(capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert complaint in err


def test_help_lists_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "--help")
    assert status == 0
    assert all(verb.help in out for verb in VERBS)
    assert run(capsys)[0] == 2
    for verb in VERBS:
        assert run(capsys, verb.name, "--help")[0] == 0


def test_what_cannot_be_done_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    home = str(tmp_path / "hem")
    for arguments in (
        ("ingest", str(tmp_path / "borta"), "--home", home),
        ("extract", str(tmp_path / "borta.pdf"), "--home", home),
        ("serve", "--inbox", str(tmp_path), "--cron", "varje natt", "--home", home),
        ("cases", "--home", home),
        ("restore", str(tmp_path / "borta.tar"), "--home", home),
        ("desk", "--home", home),
    ):
        status, out, err = run(capsys, *arguments)
        assert (status, out, err.count("\n")) == (1, "", 1), (arguments, err)
    assert not (tmp_path / "hem").exists(), "a command that could not be done leaves nothing behind"


def test_home_comes_from_the_environment(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MEDFIN_HOME", str(tmp_path / "från miljön"))
    assert "från miljön" in run(capsys, "cases")[2]
    assert "från raden" in run(capsys, "cases", "--home", str(tmp_path / "från raden"))[2]


def test_a_fault_of_ours_is_one_line_unless_asked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(arguments: object) -> int:
        raise ZeroDivisionError("division by zero\nradbrytning")

    module = types.SimpleNamespace(fail=fail, fail_arguments=lambda parser: None)
    monkeypatch.setattr(command, "VERBS", (Verb("fail", "x", "fail", ""),))
    monkeypatch.setattr(command.importlib, "import_module", lambda name: module)
    status, _, err = run(capsys, "fail")
    assert (status, err.count("\n")) == (1, 1)
    assert "ZeroDivisionError" in err
    monkeypatch.setenv("MEDFIN_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["fail"])


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (FileNotFoundError(2, "No such file", "/a/b"), "/a/b finns inte"),
        (PermissionError(13, "denied", "/a/b"), "/a/b: behörighet saknas"),
        (OSError(5, "Input/output error"), "Input/output error"),
        (OSError(28, "No space left on device"), "disken är full; gör plats, men inte i archive/ eller journal/, och kör igen"),
    ],
)
def test_errors_of_the_system(error: OSError, line: str) -> None:
    assert one_line(error) == line


def test_extract_stores_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paper = tmp_path / "anteckning.txt"
    paper.write_text("inget som går att läsa")
    status, out, err = run(capsys, "extract", str(paper), "--format", "json")
    answer = json.loads(out)
    assert (status, err) == (0, "")
    assert answer["status"] == "quarantined"
    assert answer["documents"][0]["status"] == "quarantined"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["anteckning.txt"]
