"""The labels of form fields: which words on a form ask for which field. Data, with an example each that the tests run."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.form_words import asks_for
from extractors.remembering import remembered


@dataclass(frozen=True, slots=True)
class Label:
    """A label pattern for a field; matched against the whole label without its colon. `weight` as in `FieldReading`."""

    field: str
    pattern: re.Pattern[str]
    example: str
    weight: int = 90


def _label(field: str, pattern: str, example: str, weight: int = 90) -> Label:
    return Label(field, re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE), example, weight)


_OF_PROJECT = r"(?:projektets |projekt(?:ets)?)"

LABELS: tuple[Label, ...] = (
    _label("registration_number", r"(?:myndighetens|regionens|stödgivarens|vår|er) beteckning", "Myndighetens beteckning"),
    _label("received_on", r"(?:mottag(?:et|en|ningsdag)|datum för mottagande|ankom(?:met|men)?)", "Mottaget"),
    _label("applicant_name", r"(?:den )?sökande(?:n|s|ns)? namn", "Den sökandes namn"),
    _label(
        "applicant_name",
        r"(?:vem|vilken|vilka) (?:\w+ )?(?:är (?:sökande|projektägare|stödmottagare)|(?:an)?söker|äger|driver)(?: om)?(?: (?:stöd|stödet|medel|medlen|bidrag|bidraget|projektet))?",
        "Vilken organisation söker stöd?",
    ),
    _label(
        "authority",
        r"(?:från|hos|av) (?:vem|vilken \w+|vilka) söks? (?:ni )?(?:stöd|stödet|medel|medlen|bidrag|bidraget|pengar)(?: hos| från)?|(?:vem|var|vilken \w+) söker ni (?:stöd|stödet|medel|bidrag|pengar) (?:hos|från|av)",
        "Från vem söks stödet?",
    ),
    _label(
        "applicant_org_number",
        r"organisations-?(?:nr|nummer)? (?:eller|/) person-?(?:nr|nummer)",
        "Organisations- eller personnummer",
    ),
    _label(
        "amount_applied_for",
        r"(?:önskat|begärt|ansökt) (?:bidrag|belopp|stöd|projektstöd)(?: .*)?|(?:bidrag|stöd|belopp) som (?:önskas|begärs)",
        "Önskat bidrag",
    ),
    _label(
        "total_cost",
        r"(?:beräknad|uppskattad|planerad) (?:total ?)?(?:projekt)?kostnad(?:er)?(?: totalt| .*)?|kostnad för hela projektet|projektets (?:beräknade|planerade) kostnad(?:er)?",
        "Beräknad totalkostnad",
    ),
    _label(
        "registration_number",
        r"(?:(?:ert|vårt|vår|myndighetens|regionens|region \w+s?|stödgivarens) )?(?:d\.? ?nr|diarie-?n(?:umme)?r|diarienummer|ärende-?(?: ?nummer|nr| ?id| ?-id)|ärendets (?:nummer|beteckning)|diariebeteckning|ärendebeteckning|dnr ?/ ?ärende(?:nr|nummer)|diarie(?:nr|nummer) ?/ ?ärende(?:nr|nummer|-id)|journal-?n(?:umme)?r|referens(?:nummer)?(?: hos myndigheten)?|beteckning|projekt-?id|case id)(?: \(.*\))?(?: hos .*)?",
        "Diarienummer (ifylls av regionen)",
    ),
    _label(
        "registration_number",
        r"(?:(?:ert |vårt )?ärende|dnr/ärende|ärende ?/ ?dnr|vår beteckning|er beteckning|er referens|vår referens)",
        "Er beteckning",
        70,
    ),
    _label(
        "project_title",
        r"(?:projekt(?:et)?s? ?(?:namn|benämning|titel|rubrik)|projektnamn|projekttitel|projektrubrik|benämning|namn på projekt(?:et)?|(?:benämning|titel|rubrik) på projekt(?:et)?|vad heter projektet|projektbenämning|insatsens namn|arbetsnamn|projektets arbetsnamn|projektets namn \(.*\))",
        "Projektets benämning",
    ),
    _label(
        "project_title",
        r"(?:(?:ert |vårt )?projekt|titel|avser(?: projekt(?:et)?)?|gäller(?: projekt(?:et)?)?|angående(?: projekt(?:et)?)?|ärende(?:t avser)?|insats)",
        "Projekt",
        85,
    ),
    _label(
        "applicant_name",
        r"(?:sökande(?: organisation| förening| part| kommun| bolag|organisation| \(.*\))?|vem (?:an)?söker|vilka söker|organisation som (?:an)?söker|sökande ?/ ?projektägare|projektägare och sökande|(?:stödets|bidragets) mottagare|ansvarig organisation|juridisk person|projektansvarig organisation|(?:den )?stöd ?sökande(?: organisation)?|bidragssökande|projektägare(?:ns namn)?|projektägande organisation|stöd ?mottagare|bidragsmottagare|huvudman|organisationens namn|organisationsnamn|sökandens (?:namn|fullständiga namn)|namn på (?:den )?(?:sökande|organisation(?:en)?)(?: organisation(?:en)?)?|(?:sökande )?företag|(?:sökande )?organisation|juridiskt? namn|ägare av projektet|projektägare/sökande|mottagare (?:av|för) (?:stöd|bidrag|projektstöd|medel)\w*|koordinerande (?:part|projektpart)|samordnande (?:part|projektpart|stödmottagare)|(?:lead |main )?(?:applicant|partner|beneficiary)(?: organi[sz]ation)?|applying organi[sz]ation|lead organi[sz]ation|ansökande(?: organisation)?|huvudsökande|projektägande part|vi som söker|(?:förening|företag|organisation|kommun|myndighet|bolag)(?: ?/ ?(?:förening|företag|organisation|kommun|myndighet|bolag))+|namn på (?:förening|företag|kommun|organisation|sökande)(?:en|et)?(?: .{0,20})?)",
        "Stödsökande",
    ),
    _label("applicant_name", r"(?:namn|föreningens namn|företagsnamn|firma)", "Namn", 55),
    _label(
        "applicant_org_number",
        r"(?:organisations-?n(?:umme)?r|organisationsnummer|org\.?[- ]?n(?:umme)?r\.?|orgnr|organisations-?/personnummer|organisations(?:nr|nummer) \(.*\)|sökandens org\.?nr|org(?:anisations)?\.? ?-?(?:nummer|nr)\.? ?(?:/|eller) ?person-?(?:nummer|nr)|person-? ?(?:nummer)?/ ?org(?:anisations)?\.? ?-?(?:nummer|nr)|organisations-? ?(?:och|eller|/) ?personnummer|person- eller organisationsnummer|(?:company |organi[sz]ation )?registration n(?:umber|o\.?)|vat n(?:umber|o\.?)|(?:föreningens|företagets|bolagets|organisationens|kommunens|sökandes) org(?:anisations)?\.?-?(?:nummer|nr))",
        "Org.nr",
    ),
    _label(
        "authority",
        r"(?:ansökan (?:ställs|lämnas|riktas|skickas) till|finansiär som ansökan avser|söks (?:från|hos|av)|(?:mottagande|beviljande|handläggande|beslutande) myndighet|stödgivare|bidragsgivare|myndighet|ansökan till|till myndighet|stöd söks (?:hos|från)|leaderområde|(?:lokal )?leadergrupp|submitted to|addressed to|application to|ansökan riktar sig till|ansökan avser(?: stöd)? från)",
        "Ansökan ställs till",
    ),
    _label("authority", r"till", "Till", 75),
    _label(
        "received_on",
        r"(?:inkom(?:men|met|stdatum|stdag)?(?: (?:den|datum|till \w+))?|(?:ansökan )?kom in(?: den)?|mottagningsdatum|registrerad(?: den)?|datum (?:för )?inkom(?:men|met)?|ansökan kom in|inlämningsdatum|ank(?:omst)?(?:stämpel|datum|\.)?|ansökan (?:inkom|inkommen|mottagen|mottogs|registrerad)(?: den)?|mottagen(?: den)?|mottaget|datum för (?:inkommen ansökan|ansökans inkommande|mottagande)|ansökningsdatum|inlämnad(?: den)?|diarieförd)",
        "Ankomststämpel",
    ),
    _label(
        "dated_on",
        r"(?:datum|daterad|revidering|ändrad(?: den)?|uppdaterad(?: den)?|revideringsdatum|reviderad version|datum för (?:revidering|ansökan)|version(?:sdatum)?(?: av)?|upprättad(?: den)?|reviderad(?: den)?|senast ändrad|skapad|utskriven|utfärdad|dokumentdatum|underskriftsdatum|ort och datum|datum för undertecknande)",
        "Datum",
    ),
    _label("submitted_on", r"(?:inskickad(?: den)?|insänd|skickad|signerad(?: den)?)", "Inskickad"),
    _label(
        "decided_on",
        r"(?:beslutsdatum|datum för beslut(?:et)?|beslut(?:at|ad)?(?: den)|sammanträdesdatum|mötesdatum|sammanträdesdag)",
        "Datum för beslut",
    ),
    _label(
        "period",
        r"(?:projekt(?:ets)? ?(?:period|tid|löptid)|(?:projekt)?tid|(?:stöd|genomförande|projektets genomförande)(?:period|tid)|tidsperiod|löptid|genomförs(?: under)?|projektet (?:pågår|genomförs)|projekttid \(.*\)|period)",
        "Projektperiod",
    ),
    _label(
        "period_start",
        r"(?:start(?:datum)?|projektstart|när (?:börjar|startar)(?: projektet| det)?|projektets första dag|datum för projektstart|projektets? start(?:ar|datum)?|projektet (?:startar|börjar|inleds)|från och med|fr\.?o\.?m\.?|planerat? start(?:datum)?|startdatum för projektet|beräknad (?:projekt)?start)",
        "Datum för projektstart",
    ),
    _label(
        "period_end",
        r"(?:slut(?:datum)?|projektslut|när (?:är (?:det|projektet) (?:klart|slut|färdigt)|slutar(?: projektet| det)?|avslutas(?: projektet)?)|projektets sista dag|datum för projektslut|projektets? slut(?:ar|datum)?|projektet (?:slutar|avslutas|upphör)|till och med|t\.?o\.?m\.?|planerat? slut(?:datum)?|avslutas|beräknat (?:projekt)?slut)",
        "Projektslut",
    ),
    _label(
        "final_report_due",
        r"(?:slutrapport(?: senast| ska lämnas senast| lämnas senast)?|slutrapporteras(?: senast)?|slutredovisning(?: senast)?|sista dag för slut(?:rapport|redovisning)|datum för slutrapport)",
        "Slutrapport senast",
    ),
    _label(
        "amount_applied_for",
        r"(?:(?:vi |föreningen )?söker|(?:hur mycket|vilket belopp)(?: pengar| stöd)? söker (?:ni|du|du/ni)(?: .*)?|sökt summa(?: .*)?|söks(?: belopp)?|begärs|söker om|sökt (?:belopp|stöd|bidrag|medfinansiering|eu-stöd|eu-belopp|esf\+?-?stöd|eruf-?stöd|eu-?medel|eu-?finansiering|summa|finansiering|projektstöd|stödbelopp)(?: .*)?|ansökt belopp(?: .*)?|ansökan avser belopp|belopp som söks(?: .*)?|(?:stöd|bidrag|medel|medfinansiering) som söks(?: .*)?|(?:totalt )?sökt(?: totalt)?|sökta medel(?: .*)?|begärt(?: (?:belopp|stöd|bidrag)(?: .*)?)?|begärd summa|äskat(?: belopp)?|ansökt(?: om)?)",
        "Sökt belopp i denna ansökan",
    ),
    _label(
        "amount_granted",
        r"(?:beviljat (?:belopp|stöd|bidrag)(?: .*)?|beslutat (?:belopp|stöd|stödbelopp)(?: .*)?|stödbelopp(?: \(?högst.*)?|högsta (?:stöd)?belopp|högsta stöd|maximalt stöd|föreslaget (?:belopp|stöd)(?: .*)?|beviljas(?: högst)?|tilldelat belopp|stöd \(?högst\)?|stödets storlek)",
        "Beviljat stöd",
    ),
    _label(
        "support_rate",
        r"(?:stöd(?:andel|nivå|sats|procent)(?: .*)?|(?:beviljad|beslutad|föreslagen|medfinansierings)(?: |)andel(?: .*)?|andel av (?:godkända|totala|stödberättigande) kostnader(?: .*)?|procentsats)",
        "Stödandel",
    ),
    _label("applied_rate", r"(?:sökt (?:stöd)?(?:andel|nivå|procent)(?: .*)?|stödandel som söks)", "Sökt stödandel"),
    _label(
        "total_cost",
        r"(?:(?:projektets )?total(?:a|t)?(?: )?(?:projekt)?(?:kostnad(?:er|en)?|budget(?:en)?|omslutning(?:en)?)(?: .*)?|projektets (?:total)?(?:kostnad(?:er)?|budget|omslutning)(?: .*)?|(?:hela )?projektet kostar(?: totalt)?|vad kostar (?:allt(?: tillsammans)?|(?:hela )?projektet)(?: .*)?|hela kostnaden|projektkostnad(?:er)?(?: totalt| .*)?|kostnad totalt|totalt projektkostnad|total (?:svensk )?projektomslutning|(?:summa|samlade|beräknade|sammanlagda|totalt) (?:projekt)?kostnad(?:er)?(?: .*)?|(?:beräknad )?total(?:summa| kostnad)(?: .*)?|(?:totala )?stödberättigande kostnader(?: .*)?|godkända kostnader(?: .*)?|projektbudget(?: totalt| .*)?|budget totalt|omslutning)",
        "Projektets totala kostnad",
    ),
    _label(
        "participants",
        r"(?:kommuner som (?:omfattas|deltar|berörs)(?: .*)?|deltagande kommuner|(?:geografisk(?:t)? )?(?:område|omfattning)|berörda kommuner|medverkande kommuner|omfattade kommuner|kommun\(?er\)?|kommuner)",
        "Kommuner som omfattas av projektets verksamhet",
    ),
)


_ANY = re.compile("")
_BY_WORDS = 84
"""Weight of a label that is understood from its words alone: less than one that is known as a whole."""


@remembered
def fields_of(label: str) -> tuple[Label, ...]:
    """The labels that a printed label matches as a whole, best first; empty when it is no label we know."""
    cleaned = re.sub(r"[\s.…_:?*–-]+$", "", " ".join(label.split())).strip(" :*.–-")
    cleaned = re.sub(r"^(?:\d{1,2}(?:\.\d+)*[.):]?|[A-Za-z][.)])\s+", "", cleaned)
    bare = re.sub(r"\s*\([^()]*\)[\s*:]*$", "", cleaned).strip(" *:")
    found = [entry for entry in LABELS if entry.pattern.fullmatch(cleaned) or entry.pattern.fullmatch(bare)]
    if not found and (field := asks_for(label)) is not None:
        return (Label(field, _ANY, label, _BY_WORDS),)
    return tuple(sorted(found, key=lambda entry: -entry.weight))
