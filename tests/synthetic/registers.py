"""Who can take part in an invented case: real municipalities, regions, agencies and universities, in invented stories.

Kept apart from the registers that medfin itself uses, so that a fault there is not repeated in the truth.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation with its name in nominative and the type the truth gives it as a financier."""

    name: str
    kind: str
    code: str | None = None
    place: str = ""
    """Short name of a municipality (*Krokom*); a seat for others."""
    printed: tuple[str, ...] = ()
    """Other ways it is printed: *ESF+*, *Linköpings universitet (LiU)*."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Who decides: how its papers look from outside, and how it numbers its cases ({y} two digits, {Y} four, {n} serial)."""

    name: str
    county: str
    number: str
    board: str
    unit: str
    director: str
    kind: str = "region"
    town: str = ""
    postcode: str = ""


AUTHORITIES = (
    Authority(
        "Region Stockholm",
        "01",
        "RUN {Y}-{n:04d}",
        "Regionala utvecklingsnämnden",
        "Regionledningskontoret",
        "Utvecklingsdirektören",
        town="Stockholm",
        postcode="104 22",
    ),
    Authority(
        "Region Uppsala",
        "03",
        "RUN{Y}-{n:04d}",
        "Regionala utvecklingsnämnden",
        "Regional utveckling",
        "Regional utvecklingsdirektör",
        town="Uppsala",
        postcode="751 25",
    ),
    Authority(
        "Region Sörmland",
        "04",
        "RUN {y}-{n:04d}",
        "Nämnden för regional utveckling",
        "Enheten för hållbar regional utveckling",
        "Regionutvecklingschefen",
        town="Nyköping",
        postcode="611 88",
    ),
    Authority(
        "Region Östergötland",
        "05",
        "TSN {Y}-{n}",
        "Regionutvecklingsnämnden",
        "Enheten näringsliv och innovation",
        "Utvecklingsdirektören",
        town="Linköping",
        postcode="581 91",
    ),
    Authority(
        "Region Jönköpings län",
        "06",
        "RJL {Y}/{n}",
        "Nämnden för arbetsmarknad, näringsliv och attraktivitet",
        "Regional utveckling",
        "Regional utvecklingsdirektör",
        town="Jönköping",
        postcode="551 11",
    ),
    Authority(
        "Region Kronoberg",
        "07",
        "{y}RK{n:04d}",
        "Regionala utvecklingsnämnden",
        "Hållbar tillväxt",
        "Regional utvecklingsdirektör",
        town="Växjö",
        postcode="351 88",
    ),
    Authority(
        "Region Kalmar län",
        "08",
        "RUN {Y}/{n}",
        "Regionala utvecklingsnämnden",
        "Regionala utvecklingsförvaltningen",
        "Utvecklingsdirektören",
        town="Kalmar",
        postcode="391 85",
    ),
    Authority(
        "Region Gotland",
        "09",
        "RS {Y}/{n}",
        "Regionstyrelsen",
        "Regionstyrelseförvaltningen",
        "Regiondirektören",
        town="Visby",
        postcode="621 81",
    ),
    Authority(
        "Region Blekinge",
        "10",
        "{Y}/{n:05d}",
        "Regionala utvecklingsnämnden",
        "Regional utveckling",
        "Regional utvecklingsdirektör",
        town="Karlskrona",
        postcode="371 81",
    ),
    Authority(
        "Region Skåne",
        "12",
        "{Y}-POL{n:06d}",
        "Regionala utvecklingsnämnden",
        "Avdelning näringsliv",
        "Regional utvecklingsdirektör",
        town="Kristianstad",
        postcode="291 89",
    ),
    Authority(
        "Region Halland",
        "13",
        "RS{y}{n:04d}",
        "Tillväxtutskottet",
        "Regionkontoret",
        "Regiondirektören",
        town="Halmstad",
        postcode="301 80",
    ),
    Authority(
        "Västra Götalandsregionen",
        "14",
        "RUN {Y}-{n:05d}",
        "Regionutvecklingsnämnden",
        "Koncernkontoret",
        "Regionutvecklingsdirektören",
        town="Vänersborg",
        postcode="462 80",
    ),
    Authority(
        "Region Värmland",
        "17",
        "RUN/{y}{n:04d}",
        "Regionala utvecklingsnämnden",
        "Regional tillväxt",
        "Regionutvecklingsdirektören",
        town="Karlstad",
        postcode="651 82",
    ),
    Authority(
        "Region Örebro län",
        "18",
        "{y}RS{n}",
        "Regionala tillväxtnämnden",
        "Regional utveckling",
        "Regional utvecklingsdirektör",
        town="Örebro",
        postcode="701 16",
    ),
    Authority(
        "Region Västmanland",
        "19",
        "RV{y}{n:04d}",
        "Regionala utvecklingsnämnden",
        "Regionala utvecklingsförvaltningen",
        "Regional utvecklingsdirektör",
        town="Västerås",
        postcode="721 89",
    ),
    Authority(
        "Region Dalarna",
        "20",
        "RD {Y}/{n}",
        "Regionala utvecklingsnämnden",
        "Regionala utvecklingsförvaltningen",
        "Regional utvecklingsdirektör",
        town="Falun",
        postcode="791 29",
    ),
    Authority(
        "Region Gävleborg",
        "21",
        "RS {Y}/{n}",
        "Hållbarhetsnämnden",
        "Regional utveckling",
        "Utvecklingsdirektören",
        town="Gävle",
        postcode="801 88",
    ),
    Authority(
        "Region Västernorrland",
        "22",
        "{y}RS{n:04d}",
        "Regionala utvecklingsutskottet",
        "Regionledningsförvaltningen",
        "Regional utvecklingsdirektör",
        town="Härnösand",
        postcode="871 85",
    ),
    Authority(
        "Region Jämtland Härjedalen",
        "23",
        "RUN/{n}/{Y}",
        "Regionala utvecklingsnämnden",
        "Regionala utvecklingsförvaltningen",
        "Regiondirektören",
        town="Östersund",
        postcode="831 27",
    ),
    Authority(
        "Region Västerbotten",
        "24",
        "{y}RV{n:04d}",
        "Regionala utvecklingsnämnden",
        "Regional utveckling",
        "Regional utvecklingsdirektör",
        town="Umeå",
        postcode="901 89",
    ),
    Authority(
        "Region Norrbotten",
        "25",
        "RUN {n:04d}-{Y}",
        "Regionala utvecklingsnämnden",
        "Regionala utvecklingsavdelningen",
        "Regional utvecklingsdirektör",
        town="Luleå",
        postcode="971 89",
    ),
    Authority(
        "Tillväxtverket",
        "",
        "2036{n:04d}",
        "Tillväxtverket",
        "Avdelning Regional tillväxt",
        "Enhetschefen",
        "state",
        "Stockholm",
        "102 61",
    ),
    Authority(
        "Svenska ESF-rådet",
        "",
        "{Y}/{n:05d}",
        "Svenska ESF-rådet",
        "Region Mellersta Norrland",
        "Regionchefen",
        "state",
        "Gävle",
        "801 30",
    ),
    Authority(
        "Leader Skogsbygd", "", "{Y}-{n:04d}", "LAG", "LAG-kansliet", "LAG-ordföranden", "association", "Vetlanda", "574 31"
    ),
    Authority(
        "Leader Kustlandet", "", "{Y}-{n:04d}", "LAG", "LAG-kansliet", "LAG-ordföranden", "association", "Söderhamn", "826 50"
    ),
    Authority(
        "Leader Övre Dalsland", "", "{Y}-{n:04d}", "LAG", "LAG-kansliet", "LAG-ordföranden", "association", "Bengtsfors", "666 30"
    ),
)

