"""Labels of cost lines and what they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.roles.tables.categories import category_of

LABELS = """
staff: Personal | Lön projektledare 20 % | Löner inkl. sociala avgifter
staff: Personalkostnader | Projektledare 100 % | LKP 45,2 %
staff: Sociala avgifter | Anställd personal | Lönekostnader
staff: Projektledning | Kommunikatör 50 % | Övriga personalkostnader
staff: Administrativ personal | Lön administratör | Projektekonom
staff: Processledare | Projektmedarbetare, 2 st | Timanställda
staff: Löner (schablon enligt timkostnad) | Delprojektledare Nord | Projektkoordinator
staff: Lönebikostnader | Tjänst 50 % | Egen personal
external_services: Externa tjänster | Konsulter
external_services: Köpta tjänster | Externa experter och tjänster | Hantverkare och konsulter
external_services: Konsulter och föreläsare | Extern projektledare | Föreläsare
external_services: Extern utvärdering | Inköp av tjänster | Arvoden
external_services: Konsultkostnader | Externa kostnader | IT-konsulter
external_services: Utvärdering | Revision | Upphandlade tjänster | Extern expertis
travel: Resor | Resor och logi | Resekostnader | Resor och möten
travel: Personalresor | Traktamenten | Studieresor | Kost och logi
travel: Resor, boende och traktamenten | Tjänsteresor
premises: Lokaler | Lokalhyra | Lokalkostnader
premises: Hyra och drift av fasta samlingslokaler | Externa lokaler | Hyra | Konferenslokaler
premises: Kontorshyra | Hyra av lokal | Kontorskostnader
equipment: Utrustning | Investeringar | Investeringar i materiel
equipment: Inventarier | Utrustning och material | Scenteknik | Datorer
equipment: Maskiner och inventarier | Inköp av utrustning | Ljudteknik
equipment: Hyra av utrustning | Avskrivningar | Mätutrustning
indirect: Indirekta kostnader | Overhead | OH-kostnader
indirect: Övriga indirekta kostnader | Schablon för indirekta kostnader | OH 15 %
indirect: Indirekta kostnader (15 % av personal) | Administration
indirect: Schablon 15 % | Gemensamma kostnader | OH-påslag på lön
indirect: Administrativa kostnader
other: Övrigt | Övriga kostnader | Information och material
other: Marknadsföring | Kommunikation | Slutkonferens och tryck | Konferenser
other: Evenemang | Seminarier och workshops | Informationsmaterial
other: Övriga externa kostnader | Aktiviteter | Trycksaker | Förtäring
other: Kommunikation och spridning | Annonsering | Oförutsett | Övriga direkta kostnader
in_kind: Bidrag i annat än pengar | Ideellt arbete | Naturabidrag | Bidrag i annat än pengar (kostnad) | Eget arbete
in_kind: Ideell arbetstid 300 tim | Kostnader in natura
in_kind: Ideella timmar à 220 kr | Lokaler (in natura) | Personal, annat än pengar
income: Projektintäkter | Intäkter | Avgår intäkter | Biljettintäkter | Övriga intäkter | Avgår: projektintäkter
"""
CASES = [
    (label.strip(), line.split(":", 1)[0]) for line in LABELS.strip().splitlines() for label in line.split(":", 1)[1].split(" | ")
]


@pytest.mark.parametrize(("label", "expected"), CASES)
def test_a_label_names_its_kind(label: str, expected: str) -> None:
    found = category_of(label)
    assert found is not None
    assert found.value == expected


@pytest.mark.parametrize("label", ["Region Skåne", "Snöskotrar", "Sundsvalls kommun", "Kostnader", "Lokala företag"])
def test_unknown_words_name_nothing(label: str) -> None:
    assert category_of(label) is None


def _listed() -> list[tuple[str, str]]:
    lines = Path(__file__).with_name("cost_labels.txt").read_text(encoding="utf-8").splitlines()
    kinds = (line.partition(": ") for line in lines)
    return [(label, kind) for kind, _, labels in kinds for label in labels.split("; ")]


def test_the_list_of_labels_is_understood() -> None:
    """A label nobody knows may be *other*, never a kind it is not."""
    wrong = []
    for label, kind in _listed():
        found = category_of(label)
        said = found.value if found is not None else "other"
        if said != ("other" if kind == "unknown" else kind):
            wrong.append((label, kind, said))
    assert len(_listed()) > 400
    assert wrong == []
