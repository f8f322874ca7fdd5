"""What a form's label or question asks for, told from its words where nobody has written the label down beforehand.

Every authority words its forms in its own way (*När startar projektet?*, *Jag planerar att avsluta projektet*, *Hur mycket
söker ni från oss?*), but all with the same few words. A label is understood when it has the words that a field needs and no
word that is not known: *Sökandens adress* asks for something else, and so does *Har ni sökt stöd tidigare?*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# Words are separated by blanks; a star stands for any ending or beginning, a low line for a blank inside a phrase.
_FILLER = (
    "när vad vilken vilket vilka hur vem är vara blir ska skall kommer ni du jag vi er ert era att det den de en ett för "
    "till från av i på om med som och eller hos ange vid under här min vårt vår / - – & the of for and is our your a to in "
    "from what which who when projekt projektet projektets projekts projekten project project's insats insatsen insatsens "
    "satsning satsningen aktiviteten planera* planned beräkna* önska* preliminär* uppskatta* fullständig* eventuell* åååå "
    "mm dd"
)
_DAY = "datum* dag dagen tidpunkt* månad* år året tid kl klockslag date dates"
_MONEY = (
    "belopp* stöd* eu-stöd* eu-medel esf-stöd* esf+-stöd* eruf-stöd* medel bidrag* medfinansiering* samfinansiering* "
    "finansiering* summa* kronor kr sek tkr *projektstöd* *projektmedel utvecklingsmedel pengar mycket budget* kostnad* "
    "amount support grant funding fund funds contribution"
)
_GRANTOR = (
    "region* tillväxtverket leader* länsstyrelsen myndighet* oss esf-rådet län länet länets regionalt regionala eu* erdf "
    "eruf esf esf+ skåne halland dalarna gotland blekinge jämtland härjedalen kronoberg värmland uppsala sörmland stockholm "
    "västra götalandsregionen gävleborg norrbotten västerbotten västernorrland västmanland örebro östergötland jönköpings "
    "kalmar"
)
_START = (
    "start* börja* påbörja* inled* första_dag första_dagen från_och_med fr.o.m from.o.m projektstart* igångsätt* begin* starts"
)
_END = (
    "slut sluta slutar slutdatum* slutdag* avslut* klar* färdig* upphör* sista_dag sista_dagen till_och_med t.o.m projektslut* "
    "projektavslut* slutför* end ends completed"
)
_SPAN = (
    "period perioden tidsperiod* projektperiod* projekttid* genomförandetid* genomförandeperiod* löptid* pågå* tidplan* duration"
)
_APPLIED = "sökt* söks sökes söker ansökt* ansöker ansökes ansöks begär* äska* efterfråga* applied requested apply sökande"
_WHOLE = "total* hela sammanlag* samlad* samtliga alla summa projektets beräknad* allt"
_COST = (
    "kostnad* projektkostnad* totalkostnad* budget* projektbudget* totalbudget* omslutning* projektomslutning* kosta kostar "
    "utgift* cost costs"
)
_OWNER = (
    "sökande* stödsökande* söker ansöker projektägar* huvudman* huvudsökande stödmottagar* bidragsmottagar* organisation "
    "organisationen organisationens förening föreningen föreningens företag företaget företagets bolag bolaget bolagets "
    "kommunen kommunens juridisk*_person* aktör aktören aktörens verksamheten verksamhetens part parten partens koordinator "
    "projektledande samordnande applicant applicants lead_partner partner beneficiary organisation organization coordinator"
)
_NAMED = "namn* heter heta benämning* titel* rubrik* kallas akronym* kortnamn projektnamn* projekttitel* name title acronym"


@dataclass(frozen=True, slots=True)
class FormWord:
    """A field, the concepts of which each must be met by a word or phrase, and the other words that may stand beside them."""

    field: str
    needs: tuple[re.Pattern[str], ...]
    allowed: re.Pattern[str]
    example: str


def _pattern(words: str) -> re.Pattern[str]:
    each = [re.escape(w).replace(r"\*", r"\w*").replace("_", " ") for w in sorted(words.split(), key=len, reverse=True)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(each)})(?![\w-])")


def _ask(field: str, example: str, *needs: str, beside: str = "") -> FormWord:
    return FormWord(field, tuple(_pattern(n) for n in needs), _pattern(" ".join((*needs, _FILLER, beside))), example)


QUESTIONS: tuple[FormWord, ...] = (
    _ask("period", "Under vilken period ska projektet genomföras?", _SPAN, beside=f"genomför* {_DAY} {_START} {_END}"),
    _ask("period", "Start och slut för projektet", _START, _END, beside=_DAY),
    _ask("period_start", "När planerar ni att starta projektet?", _START, beside=_DAY),
    _ask("period_end", "Jag planerar att avsluta projektet", _END, beside=_DAY),
    _ask(
        "amount_applied_for",
        "Hur mycket söker ni från Region Kalmar län?",
        _APPLIED,
        _MONEY,
        beside=f"{_GRANTOR} total* hela denna ansökan* perioden stor stort regional* projektperioden",
    ),
    _ask(
        "support_rate",
        "Hur stor andel av kostnaderna söks?",
        "*andel* procent* *nivå* rate share",
        "stöd* sök* kostnad* finansiering* total* support funding",
        beside="stor högst max* eu-stöd* budget* stödberättigande",
    ),
    _ask(
        "total_cost",
        "Vad är den totala budgeten för projektet?",
        _WHOLE,
        _COST,
        beside="stödberättigande kronor kr sek tkr inklusive inkl egen stor stora svensk* projekttiden perioden",
    ),
    _ask("total_cost", "Vad kostar projektet?", "vad mycket", "kosta kostar", beside="tillsammans totalt allt"),
    _ask(
        "project_title",
        "Vad heter projektet?",
        _NAMED,
        "projekt projektet projektets projekts projektnamn* projekttitel* project project's insats* satsning* ansökan*",
        beside="kort svenska",
    ),
    _ask(
        "applicant_name",
        "Namn på den organisation som söker",
        _OWNER,
        f"{_NAMED} vem vilken vilka",
        beside="juridisk* ansvarig* officiell* står legal lead main",
    ),
    _ask(
        "received_on",
        "Datum då ansökan inkom till regionen",
        "inkom* ankom* mottaget mottagen mottagna mottagande* mottagning* mottagnings* mottogs kom_in kommit_in "
        "registrera* diarieför* received ankomststämpel",
        beside=f"{_DAY} {_GRANTOR} ansökan* då stämpel har",
    ),
    _ask(
        "submitted_on",
        "Datum då ansökan skickades in",
        "inskicka* skickad skickat skickades skickats insänd* insänt signerad signerat signerades inlämna* lämnades lämnats "
        "submitted signed",
        beside=f"{_DAY} ansökan* då elektroniskt har on application",
    ),
    _ask(
        "dated_on",
        "Ort och datum för underskrift",
        "datum daterad date",
        beside="ort plats underskrift* underteckna* ansökan* upprätta* senast ändra* dokument* brev* place",
    ),
    _ask(
        "registration_number",
        "Ärendets diarienummer hos regionen",
        "diarie* dnr d.nr ärendenummer ärende-nummer ärendenr ärende-id ärendebeteckning journalnummer journal-nummer journalnr "
        "referensnummer referensnr beteckning ärendets reference_number case_number",
        beside=f"{_GRANTOR} nummer nr id ärende* fylls",
    ),
    _ask(
        "participants",
        "Kommun där projektet genomförs",
        "kommun kommuner kommunerna område* projektområde geografisk* län municipality municipalities",
        "berör* omfatta* delta* medverka* genomför* bedriv* verka* där geografisk* täcks täcker involved",
        beside="verksamhet* regionens huvudsaklig* avgränsning omfattning",
    ),
)

_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]|[*:?…_]|\.{2,}")
_NUMBERED = re.compile(r"^(?:fråga\s+)?(?:\d{1,2}(?:[.:]\d{1,2})*[.):]?|[a-zåäö]\)|[a-z]\.)\s+")


@lru_cache(maxsize=4096)
def asks_for(label: str) -> str | None:
    """The field that a label asks for by its words alone; None when a word is not understood or a concept is missing."""
    words = bare_label(label)
    if not 3 <= len(words) <= 90 or words[-1] in ".,;" or any(c.isdigit() for c in words.replace("1:1", "")):
        return None
    for question in QUESTIONS:
        needed = all(need.search(words) for need in question.needs)
        if needed and not re.search(r"\w", question.allowed.sub(" ", words)):
            return question.field
    return None


def bare_label(label: str) -> str:
    """A label in small letters without its number, asterisk, question mark and what stands in brackets."""
    words = " ".join(_ASIDE.sub(" ", label).split()).casefold()
    return _NUMBERED.sub("", words).strip(" -–") if not label.rstrip().endswith(".") else words
