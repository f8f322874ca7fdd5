"""Text that looks like an answer and is none: other projects, statutes, telephone numbers, indicators, calls."""

from __future__ import annotations

from .draft import Draft
from .printing import grouped

BACKGROUND = (
    "Behovet är väl dokumenterat i flera utredningar. Företagen har svårt att rekrytera och många unga flyttar härifrån.",
    "Under det senaste decenniet har förutsättningarna ändrats i grunden. Avstånden är långa och marknaden är liten.",
    "Många mindre företag saknar tid och egna resurser för utveckling. Tillsammans kan de göra mer än var och en för sig.",
    "Projektet bygger vidare på erfarenheter från tidigare arbete och på samtal med deltagarna. Metoden är prövad på andra håll i landet.",
    "Det finns ett stort engagemang i bygden, men insatserna är splittrade. Projektet ska samla krafterna kring några få gemensamma frågor.",
    "Omställningen kräver ny kunskap, och den behöver finnas nära företagen. Därför förläggs verksamheten till flera orter.",
    "Kvinnor och män ska kunna delta på lika villkor, och lokalerna ska vara tillgängliga. Resor samordnas när det går.",
)
GOALS = (
    "Minst {a} företag ska ha deltagit och {b} st nya produkter ha provats.",
    "Målet är {a} deltagare, varav minst 40 procent kvinnor, och {b} genomförda kurser.",
    "Projektet ska nå {a} personer och ge {b} nya arbetstillfällen.",
    "Indikator: antal organisationer som får stöd, {a} st. Antal kunskapsrapporter: {b} st.",
)
ASSESSMENT = (
    "Förvaltningen bedömer att projektet svarar väl mot målen i den regionala utvecklingsstrategin 2021–2030.",
    "Projektet bedöms vara väl avgränsat och genomförbart inom den angivna tiden.",
    "Insatserna är till allmän nytta, så frågan om statligt stöd (artikel 107.1 i EUF-fördraget) uppstår inte.",
    "Kostnaderna bedöms som rimliga i förhållande till de resultat som ska uppnås. Organisationen har erfarenhet av liknande projekt.",
    "Enligt förordning (2003:596) får bidrag lämnas med högst 50 procent av projektets kostnader.",
    "Satsningen kompletterar arbete som redan pågår och skapar inget behov av fortsatt driftsstöd.",
)


def background(d: Draft, sentences: int = 2) -> list[str]:
    """What it is about, without figures."""
    if d.facts.story:
        return list(d.facts.story[:sentences])
    return d.rng.sample(BACKGROUND, min(sentences, len(BACKGROUND)))


def goals(d: Draft) -> str:
    """Targets with counts that are no money."""
    if d.facts.goal:
        return d.facts.goal
    return d.pick(*GOALS).format(a=d.rng.randrange(12, 240), b=d.rng.randrange(3, 40))


def assessment(d: Draft, sentences: int = 3) -> list[str]:
    """An official's view, with statutes and percentages that are limits."""
    return d.rng.sample(ASSESSMENT, sentences)


def history(d: Draft) -> str:
    """An earlier project with its own number, period and money."""
    year = d.facts.received.year - d.rng.randrange(3, 7)
    number = d.facts.authority.number.format(y=f"{year % 100:02d}", Y=year, n=d.rng.randrange(3000, 3900))
    amount = grouped(d.rng.randrange(120, 900) * 1000, d.habits.separator)
    return d.pick(
        f"Sökanden har tidigare drivit en förstudie ({number}) med stöd om {amount} kronor under perioden {year}-02-01–{year + 1}-01-31.",
        f"Ett tidigare projekt, {number}, beviljades {amount} kronor år {year} och slutredovisades {year + 1}.",
        f"Åren {year}–{year + 1} genomfördes ett närliggande projekt ({number}) som då fick {amount} kronor.",
    )


def frame(d: Draft) -> str:
    """A call or appropriation."""
    return d.pick(
        f"Utlysningen omfattade {d.rng.randrange(6, 40)} miljoner kronor.",
        f"Av anslaget återstår {d.rng.randrange(2, 30)},{d.rng.randrange(1, 9)} mnkr efter detta beslut.",
        f"Ramen för insatsområdet är {d.rng.randrange(8, 60)} mnkr för åren 2021–2027.",
    )


def telephone(d: Draft) -> str:
    """A number that is no amount."""
    return f"0{d.rng.randrange(10, 99)}-{d.rng.randrange(10, 99)} {d.rng.randrange(10, 99)} {d.rng.randrange(10, 99)}"


def address(d: Draft, name: str, town: str, postcode: str) -> str:
    """A footer with box, postcode and telephone."""
    return d.pick(
        f"{name} · Box {d.rng.randrange(100, 999)}, {postcode} {town} · Telefon {telephone(d)}",
        f"{name}, {postcode} {town}, tel. {telephone(d)}, e-post info@exempel.example",
        f"Postadress: {name}, {postcode} {town}  Växel: {telephone(d)}  Webb: www.exempel.example",
    )
