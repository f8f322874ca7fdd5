"""Labels that nobody has written down beforehand, understood from their words."""

import pytest

from extractors.form_words import QUESTIONS, asks_for


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.example)
def test_every_question_understands_its_example(question):
    assert asks_for(question.example) == question.field


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Startdatum (åååå-mm-dd)", "period_start"),
        ("2.3 När påbörjas projektet?", "period_start"),
        ("Vilken är projektets sista dag?", "period_end"),
        ("Inkommen (fylls i av regionen)", "received_on"),
        ("Hur mycket stöd söker ni?*", "amount_applied_for"),
        ("Sökt medel från Region Norrbotten", "amount_applied_for"),
        ("Vilka kommuner berörs av projektet?", "participants"),
        ("Total project budget", "total_cost"),
        ("Planned start date", "period_start"),
    ],
)
def test_labels_of_other_forms(label, field):
    assert asks_for(label) == field


@pytest.mark.parametrize(
    "label",
    [
        "Sökandens adress",
        "Har ni sökt stöd tidigare?",
        "Kontaktpersonens namn",
        "Projektledarens namn",
        "Namn på firmatecknare",
        "Startdatum för redovisning",
        "Ansökan om projektstöd",
        "Annan offentlig finansiering",
        "Slutrapport senast",
        "Projektets mål",
        "Projektet startar den 1 mars 2025.",
    ],
)
def test_labels_that_ask_for_something_else(label):
    assert asks_for(label) is None


def test_a_label_of_start_and_end_asks_for_the_period():
    assert asks_for("Planerad projekttid (från och med – till och med)") == "period"
