"""The page's walls: who may ask, whose forms count, what a document may do to the page (nothing), headers of all answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from unit.desk.web_home import HOST, client_of, make_home

from desk.web.app import PAGES, WORDS
from warehouse.home import journal_path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_home(tmp_path_factory.mktemp("hem"))


@pytest.fixture
def browser(home: Path, tmp_path: Path) -> TestClient:
    return client_of(home, tmp_path / "bilder")


def addresses(browser: TestClient) -> list[str]:
    """Every page there is, with what the lists link to."""
    case = re.findall(r'href="(/arende/[^"]+)"', browser.get("/arenden").text)
    papers = re.findall(r'href="(/handling/[^"?#]+)"', browser.get("/handlingar").text)
    facts = re.findall(r'href="(/uppgift/[^"]+)"', browser.get(case[0]).text)
    return [
        "/",
        "/stickprov",
        "/arenden",
        "/arenden?q=hamn",
        "/handlingar",
        *case,
        *papers,
        *facts,
        *(f"{p}/original" for p in papers),
    ]


def test_all_pages_are_walked(browser: TestClient) -> None:
    found = addresses(browser)
    assert len(found) >= 12
    assert all(browser.get(address).status_code in (200, 303) for address in found)


def filled(browser: TestClient, path: str) -> str:
    """The address of a route with something that is there in the place of each of its names."""
    case = next(a for a in addresses(browser) if a.startswith("/arende/")).removeprefix("/arende/")
    paper = browser.get("/uppgift/f-granted").headers["location"].split("?")[0].removeprefix("/handling/")
    finding = re.findall(r'href="/avvikelse/([^"]+)"', browser.get(f"/arende/{case}").text)[0]
    known = {
        "case_id": case, "document_id": paper, "finding_id": finding, "fact_id": "f-granted", "page:int": "1", "what": "villkor",
        "form": "docx" if "komplettering" in path else "csv",
    }  # fmt: skip
    return re.sub(r"\{([^}]+)\}", lambda named: known[named[1]], path)


ROUTES = [path for path, _ in PAGES]


@pytest.mark.parametrize("path", ROUTES)
def test_every_route_has_its_walls(home: Path, browser: TestClient, path: str) -> None:
    address = filled(browser, path)
    answer = browser.get(address)
    # The only mismatch of this home is the authority's own, so that there is nothing to ask the applicant for.
    assert answer.status_code in ((404,) if "komplettering." in path else (200, 303)), address
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    kind = answer.headers.get("content-type", "").split(";")[0]
    shown = kind in ("text/html", "image/png", "application/json") or answer.status_code == 303
    assert shown or answer.headers["content-disposition"].startswith("attachment")
    if kind == "text/html":
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", answer.text)
        assert not re.search(r"(?:src|href|action)=\"(?!/|#|\?)", answer.text)
    before = words_said(home)
    assert browser.get(address, headers={"host": "evil.example"}).status_code == 403
    assert browser.post(address, data={"token": "x"}).status_code in (404, 405)
    assert words_said(home) == before


def test_the_routes_of_the_application_are_those_that_are_tried(browser: TestClient) -> None:
    routes = {route.path: route.methods for route in browser.app.routes if getattr(route, "methods", None)}  # type: ignore[attr-defined]
    assert set(routes) == {*ROUTES, *(path for path, _ in WORDS)}
    assert all(not methods & {"POST", "PUT", "PATCH", "DELETE"} for path, methods in routes.items() if path in ROUTES)


def test_every_answer_has_the_headers(browser: TestClient) -> None:
    for address in [*addresses(browser), "/finns-inte", "/static/desk.css", "/uppgift/f-granted/rad.png"]:
        headers = browser.get(address).headers
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'none'", address
        assert "unsafe" not in headers["content-security-policy"]
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers


def test_no_page_has_inline_script_or_style_or_a_foreign_address(browser: TestClient) -> None:
    for address in addresses(browser):
        answer = browser.get(address)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        assert not re.search(r"<script(?![^>]*\ssrc=\"/static/)", answer.text), address
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", answer.text), address
        assert not re.search(r"(?:src|href|action)=\"(?!/|#|\?)", answer.text), address


def test_markup_in_titles_and_file_names_is_text(browser: TestClient) -> None:
    for address in addresses(browser):
        answer = browser.get(address)
        if answer.headers.get("content-type", "").startswith("text/html"):
            assert "<script>alert" not in answer.text, address
            assert "<img src=x" not in answer.text, address
            assert "\u202e" not in answer.text, address
    case = browser.get(next(a for a in addresses(browser) if a.startswith("/arende/"))).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;Ängsö&#34; \\u202eslut" in case
    assert "&lt;img src=x onerror=alert(2)&gt;.pdf" in case
    assert "&lt;b&gt;x" in browser.get("/arenden", params={"q": "<b>x"}).text


def test_originals_are_downloads_and_nothing_else(browser: TestClient) -> None:
    for address in [a for a in addresses(browser) if a.endswith("/original")]:
        answer = browser.get(address)
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert b"alert(3)" in b"".join(browser.get(a).content for a in addresses(browser) if a.endswith("/original"))


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:9999", "evil.example:8760", "localhost.evil.example:8760", ""]
)
def test_a_foreign_host_is_refused(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"host": host}).status_code == 403
    assert browser.get("/", headers={"host": HOST}).status_code == 200


def words_said(home: Path) -> int:
    path = journal_path(home)
    return len(path.read_bytes().splitlines()) if path.is_file() else 0


def token_in(html: str) -> str:
    return re.findall(r'name="token" value="([0-9a-f]+)"', html)[0]


@pytest.mark.parametrize("path", [path for path, _ in WORDS])
def test_what_changes_anything_needs_the_token_of_this_browser(
    home: Path, browser: TestClient, tmp_path: Path, path: str
) -> None:
    case = next(a for a in addresses(browser) if a.startswith("/arende/"))
    token = token_in(browser.get(case).text)
    other = client_of(home, tmp_path / "andra")
    foreign = token_in(other.get(case).text)
    form = {
        "avvikelse": "x",
        "omdome": "dismissed",
        "uppgift": "f-granted",
        "varde": "1",
        "skal": "x",
        "handling": "d",
        "arende": "NR",
    }
    before = words_said(home)
    for wrong in ({}, {"token": ""}, {"token": "0" * 64}, {"token": foreign}, {"token": token[:-1]}):
        assert browser.post(path, data={**form, **wrong}).status_code == 403
    right = {**form, "token": token}
    for headers in (
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        assert browser.post(path, data=right, headers=headers).status_code == 403
    assert browser.post(path, content=b"{}", headers={"content-type": "text/plain"}).status_code == 403
    assert (
        browser.post(path, content=b"a" * 70_000, headers={"content-type": "application/x-www-form-urlencoded"}).status_code
        == 413
    )
    assert browser.get(path).status_code == 405
    browser.cookies.clear()
    assert browser.post(path, data=right).status_code == 403
    assert words_said(home) == before


def test_nothing_is_changed_by_looking() -> None:
    assert not {path for path, _ in PAGES} & {path for path, _ in WORDS}


@pytest.mark.parametrize(
    "back",
    [
        "//evil.example/",
        "http://evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/\r\nSet-Cookie: a=b",
        "",
        "javascript:alert(1)",
    ],
)
def test_the_way_back_never_leaves_the_desk(browser: TestClient, back: str) -> None:
    token = token_in(browser.get(next(a for a in addresses(browser) if a.startswith("/arende/"))).text)
    form = {"token": token, "uppgift": "f-granted", "varde": "1000000", "skal": "prov", "tillbaka": back}
    answer = browser.post("/rattelse", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize("key", ["..%2F..%2Fetc%2Fpasswd", "%00", "d-nix", "'%20OR%201=1"])
def test_odd_keys_find_nothing(browser: TestClient, key: str) -> None:
    for address in (
        f"/arende/{key}/ark.pdf",
        f"/arende/{key}/komplettering",
        f"/arende/{key}/komplettering.docx",
        f"/avvikelse/{key}",
        f"/vantar/{key}",
        f"/export/{key}",
        f"/handling/{key}/sida/1.json",
        f"/handling/{key}/sida/1.png",
        f"/arende/{key}",
        f"/handling/{key}",
        f"/handling/{key}/original",
        f"/uppgift/{key}",
        f"/uppgift/{key}/rad.png",
    ):
        assert browser.get(address).status_code == 404
    assert browser.get(f"/static/{key}").status_code == 404