ERUF = Party(
    "Europeiska regionala utvecklingsfonden",
    "eu_fund",
    printed=("ERUF", "Europeiska regionala utvecklingsfonden (ERUF)", "EU:s regionalfond"),
)
ESF = Party("Europeiska socialfonden+", "eu_fund", printed=("ESF+", "Europeiska socialfonden+ (ESF+)", "Europeiska socialfonden"))
JTF = Party("Fonden för en rättvis omställning", "eu_fund", printed=("Fonden för en rättvis omställning (JTF)",))

UNIVERSITIES = (
    ("Mittuniversitetet", "22 23"),
    ("Umeå universitet", "24"),
    ("Luleå tekniska universitet", "25 24"),
    ("Högskolan Dalarna", "20"),
    ("Högskolan i Gävle", "21"),
    ("Karlstads universitet", "17"),
    ("Örebro universitet", "18"),
    ("Mälardalens universitet", "19 04"),
    ("Linköpings universitet", "05"),
    ("Linnéuniversitetet", "07 08"),
    ("Stiftelsen Högskolan i Jönköping", "06"),
    ("Högskolan i Borås", "14"),
    ("Högskolan Väst", "14"),
    ("Högskolan i Skövde", "14"),
    ("Göteborgs universitet", "14"),
    ("Högskolan i Halmstad", "13"),
    ("Lunds universitet", "12"),
    ("Malmö universitet", "12"),
    ("Högskolan Kristianstad", "12"),
    ("Blekinge Tekniska Högskola", "10"),
    ("Uppsala universitet", "03 09"),
    ("Sveriges lantbruksuniversitet", "03"),
    ("Kungliga Tekniska högskolan", "01"),
    ("Södertörns högskola", "01"),
)
STATE = (
    "Skogsstyrelsen",
    "Arbetsförmedlingen",
    "Trafikverket",
    "Naturvårdsverket",
    "Statens kulturråd",
    "Energimyndigheten",
    "Boverket",
    "Vinnova",
    "Riksantikvarieämbetet",
)
COUNTY_BOARDS = {
    "01": "Länsstyrelsen i Stockholms län",
    "03": "Länsstyrelsen i Uppsala län",
    "05": "Länsstyrelsen Östergötland",
    "07": "Länsstyrelsen i Kronobergs län",
    "12": "Länsstyrelsen Skåne",
    "14": "Länsstyrelsen i Västra Götalands län",
    "17": "Länsstyrelsen Värmland",
    "20": "Länsstyrelsen i Dalarnas län",
    "21": "Länsstyrelsen Gävleborg",
    "22": "Länsstyrelsen Västernorrland",
    "23": "Länsstyrelsen i Jämtlands län",
    "24": "Länsstyrelsen Västerbotten",
    "25": "Länsstyrelsen i Norrbottens län",
}
_BARE = {"Kalmar", "Orust", "Tranås", "Höganäs", "Borås"}
_STAD = {
    "Stockholm",
    "Göteborg",
    "Malmö",
    "Helsingborg",
    "Västerås",
    "Borås",
    "Landskrona",
    "Haparanda",
    "Solna",
    "Trollhättan",
    "Mölndal",
}


