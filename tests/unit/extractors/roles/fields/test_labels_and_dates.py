"""Labels of form fields, and cues beside dates, each run on its own example and on others."""

import re

import pytest

from extractors.roles.fields.dates import DATE_CUES
from extractors.roles.fields.labels import LABELS, fields_of
from extractors.roles.fields.titles import _HEADINGS, clean_title, title_in_heading

DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2} [a-zåäö]+(?: \d{4})?")


@pytest.mark.parametrize("label", LABELS, ids=lambda x: x.example)
def test_label_knows_its_example(label):
    assert fields_of(label.example)[0].field == label.field


@pytest.mark.parametrize(
    ("printed", "field"),
    [
        ("Projektnamn:", "project_title"),
        ("1.2 Projektets namn", "project_title"),
        ("Sökt belopp (kr)", "amount_applied_for"),
        ("Total projektkostnad (tkr)", "total_cost"),
        ("Organisationsnummer", "applicant_org_number"),
        ("Dnr hos Region Norr", "registration_number"),
        ("Projektets totala kostnader", "total_cost"),
        ("Kommuner som omfattas", "participants"),
    ],
)
def test_labels(printed, field):
    assert fields_of(printed)[0].field == field


@pytest.mark.parametrize("printed", ["Bankgiro", "Telefon", "Kontaktperson", "Juridisk form", "Region Halland 300 000 kr"])
def test_no_labels(printed):
    assert fields_of(printed) == ()


@pytest.mark.parametrize("cue", DATE_CUES, ids=lambda c: c.example)
def test_date_cue_finds_its_example(cue):
    match = DATE.search(cue.example)
    assert match
    assert cue.before is None or cue.before.search(cue.example[: match.start()])
    assert cue.after is None or cue.after.search(cue.example[match.end() :])


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("”Gröna broar”", "Gröna broar"),
        ("Gröna broar 2.0,", "Gröna broar 2.0"),
        ("Gröna broar, RS 2024/77", "Gröna broar"),
        ("Gröna broar, dnr 24RV0012", "Gröna broar"),
        ("Gröna\nbroar", "Gröna broar"),
        ("Gröna broar: vad det kostar och vem som betalar", "Gröna broar"),
        ("Projektet Gröna broar söker medfinansiering", "Gröna broar"),
    ],
)
def test_clean_title(written, title):
    assert clean_title(written) == title


@pytest.mark.parametrize("example", [example for _, _, example in _HEADINGS])
def test_heading_pattern_finds_its_example(example):
    assert title_in_heading(example)[0] == "Gröna broar"


@pytest.mark.parametrize(
    "heading",
    [
        "Ansökan om regionala projektmedel",
        "Kostnads- och finansieringsbudget",
        "Budget och finansieringsplan 2024-10-18",
        "Region Nord",
    ],
)
def test_headings_without_a_title(heading):
    assert title_in_heading(heading) is None
