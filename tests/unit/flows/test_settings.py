from pathlib import Path

import pytest

from flows.settings import SettingsError, default_home, load_settings


def test_file_then_environment(tmp_path: Path) -> None:
    (tmp_path / "medfin.toml").write_text('workers = 3\nmemory_mb = 900\ntimezone = "Europe/Helsinki"\n')
    settings = load_settings(tmp_path, {"MEDFIN_WORKERS": "5", "MEDFIN_CRON": "", "HOME": "/x"})
    assert (settings.workers, settings.memory_mb, settings.timezone, settings.cron) == (5, 900, "Europe/Helsinki", "0 2 * * *")


def test_home(tmp_path: Path) -> None:
    assert default_home({}) == Path("medfin-home")
    assert default_home({"MEDFIN_HOME": "/srv/medfin"}) == Path("/srv/medfin")
    assert load_settings(tmp_path, {}).home == tmp_path


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("arbetare = 2", "okänd inställning arbetare"),
        ("workers = 'två'", "heltal"),
        ("workers = true", "heltal"),
        ("workers = -1", "workers får inte vara -1"),
        ("memory_mb = 0", "memory_mb får inte vara 0"),
        ("timezone = 'Mars/Olympus'", "tidszonen"),
        ("workers = ", "TOML"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "medfin.toml").write_text(text)
    with pytest.raises(SettingsError, match=complaint):
        load_settings(tmp_path, {})
