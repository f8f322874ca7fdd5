"""Swedish sentences with figures in them, each in many wordings. What a sentence prints, its draft records."""

from __future__ import annotations

from .draft import NUMBER_WORDS, Draft
from .model import Funding
from .registers import Party


def listed(parts: list[str]) -> str:
    """*a, b och c*."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} och {parts[-1]}"


def joint_municipalities(parties: list[Party]) -> str:
    """*Storumans och Vilhelmina kommuner*, where all are *kommun*."""
    return f"{listed([p.name.removesuffix(' kommun') for p in parties])} kommuner"


def applies(d: Draft, received: bool = False) -> str:
    """Who applies for how much from whom, with or without the day it came in."""
    f = d.facts
    who, where, title = d.applicant(), d.authority(), d.title(quoted=True)
    fund = "" if f.fund_row.name == f.authority.name else f" ur {f.fund_row.name}"
    help_word = d.pick(
        "medfinansiering",
        "stöd",
        "projektmedel",
        "projektstöd",
        "bidrag",
        "regionala projektmedel" if f.appropriation else "stöd",
    )
    amount = d.applied()
    if received:
        day = d.day("received_on", f.received, prose=True)
        return d.pick(
            f"{who} har den {day.removeprefix('den ')} inkommit till {where} med en ansökan om {amount} i {help_word}{fund} för projektet {title}.",
            f"En ansökan om {help_word}{fund} till projektet {title} inkom {day} från {who}. Sökt belopp är {amount}.",
            f"{where} tog {day} emot en ansökan från {who}, som söker {amount}{fund} till projektet {title}.",
            f"{who} ansökte {day} om {amount} i {help_word}{fund} till {title}.",
            f"Till {where} inkom {day} en ansökan om {help_word}{fund} för projektet {title}. {who} söker {amount}.",
            f"{who} har i en ansökan som registrerades {day} begärt {amount} i {help_word}{fund} av {where} till projektet {title}.",
            f"Ansökan om {help_word}{fund} till projektet {title} kom in till {where} {day}. Sökande är {who} och det sökta beloppet uppgår till {amount}.",
        )
    return d.pick(
        f"{who} ansöker hos {where} om {amount} i {help_word}{fund} till projektet {title}.",
        f"Härmed söker {who} {help_word}{fund} med {amount} från {where} för att genomföra projektet {title}.",
        f"Vi, {who}, söker {amount} av {where}{fund} för projektet {title}.",
        f"{who} har sökt {help_word}{fund} hos {where} med {amount} för projektet {title}.",
        f"Projektet {title} söker {amount} i {help_word}{fund} från {where}. Projektägare är {who}.",
        f"{who} vill genomföra projektet {title} och begär därför {help_word}{fund} om {amount} av {where}.",
        f"{where} ansöks härmed om {help_word}{fund} om {amount} till {title}. Sökande är {who}.",
    )


def runs(d: Draft) -> str:
    """The project period."""
    start, end = d.day("period_start", d.facts.start, prose=True), d.day("period_end", d.facts.end, prose=True)
    bare_start, bare_end = start.removeprefix("den "), end.removeprefix("den ")
    return d.pick(
        f"Projektet pågår från och med den {bare_start} till och med den {bare_end}.",
        f"Projektperioden är {d.span(prose=d.habits.prose_date != 'den')}.",
        f"Projektet startar {start} och avslutas {end}.",
        f"Arbetet ska genomföras under tiden {bare_start} – {bare_end}.",
        f"Projekttiden löper {bare_start} t.o.m. {bare_end}.",
        f"Projektet bedrivs under perioden {bare_start} till och med {bare_end}.",
        f"Projektstart är {bare_start} och projektslut {bare_end}.",
        f"Start sker den {bare_start}; projektet är slutfört den {bare_end}.",
        f"Genomförandet sker mellan {bare_start} och {bare_end}.",
    )


def costs(d: Draft) -> str:
    """The total cost."""
    total = d.total()
    return d.pick(
        f"Den totala projektkostnaden är {total}.",
        f"Projektets totala kostnad uppgår till {total}.",
        f"Hela projektet kostar {total}.",
        f"Totalbudgeten är på {total}.",
        f"Kostnaderna har beräknats till sammanlagt {total}.",
        f"Projektet omsluter totalt {total}.",
        f"Projektets kostnader beräknas till totalt {total}.",
        f"Budgeten omfattar totalt {total}.",
        f"Kostnaden för hela projekttiden är {total}.",
        f"Projektets budget uppgår till {total}.",
        f"Totalt beräknas projektet kosta {total}.",
    )


def _clusters(rows: list[Funding]) -> list[list[Funding]]:
    """Payers that can share a clause: municipalities with the same amount. Everybody else stands alone."""
    groups: dict[object, list[Funding]] = {}
    for n, row in enumerate(rows):
        shares = row.place == "other" and row.contribution == "cash" and row.party.name.endswith(" kommun")
        groups.setdefault(row.money.total if shares else f"alone {n}", []).append(row)
    return list(groups.values())


def _payers_with_amount(d: Draft, rows: list[Funding]) -> str:
    """One clause piece: *Krokoms kommun med 150 000 kronor*, several with *vardera*, by year where equal."""
    first = rows[0]
    for row in rows:
        d.note_payer(row, row.money.total)
    if len(rows) > 1:
        names = joint_municipalities([r.party for r in rows]) if d.chance(0.6) else listed([r.party.name for r in rows])
        amount = d.exact(first.money.total)
        return d.pick(f"{names} med {amount} vardera", f"{names} med vardera {amount}", f"{names} med {amount} var")
    name = d.payer(first.party)
    if first.place == "applicant":
        name = d.pick("sökanden själv", "den egna organisationen", "projektägaren", d.facts.applicant_written)
    amount = d.exact(first.money.total)
    years = [a for _, a in first.money.by_year if a]
    if first.contribution == "cash" and len(years) == len(first.money.by_year) > 1 and len(set(years)) == 1 and d.chance(0.35):
        d.note_payer(first, first.money.total, first.money)
        span = f"{first.money.by_year[0][0]}–{first.money.by_year[-1][0]}"
        return f"{name} med {d.exact(years[0])} per år under {span}, totalt {amount}"
    if first.contribution == "in_kind":
        return d.pick(
            f"{name} med {amount} i annat än pengar",
            f"{name} med eget arbete värderat till {amount}",
            f"{name} med ideellt arbete motsvarande {amount}",
        )
    if first.place == "applicant":
        return d.pick(f"{name} med {amount} kontant", f"{name} med {amount}", f"{name} med egen insats om {amount}")
    return f"{name} med {amount}"


def financing_items(d: Draft) -> list[str]:
    """Who else pays, one line each, for a list."""
    out = []
    between = d.pick(": ", " ", " – ", ", ")
    for f in d.facts.others:
        d.note_payer(f, f.money.total)
        name = d.payer(f.party)
        if f.place == "applicant":
            d.applicant()
            name = d.pick("Egen insats", "Egna medel", d.facts.applicant_written)
        kind = "annat än pengar" if f.contribution == "in_kind" else d.pick("kontant", "")
        amount = d.exact(f.money.total)
        out.append(f"{name}{between}{amount}" + (f" ({kind})" if kind else ""))
    return out


def financing_sentences(d: Draft) -> list[str]:
    """Who else pays, a sentence each; two municipalities with different amounts may share one with *respektive*."""
    d.applicant()
    rows, out = list(d.facts.others), []
    while rows:
        first = rows.pop(0)
        d.note_payer(first, first.money.total)
        towns = [f for f in rows if f.party.kind == first.party.kind == "municipality" and f.place == first.place == "other"]
        if towns and first.contribution == towns[0].contribution == "cash" and d.chance(0.6):
            second = towns[0]
            rows.remove(second)
            d.note_payer(second, second.money.total)
            pair = f"{first.party.name} och {second.party.name}"
            small = (
                d.habits.money(first.money.total).removesuffix(d.habits.suffix)
                if d.habits.suffix in (" kronor", " kr")
                else d.habits.money(first.money.total)
            )
            large = d.habits.money(second.money.total)
            out.append(d.pick(f"{pair} bidrar med {small} respektive {large}.", f"{pair} går in med {small} respektive {large}."))
            continue
        name, amount = d.payer(first.party), d.exact(first.money.total)
        if first.place == "applicant":
            name = d.pick("Projektägaren", "Sökanden", d.facts.applicant_written)
        if first.contribution == "in_kind":
            out.append(
                d.pick(
                    f"{name} lämnar bidrag i annat än pengar till ett värde av {amount}.",
                    f"{name} bidrar med eget arbete motsvarande {amount}.",
                )
            )
        elif first.place == "applicant":
            out.append(
                d.pick(
                    f"{name} satsar själv {amount}.",
                    f"{name} går in med {amount} i egna medel.",
                    f"{name}s egen kontanta insats är {amount}.".replace("ss egen", "s egen"),
                )
            )
        else:
            out.append(
                d.pick(
                    f"{name} bidrar med {amount}.",
                    f"{name} medfinansierar med {amount}.",
                    f"Från {name} kommer {amount}.",
                    f"{name} går in med {amount}.",
                    f"{amount} kommer från {name}.",
                )
            )
    return out


def financing(d: Draft) -> list[str]:
    """Who else pays, as sentences. With a head count, municipalities are counted and not named."""
    if not d.facts.count_printed and d.chance(0.25):
        return financing_sentences(d)
    rows = list(d.facts.others)
    d.applicant()
    out: list[str] = []
    if d.facts.count_printed:
        count = d.facts.count_printed
        words = NUMBER_WORDS[count] if count < len(NUMBER_WORDS) and d.chance(0.5) else str(count)
        rows = [f for f in rows if f.party.kind != "municipality" or f.place != "other"]
        d.labels.fund(Party(f"{words} kommuner", "municipality"), "municipality", "cash", None)
        out.append(
            d.pick(
                f"I finansieringen deltar även {words} kommuner med kontanta medel enligt budgeten.",
                f"Därutöver medfinansieras projektet av {words} kommuner, se bilagd budget.",
                f"Även {words} kommuner bidrar med medel, vilket framgår av finansieringsplanen.",
            )
        )
    pieces = [_payers_with_amount(d, rows) for rows in _clusters(rows)]
    if pieces:
        d.rng.shuffle(pieces)
        opening = d.pick(
            "Övrig finansiering lämnas av",
            "Projektet medfinansieras av",
            "Medfinansiering sker genom",
            "I finansieringen ingår",
            "Som medfinansiärer deltar",
            "Finansieringen i övrigt kommer från",
            "Enligt finansieringsplanen bidrar",
        )
        if len(pieces) > 4 and d.chance(0.4):
            out.insert(0, f"{opening} {listed(pieces[:3])}.")
            out.insert(1, f"Vidare bidrar {listed(pieces[3:])}.")
        else:
            out.insert(0, f"{opening} {listed(pieces)}.")
    return out


def grants(d: Draft, body: str = "") -> str:
    """The grant clause: rate, base and ceiling, in the orders seen in decisions."""
    f = d.facts
    who, title = d.applicant(), d.title(quoted=True)
    rate, ceiling = d.rate(), d.granted()
    kind = d.pick("medfinansiering", "stöd", "projektstöd", "projektmedel", "bidrag")
    fund = "" if f.fund_row.name == f.authority.name else f" från {f.fund_row.name}"
    base = d.pick(
        "godkända kostnader",
        "redovisade och godkända kostnader",
        "projektets totala kostnader",
        "projektets stödberättigande kostnader",
        "faktiska och godkända kostnader",
        "godkända och betalda kostnader",
        "de godkända totala kostnaderna",
    )
    if any(c.category == "in_kind" for c in f.plan.costs):
        base = d.pick("projektets totala kostnader", "godkända totala kostnader, inklusive bidrag i annat än pengar,")
    cap = d.pick("dock högst", "dock max", "dock maximalt", "dock med högst", "max", "dock inte mer än")
    body = body or f.authority.board
    return d.pick(
        f"{body} beviljar {who} {kind}{fund} till projektet {title} med {rate} av {base}, {cap} {ceiling}",
        f"{who} beviljas {kind}{fund} för projektet {title} motsvarande {rate} av {base}, {cap} {ceiling}",
        f"{body} bifaller ansökan från {who} och lämnar {kind}{fund} till {title} med {rate} av {base}, {cap} {ceiling}",
        f"{body} lämnar {kind}{fund} till {who} för genomförande av {title} med högst {ceiling}, motsvarande {rate} av {base.rstrip(',')}",
        f"Projektet {title}, som drivs av {who}, medfinansieras{fund} med {rate} av {base}, {cap} {ceiling}",
        f"{body} beslutar att medfinansiera projektet {title}{fund} med upp till {ceiling}, dock högst {rate} av {base.rstrip(',')}. Projektägare är {who}",
        f"{who} tilldelas {kind}{fund} med högst {ceiling} för projektet {title}, dock högst {rate} av {base.rstrip(',')}",
        f"{body} anslår {ceiling}{fund} till {who} för projektet {title}, motsvarande {rate} av {base.rstrip(',')}",
        f"Stöd{fund} lämnas till {who} för projektet {title}. Stödet uppgår till {rate} av {base.rstrip(',')}, {cap} {ceiling}",
        f"Ansökan från {who} om {kind}{fund} till {title} beviljas med {rate} av {base}, {cap} {ceiling}",
    )


def grant_without_subject(d: Draft) -> str:
    """The same after *att*: *bevilja X stöd med …*."""
    f = d.facts
    who, title = d.applicant(), d.title(quoted=True)
    rate, ceiling = d.rate(), d.granted()
    kind = d.pick("medfinansiering", "stöd", "projektstöd", "bidrag")
    fund = "" if f.fund_row.name == f.authority.name else f" från {f.fund_row.name}"
    base = d.pick(
        "godkända kostnader", "redovisade och godkända kostnader", "projektets totala kostnader", "stödberättigande kostnader"
    )
    if any(c.category == "in_kind" for c in f.plan.costs):
        base = "projektets totala kostnader"
    return d.pick(
        f"bevilja {who} {kind}{fund} till projektet {title} med {rate} av {base}, dock högst {ceiling}",
        f"medfinansiera projektet {title}{fund} med {rate} av {base}, dock max {ceiling}, att betalas ut till {who}",
        f"till {who} lämna {kind}{fund} med högst {ceiling}, dock högst {rate} av {base}, för projektet {title}",
    )


def parts(d: Draft) -> str:
    """Yearly ceilings."""
    if not d.facts.parts:
        return ""
    pieces = [(y, d.exact(a)) for y, a in d.facts.parts if a]
    row = d.facts.fund_row
    d.labels.prints.add("parts")
    d.labels.fund(row, row.kind, "cash", d.facts.granted, dict(d.facts.parts))
    return d.pick(
        f"Av beloppet avser högst {listed([f'{a} år {y}' for y, a in pieces])}.",
        f"Stödet fördelas med {listed([f'högst {a} för {y}' for y, a in pieces])}.",
        f"Beloppet fördelas på {listed([f'{a} {y}' for y, a in pieces])}.",
    )


def appropriation(d: Draft) -> str:
    """Where the authority's money comes from."""
    if not d.facts.appropriation:
        return d.pick("Medlen tas ur programmets ram.", "")
    d.labels.prints.add("appropriation")
    return d.pick(
        "Medlen tas från utgiftsområde 19, anslag 1:1 Regionala utvecklingsåtgärder.",
        "Finansiering sker ur anslaget 1:1 Regionala utvecklingsåtgärder.",
        "Kostnaden belastar det statliga anslaget 1:1 Regionala utvecklingsåtgärder.",
        "Beslutet fattas med stöd av förordningen (2003:596) om bidrag för projektverksamhet inom den regionala tillväxtpolitiken.",
    )


