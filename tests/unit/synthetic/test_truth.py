"""The truth is what is printed: every label of a generated document can be found in its text."""

from __future__ import annotations

import email
import json
import re
from collections import Counter
from datetime import date
from email import policy
from pathlib import Path
from random import Random
from typing import Any

import docx
import openpyxl
import pypdfium2
import pytest
from synthetic import mismatches
from synthetic.corpus import make
from synthetic.imagine import invent, write_orders
from synthetic.labels import SCALARS
from synthetic.layouts import FAMILIES, families
from synthetic.model import months_after
from synthetic.printing import grouped, print_date
from synthetic.registers import municipal_name, municipalities

from schemas.values import organization_number_is_valid

Truth = dict[str, Any]


@pytest.fixture(scope="module", params=[False, True], ids=["usual", "fresh"])
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    out = tmp_path_factory.mktemp("corpus")
    return out, make(out, 40, 7, fresh=request.param)


def pdf_text(source: Path | bytes) -> str:
    pdf = pypdfium2.PdfDocument(source)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def text_of(path: Path, segment: int) -> str:
    if path.suffix == ".pdf":
        return pdf_text(path)
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
        header = [p.text for p in document.sections[0].header.paragraphs]
        return "\n".join([*header, *(p.text for p in document.paragraphs), *cells])
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, data_only=True)
        return "\n".join(str(c.value) for sheet in book for row in sheet for c in row if c.value is not None)
    message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    if segment == 0:
        body = message.get_body()
        assert body is not None
        return f"{message['subject']}\n{body.get_content()}\n{message['date'].datetime:%Y-%m-%d}"
    attachment = list(message.iter_attachments())[segment - 1]
    return pdf_text(attachment.get_content())


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00a0\u2009\u202f\ufffe\u0002]+", "", text)


def amount_forms(amount: int) -> list[str]:
    forms = [grouped(amount, s) for s in ("", ".", "’", ",")]
    forms += [grouped(amount // 1000, s) for s in ("", ".", "’")]
    if amount % 10_000 == 0:
        whole, part = divmod(amount // 10_000, 100)
        number = f"{whole},{part:02d}".rstrip("0").rstrip(",")
        forms += [f"{number}miljoner", f"{number}mnkr"]
    return forms


def test_every_label_is_printed(corpus: tuple[Path, Truth]) -> None:
    out, truth = corpus
    lost = []
    for d in truth["documents"]:
        if d["expect_status"] == "quarantined":
            continue
        text = squeezed(text_of(out / "inbox" / d["file"], d["segment"]))
        lower = text.casefold()
        for name in SCALARS:
            value = d[name]
            if value is None:
                continue
            if name.endswith("_sek"):
                found = any(f in text for f in amount_forms(value))
            elif name.endswith("_pct"):
                found = f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",") in text
            elif name.endswith(("_on", "_due")) or name.startswith("period"):
                found = any(
                    squeezed(print_date(date.fromisoformat(value), f)) in text
                    for f in ("iso", "long", "compact", "slashed", "dotted")
                )
            else:
                found = squeezed(str(value)).casefold() in lower
            if not found:
                lost.append((d["file"], d["layout"], name, value))
        for row in (*d["financing"], *d["budget"]):
            for amount in [row["amount_sek"], *row["by_year"].values()]:
                if amount and not any(f in text for f in amount_forms(amount)):
                    lost.append((d["file"], d["layout"], row, amount))
    assert not lost, f"{len(lost)} labels are not printed: {lost[:5]}"


PLANTED = {"delegation_limit": r"limit (\d+)", "table_sum_differs": r"printed sum of financing (\d+)"}
"""Planted figures that no label shows, and where the reason for the mismatch names them."""


@pytest.mark.parametrize("fresh", [False, True], ids=["usual", "fresh"])
def test_what_is_planted_is_printed(tmp_path: Path, fresh: bool) -> None:
    truth = make(tmp_path, 40, 11, fresh=fresh, planted=1.0)
    planted, lost = Counter[str](), []
    for case in truth["cases"]:
        papers = [d for d in truth["documents"] if d["case"] == case["key"]]
        texts = [squeezed(text_of(tmp_path / "inbox" / d["file"], d["segment"])) for d in papers]
        for mismatch in case["expected_mismatches"]:
            named = re.search(PLANTED.get(mismatch["rule"], "(?!)"), mismatch["why"])
            planted[mismatch["rule"]] += 1
            if named and not any(f in text for text in texts for f in amount_forms(int(named[1]))):
                lost.append((case["key"], mismatch))
    assert not lost
    assert all(planted[rule] for rule in PLANTED), planted


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    one, two = make(tmp_path / "1", 3, 5), make(tmp_path / "2", 3, 5)
    assert one == two
    for d in one["documents"]:
        assert (tmp_path / "1/inbox" / d["file"]).read_bytes() == (tmp_path / "2/inbox" / d["file"]).read_bytes()


def test_plans_add_up() -> None:
    for n in range(150):
        rng = Random(n)
        case = write_orders(rng, invent(rng, "C", set()))
        for paper in case.papers:
            plan = paper.facts.plan
            assert plan.total == plan.funded
            for year in plan.years:
                assert plan.summed("cost", year) == plan.summed("financing", year)
            assert all(a >= 0 for row in (*plan.costs, *plan.funding) for _, a in row.money.by_year)
            kinds = {c: sum(f.money.total for f in plan.funding if f.contribution == c) for c in ("cash", "in_kind")}
            assert kinds["in_kind"] == sum(c.money.total for c in plan.costs if c.category == "in_kind")
        assert case.facts.start >= case.facts.received
        assert organization_number_is_valid(case.facts.org_number.replace("-", ""))
        assert abs(case.facts.rate * case.facts.plan.total - case.facts.granted * 10000) <= case.facts.plan.total / 2 + 1


def test_every_planter_is_used() -> None:
    rules: Counter[str] = Counter()
    for n in range(500):
        rng = Random(n)
        case = write_orders(rng, invent(rng, "C", set()))
        mismatches.plant(rng, case)
        rules.update(m.rule for m in case.expected)
    assert len(rules) >= 26, rules


def test_families_cover_every_kind() -> None:
    for kind in ("application", "budget", "commitment", "officers_report", "decision", "supplement", "payment_claim", "other"):
        assert len([f for f in families() if f.options(kind)]) >= 3, kind
    assert len({f.name for f in FAMILIES}) == len(FAMILIES)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2028, 12, 31), 2, date(2029, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 9, 30), 2, date(2026, 11, 30)),
        (date(2026, 5, 15), 2, date(2026, 7, 15)),
    ],
)
def test_months_after(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("Krokom", "Krokoms kommun"),
        ("Åre", "Åre kommun"),
        ("Falun", "Falu kommun"),
        ("Malmö", "Malmö stad"),
        ("Kalmar", "Kalmar kommun"),
        ("Mark", "Marks kommun"),
    ],
)
def test_municipal_names(place: str, name: str) -> None:
    assert municipal_name(place) == name


def test_all_municipalities_once() -> None:
    codes = [m.code for m in municipalities()]
    assert len(codes) == len(set(codes)) == 290


def test_truth_file_is_what_make_returns(corpus: tuple[Path, Truth]) -> None:
    out, truth = corpus
    assert json.loads((out / "truth.json").read_text(encoding="utf-8")) == truth
