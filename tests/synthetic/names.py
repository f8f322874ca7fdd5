"""Invented names: projects, applicants, companies and associations, and numbers with a right check digit."""

from __future__ import annotations

from random import Random

from .registers import Party, municipalities_of, universities_of

_HEADS = (
    "Hållbar besöksnäring",
    "Digitala steg",
    "Framtidens livsmedel",
    "Gröna jobb",
    "Nya vägar till arbete",
    "Kompetensväxling",
    "Cirkulärt byggande",
    "Smart industri",
    "Levande landsbygd",
    "Fossilfria transporter",
    "Kreativa näringar",
    "Unga i centrum",
    "Testbädd för vätgas",
    "Batteriets andra liv",
    "Vandringsleder",
    "Mat från skog och sjö",
    "Kulturmötet",
    "Datadriven tillverkning",
    "Innovation i vården",
    "Exportlyftet",
    "Företagsklivet",
    "Skogens värden",
    "Kust och öar",
    "Växtkraft",
    "Spelutveckling",
    "Träbyggnad",
    "Rymdkraft",
    "Energieffektiva företag",
    "Flytande lärande",
    "Fjällnära turism",
    "Hantverkets framtid",
    "Regional matchning",
    "Ljusare vintrar",
    "Vattenvägar",
)
_TAILS = (
    "i norr",
    "för alla",
    "2030",
    "längs kusten",
    "i glesbygd",
    "nästa steg",
    "på riktigt",
    "tillsammans",
    "2.0",
    "i samverkan",
    "för småföretag",
    "utan gränser",
    "året runt",
    "i omställning",
    "från idé till marknad",
    "för nästa generation",
    "– steg två",
    "i praktiken",
    "som motor",
    "3.0",
    "runt sjön",
    "i hela länet",
    "från jord till bord",
    "nära dig",
    "med kraft",
    "på tvären",
    "för framtiden",
    "i skogslandet",
    "+",
    "på lika villkor",
)
_ROOTS = (
    "Norrsken",
    "Älvdal",
    "Bergslag",
    "Kustland",
    "Skogsbruk",
    "Hällmark",
    "Fjärdlund",
    "Granvik",
    "Björkfors",
    "Sjöäng",
    "Stenhed",
    "Lövsta",
    "Tallmo",
    "Ängsholm",
    "Forsnäs",
    "Vitmossa",
    "Nordanå",
    "Kullerbo",
    "Silverås",
    "Linnäng",
    "Havsvik",
    "Myrheden",
    "Klockarbo",
    "Rönnskog",
    "Vintervik",
    "Solberga",
    "Ekhult",
    "Fågelmara",
)
_TRADES = (
    "Teknikpark",
    "Science Park",
    "Energi",
    "Destination",
    "Utveckling",
    "Trä",
    "Livsmedel",
    "Innovation",
    "Industri",
    "Media",
    "Besöksnäring",
    "Vattenmiljö",
    "Kompetens",
    "Mat",
    "Företagscenter",
)
_COMPANIES = (
    "Energi AB",
    "Sågverk AB",
    "Mekaniska AB",
    "Fastigheter AB",
    "Konsult AB",
    "Bostäder Aktiebolag",
    "Trading AB (publ)",
    "Livs AB",
    "Bygg & Trä AB",
    "Sparbank",
)


def title(rng: Random) -> str:
    """A project title; some carry digits or a dash, which belong to the name."""
    return f"{rng.choice(_HEADS)} {rng.choice(_TAILS)}".replace(" +", "+")


def company(rng: Random) -> str:
    """A company that pays."""
    return f"{rng.choice(_ROOTS)}s {rng.choice(_COMPANIES)}".replace("ss ", "s ")


def association(rng: Random) -> str:
    """An association, foundation or municipal association that pays."""
    root = rng.choice(_ROOTS)
    return rng.choice(
        (
            f"Stiftelsen {root}",
            f"{root}bygdens Företagarförening",
            f"Föreningen {root}",
            f"{root}s Hembygdsförening",
            f"{root} ekonomisk förening",
            f"Kommunalförbundet {root}",
            f"{root}stiftelsen",
        )
    ).replace("ss ", "s ")


def applicant(rng: Random, county: str) -> Party:
    """Who applies: any legal form that does apply for project money."""
    root, trade = rng.choice(_ROOTS), rng.choice(_TRADES)
    form = rng.randrange(13)
    if form == 0:
        return rng.choice(municipalities_of(county))
    if form == 1:
        return rng.choice(universities_of(county))
    name = {
        2: f"{root} {trade} AB",
        3: f"{root}s {trade} Aktiebolag",
        4: f"Stiftelsen {root} {trade}",
        5: f"{root} {trade} ekonomisk förening",
        6: f"{root}bygdens {trade} ek. för.",
        7: f"Föreningen {root}",
        8: f"{root}s Bygdegårdsförening",
        9: f"{root}-{trade} ideell förening",
        10: f"Kommunalförbundet {root}",
        11: f"{trade} i {root} AB",
        12: f"{root} kooperativa utvecklingscentrum",
    }[form].replace("ss ", "s ")
    kind = "company" if form in (2, 3, 11) else "association"
    return Party(name, kind)


def check_digit(nine: str) -> str:
    """The tenth digit (Luhn)."""
    doubled = (int(d) * (2 if i % 2 == 0 else 1) for i, d in enumerate(nine))
    return str(-sum(n - 9 if n > 9 else n for n in doubled) % 10)


def org_number(rng: Random, party: Party) -> str:
    """An invented number with a right check digit, its first digits after the legal form."""
    name = party.name
    if party.kind == "municipality":
        start = "212000"
    elif party.kind in ("university", "state"):
        start = "202100"
    elif party.kind == "company":
        start = rng.choice(("5560", "5567", "5590", "5593"))
    elif "ek" in name.split()[-2:] or "ekonomisk" in name or "ek." in name:
        start = "7696"
    elif "Kommunalförbundet" in name:
        start = "222000"
    else:
        start = rng.choice(("8024", "8020", "8025"))
    nine = start + "".join(str(rng.randrange(10)) for _ in range(9 - len(start)))
    return f"{nine[:6]}-{nine[6:]}{check_digit(nine)}"