def municipal_name(place: str) -> str:
    """The municipality's own name: *Krokoms kommun*, *Falu kommun*, *Malmö stad*."""
    if place == "Gotland":
        return "Region Gotland"
    if place == "Falun":
        return "Falu kommun"
    keeps = place[-1] in "aeiouyåäösxz" or place in _BARE
    return f"{place}{'' if keeps else 's'} {'stad' if place in _STAD else 'kommun'}"


@cache
def municipalities() -> tuple[Party, ...]:
    """Every municipality as a party."""
    text = (Path(__file__).parent / "municipalities.txt").read_text(encoding="utf-8")
    found = []
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        for entry in line.split(" ", 1)[1].split(", "):
            code, place = entry.split(" ", 1)
            found.append(Party(municipal_name(place), "municipality", code, place))
    return tuple(found)


def municipalities_of(county: str) -> tuple[Party, ...]:
    """The municipalities of a county (two digits); Gotland's municipality is its region and is left out."""
    return tuple(m for m in municipalities() if m.code and m.code.startswith(county) and m.place != "Gotland")


def universities_of(county: str) -> tuple[Party, ...]:
    """Universities with their seat in or near the county, else all of them."""
    near = tuple(Party(name, "university") for name, counties in UNIVERSITIES if county in counties.split())
    return near or tuple(Party(name, "university") for name, _ in UNIVERSITIES)
