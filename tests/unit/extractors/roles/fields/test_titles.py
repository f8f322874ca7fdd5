"""Titles in headings and first lines."""

import pytest

from extractors.roles.fields.titles import clean_title, title_in_heading


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Gröna broar, 23RS315 (Norrbygdens Trä ek. för.)", "Gröna broar"),
        ("Gröna broar (Sjövik ekonomisk förening)", "Gröna broar"),
        ("”Gröna broar”", "Gröna broar"),
        ("Gröna broar 2.0", "Gröna broar 2.0"),
        ("Gröna broar, projektägare Norrbygdens Trä", "Gröna broar"),
        ("Gröna broar, 23RS315. Sökande: Norrbygdens Trä", "Gröna broar"),
        ("Gröna broar – kostnader och finansiering", "Gröna broar"),
        ("Kulturmötet nära dig och bidrar med 174 000", "Kulturmötet nära dig"),
        ("Exportlyftet – steg två med sammanlagt 23 000", "Exportlyftet – steg två"),
        ("Skogens värden för nästa generation med", "Skogens värden för nästa generation"),
        ("Bygga med 5G och trä", "Bygga med 5G och trä"),
        ("Gröna broar 2.0 söker", "Gröna broar 2.0"),
        ("Gröna broar 2.0 söker medfinansiering", "Gröna broar 2.0"),
        ("Unga söker jobb", "Unga söker jobb"),
        ("Gröna broar med nedanstående belopp", "Gröna broar"),
        ("Gröna broar, alla belopp i tkr", "Gröna broar"),
        ("Gröna broar. Avser perioden 2027-01-01 – 2027-06-30", "Gröna broar"),
        ("Exportlyftet med kraft", "Exportlyftet med kraft"),
    ],
)
def test_a_title_without_what_stands_behind_it(written, title):
    assert clean_title(written) == title


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Beslut om stöd till projektet ”Gröna broar”", "Gröna broar"),
        ("Budget för Gröna broar", "Gröna broar"),
        ("Kostnadsbudget Gröna broar", "Gröna broar"),
        ("Projektbudget 5 augusti 2024", None),
        ("Budget: Slutdatum", None),
        ("Projektets budget", None),
        ("Fyll i gröna celler", None),
    ],
)
def test_titles_in_headings(heading, title):
    found = title_in_heading(heading)
    assert (found[0] if found else None) == title
