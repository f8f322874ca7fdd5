"""The page in English: every sentence of ours has one, who asks for it gets it, and what is Swedish by nature says that it is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from unit.desk.web_home import client_of, make_home

from desk import account, changes, text
from desk.web import lists, money, overview, pages, trust, waiting, words
from desk.web.english import ENGLISH
from desk.web.html import environment
from desk.web.language import preferred
from warehouse.lookups import LOOKUPS

DESK = Path(__file__).parents[3] / "desk"
TABLES = (
    words.RULES, words.SEVERITY_WORDS, words.VERDICT_WORDS, words.STANDARD_NOTES, words.PROBLEMS, text.REASONS, account.EVENTS,
    account.REASONS, changes.NAMES, lists.FRESH, trust.READERS,
)  # fmt: skip
SAYING = ("tr", "gettext", "ngettext", "error")


def sentences() -> Iterator[tuple[str, str]]:
    """Everything of ours that a page can say, with where it comes from."""
    for path in sorted((DESK / "templates").glob("*.html")):
        for _, _, found in environment().extract_translations(path.read_text(encoding="utf-8")):
            yield from ((sentence, path.name) for sentence in (found if isinstance(found, tuple) else (found,)) if sentence)
    for path in sorted((DESK / "web").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
                yield from ((a.value, path.name) for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str))
    for table in TABLES:
        yield from ((word, "a table of words") for word in table.values())
    yield from ((label, enum.__name__) for enum, labels in LOOKUPS for _, label in labels)
    yield from ((label, "facets") for _, label, _, _ in lists.FACETS)
    yield from ((label, "orders") for _, label, _ in lists.ORDERS)
    yield from ((label, "statuses") for _, label in pages.STATUSES)
    yield from ((label, "money") for label, *_ in money.CHANGEABLE)
    yield from ((said, "waiting") for one in waiting.LISTS for said in (one.title, one.about))
    yield from ((said, "trends") for _, title, what in overview.TRENDS for said in (title, what))


def test_every_sentence_has_its_english() -> None:
    missing = sorted({f"{where}: {sentence}" for sentence, where in sentences() if sentence not in ENGLISH})
    assert not missing, "give these English in desk/web/english.py:\n" + "\n".join(missing)


def test_what_is_filled_in_is_the_same_in_both_languages() -> None:
    for swedish, english in ENGLISH.items():
        assert sorted(re.findall(r"%\(\w+\)s|%%", swedish)) == sorted(re.findall(r"%\(\w+\)s|%%", english)), swedish


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "sv"),
        ("*", "sv"),
        ("sv-SE,sv;q=0.9,en;q=0.8", "sv"),
        ("en-GB,en;q=0.9", "en"),
        ("de,en;q=0.5", "en"),
        ("en;q=0.5,sv;q=0.5", "sv"),
        ("en;q=huh", "sv"),
    ],
)
def test_the_browser_says_which(accepted: str, language: str) -> None:
    assert preferred(accepted) == language


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client_of(make_home(tmp_path_factory.mktemp("hem")), tmp_path_factory.mktemp("bilder"))


def addresses(browser: TestClient) -> list[str]:
    case = re.findall(r'href="(/arende/[^"]+)"', browser.get("/arenden").text)[0]
    finding = re.findall(r'href="(/avvikelse/[^"]+)"', browser.get(case).text)[0]
    stray = re.findall(r'href="(/handling/[^"]+)"', browser.get("/handlingar?utan_arende=1").text)[0]
    paper = browser.get("/uppgift/f-granted").headers["location"].split("#")[0]
    lists_ = [f"/vantar/{one.key}" for one in waiting.LISTS]
    return [
        "/",
        "/arenden?q=hamn",
        "/handlingar",
        "/stickprov",
        case,
        f"{case}/komplettering",
        finding,
        stray,
        paper,
        *lists_,
        "/nix",
    ]


def test_an_english_page_has_no_swedish_of_ours(browser: TestClient) -> None:
    """What is left of å, ä and ö outside what is marked as Swedish is data: names, figures and one's own words."""
    for address in addresses(browser):
        html = browser.get(address, headers={"accept-language": "en"}).text
        assert '<html lang="en">' in html, address
        left = re.sub(r'(?s)<(\w+)[^>]*\slang="sv"[^>]*>.*?</\1>', " ", html)
        left = re.sub(r"(?s)<(script|title|option)\b.*?</\1>|value=\"[^\"]*\"|href=\"[^\"]*\"|alt=\"[^\"]*\"", " ", left)
        words_left = re.findall(r"\w*[åäöÅÄÖ]\w*", unescape(re.sub(r"<[^>]+>", " ", left)))
        assert set(words_left) <= {"Handläggare"}, (address, words_left)


def test_a_choice_in_an_address_is_kept(browser: TestClient) -> None:
    assert browser.get("/", headers={"accept-language": "sv"}).headers["content-language"] == "sv"
    answer = browser.get("/?sprak=en", headers={"accept-language": "sv"})
    assert "medfin_sprak=en; Path=/; HttpOnly; SameSite=Strict" in answer.headers.get_list("set-cookie")
    assert "<h1>Overview</h1>" in browser.get("/", headers={"accept-language": "sv"}).text
    browser.get("/?sprak=sv")
    assert "<h1>Översikt</h1>" in browser.get("/", headers={"accept-language": "en"}).text
    assert browser.get("/?sprak=xx", headers={"accept-language": "en"}).headers["content-language"] == "sv"
    browser.cookies.delete("medfin_sprak")