def att_appropriation(d: Draft, what: str = "finansieringen sker") -> str:
    """The same among att-clauses."""
    if not d.facts.appropriation:
        return ""
    d.labels.prints.add("appropriation")
    return f"att {what} ur anslag 1:1 Regionala utvecklingsåtgärder,"


def reports_due(d: Draft) -> str:
    """The final report's date."""
    day = d.final_report(prose=d.chance(0.5))
    bare = day.removeprefix("den ")
    return d.pick(
        f"Slutrapport ska lämnas senast {day}.",
        f"Slutrapporten ska ha kommit in till {d.authority()} senast den {bare}.",
        f"Projektet ska slutredovisas senast {day}.",
        f"Senast {day} ska projektet slutrapporteras.",
        f"Slutredovisning ska vara {d.authority()} tillhanda senast den {bare}.",
        f"Slutrapporten lämnas senast den {bare}.",
        f"En slutrapport lämnas in senast den {bare}.",
    )


def condition(d: Draft) -> str:
    """A condition about the other money."""
    return d.pick(
        "Beslutet gäller under förutsättning att övriga finansiärer betalar enligt ansökan.",
        "En förutsättning är att övriga finansiärer deltar enligt finansieringsplanen.",
        "Beslutet förutsätter att medfinansieringen är beslutad innan första utbetalning sker.",
        "Om övrig finansiering inte kommer till stånd ska frågan prövas på nytt.",
    )


def participates(d: Draft) -> str:
    """Municipalities that take part and do not pay."""
    towns = d.facts.participants
    if not towns:
        return ""
    for town in towns:
        d.labels.municipality(town, "participant")
    places = [t.place for t in towns]
    if len(towns) == 1:
        return d.pick(f"{towns[0].name} deltar i projektet utan egen finansiering.", f"I arbetet medverkar även {towns[0].name}.")
    return d.pick(
        f"I projektet deltar även kommunerna {listed(places)}.",
        f"Kommunerna {listed(places)} deltar i aktiviteterna.",
        f"Projektet samverkar med {joint_municipalities(list(towns))}, som deltar i genomförandet.",
    )
