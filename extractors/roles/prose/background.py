"""Amounts that are not about this project's money now: earlier projects, frames and budgets of boards, prices, motions, payments.

Tense, cue words, years long past and other cases' numbers make history; calls, appropriations and results of a board are
frames. A clause in the present tense about what is applied for or granted is never history (see `__init__`).
"""

from __future__ import annotations

import re

from extractors.roles.prose.cues import Cue, cue
from extractors.roles.prose.sentences import Sentence, clause_of, compile_cue, without_relatives
from schemas.roles import AmountRole

UNIT_PRICES: tuple[Cue[AmountRole], ...] = (
    cue(
        AmountRole.FRAME,
        r"\b(?:kostnad\w*|pris\w*|avgift\w*|utfall\w*) per (?!år|kalenderår)\w+ (?:blir|är|beräknas till|uppgår till|på|"
        r"om) {hedge}(?P<m>{M})",
        "Kostnaden per deltagare blir \ue000",
    ),
    cue(
        AmountRole.FRAME,
        r"(?P<m>{M}) ?(?:per|/|för varje|om) ?(?:deltag\w*|medlem\w*|företag|timm\w*|tim\b|h\b|person\w*|invånare|"
        r"besök\w*|plats\w*|elev\w*|"
        r"natt|gästnatt|dag|dygn|månad\w*|kvadratmeter|kvm|m2|mil\b|km\b|styck|st\b|kurs\w*|tillfälle\w*|ungdom\w*|"
        r"student\w*|anställd\w*|hushåll|arbetsplats\w*)",
        "i genomsnitt \ue000 per deltagare",
    ),
    cue(AmountRole.FRAME, r"\b[àáå@] (?P<m>{M})", "400 timmar à \ue000"),
    cue(AmountRole.FRAME, r"\bi (?:genomsnitt|snitt) (?:\w+ ){0,3}(?P<m>{M})", "i genomsnitt \ue000"),
    cue(
        AmountRole.FRAME,
        r"\b(?:timkostnad\w*|timpris\w*|timlön\w*|styckpris\w*|månadslön\w*|medlemsavgift\w*|årsavgift\w*|"
        r"arvode\w*){gap}(?P<m>{M})",
        "en timkostnad på \ue000",
    ),
    cue(AmountRole.FRAME, r"\bavgift\w*,? (?P<m>{M})", "finansieras med avgifter, \ue000 per medlem"),
)

FRAMES: tuple[Cue[AmountRole], ...] = (
    cue(AmountRole.FRAME, r"\butlysning\w*{gap}(?P<m>{M})", "Utlysningen omfattar \ue000"),
    cue(
        AmountRole.FRAME,
        r"\b(?:medels|budget|finansierings|kostnads|besluts|program)?ram(?:en|ar|arna)?\b(?! av){gap}(?P<m>{M})",
        "Ramen är \ue000",
    ),
    cue(AmountRole.FRAME, r"\b\w*förfogandeanslag\w*{gap}(?P<m>{M})", "tas ur förfogandeanslaget, som uppgår till \ue000"),
    cue(AmountRole.FRAME, r"^av (?:\w+ ){0,2}anslag\w*{gap}(?P<m>{M})", "Av anslag 1:1 på \ue000 är 38 procent intecknat"),
    cue(
        AmountRole.FRAME,
        r"\banslag\w*(?: \d+:\d+)?(?:,? som)?(?: \w+){0,4} (?:uppgår till|uppgick till|är|omfattar|omfattade|"
        r"innehåller|om totalt) (?P<m>{M})",
        "Anslaget uppgår till \ue000",
    ),
    cue(
        AmountRole.FRAME,
        r"\b(?:överskott\w*|underskott\w*|resultat\w*|årsomsättning\w*|omsättning\w*|omsätter|balansomslutning\w*|"
        r"egna kapital\w*){gap}(?P<m>{M})",
        "visar ett överskott på \ue000",
    ),
    cue(
        AmountRole.FRAME,
        r"\b(?:\w*nämndens|\w*styrelsens|förvaltningens|enhetens|regionens|kommunens|årets) (?:\w+ "
        r"){0,2}(?:\w*budget\w*|ram|anslag|pott|medel){gap}(?P<m>{M})",
        "Nämndens budget för året är \ue000",
    ),
    cue(
        AmountRole.FRAME,
        r"{P} ?(?:\w+ ){0,2}(?:\w*budget|budgetram|ram|anslag|pott|medel),? (?:som )?(?:för \w+ ){0,2}(?:för {Y} |{Y} )?"
        r"(?:uppgår till|uppgick till|är|omfattar|var|om|på) {hedge}(?P<m>{M})",
        "\ue800 anslag för \uf200 uppgår till \ue000",
    ),
    cue(
        AmountRole.FRAME,
        r"\bvarav {hedge}(?P<m>{M}) (?:\w+ ){0,2}(?:ointecknad\w*|intecknad\w*|disponibl\w*|ofördelad\w*)",
        "varav \ue000 är ointecknade",
    ),
    cue(
        AmountRole.FRAME,
        r"\b(?:om|när|där|för|vid|krävs|gäller|upphandl\w*|inköp|faktur\w*|utbetalas?|betalas ut)\b{gap}"
        r"(?:mer än|minst|överstig\w+|understig\w+|lägre än|högre än|under|över) (?P<m>{M})(?= (?:ska|skall|krävs|måste|"
        r"gäller|tillämpas|kan|får|ex\w*|exklusive|inte)\b|$|[.,])",
        "Om stöd betalas ut med mer än \ue000 ska",
    ),
    cue(
        AmountRole.FRAME,
        r"(?P<m>{M}) (?:\w+ ){0,3}(?:återstår|kvarstår|finns kvar|kvar att|att fördela|till förfogande|är intecknat|"
        r"är ointecknat|är kvar|intecknats)",
        "varav \ue000 återstår efter detta beslut",
    ),
    cue(
        AmountRole.FRAME,
        r"\b(?:återstår|kvarstår|intecknats|ointecknade medel|tillgängliga medel|kvarvarande medel){gap}(?P<m>{M})",
        "Därefter återstår \ue000",
    ),
    cue(
        AmountRole.FRAME,
        r"\b(?:enskilda projekt|ett projekt|varje projekt|projekt) (?:\w+ ){0,3}(?:få|beviljas|söka|erhålla|"
        r"ansöka){gap}(?P<m>{M})",
        "Enskilda projekt kan få högst \ue000",
    ),
    cue(
        AmountRole.FRAME,
        r"\b(?:stödtak\w*|takbelopp\w*|högsta (?:möjliga )?stöd\w*|maxbelopp\w*|minsta (?:sökbara )?belopp\w*|"
        r"prisbasbelopp\w*|beloppsgräns\w*|direktupphandlingsgräns\w*){gap}(?P<m>{M})",
        "Stödtaket är \ue000",
    ),
    cue(
        AmountRole.FRAME,
        r"\b(?:programmet|delprogrammet|insatsområdet|satsningen|regeringen|riksdagen){gap}(?:omfattar|omfattade|"
        r"omfattas|tilldela\w*|anvisa\w*|avsätt\w*|avsatt|anslå\w*|fördela\w*){gap}(?P<m>{M})",
        "Regeringen har tilldelat länet \ue000",
    ),
    cue(
        AmountRole.FRAME,
        r"\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|flera|\d+) (?:\w+ )?(?:förstudier|projekt|"
        r"ansökningar|ärenden|beslut)\b{gap}bevilja\w*{gap}(?P<m>{M})",
        "nio förstudier beviljats sammanlagt \ue000",
    ),
)

DELEGATION = (
    cue(
        "delegation_limit",
        r"\b(?:får|kan|har rätt att|äger rätt att|har delegation att|bemyndigas att) (?:\w+ ){0,3}(?:besluta|"
        r"bevilja|fatta beslut)\b{gap}(?P<m>{M})",
        "Direktören får besluta om stöd på högst \ue000",
    ),
    cue(
        "delegation_limit",
        r"\bdelegation\w*{gap}(?:högst|upp till|understig\w*|under|överstig\w*|max\w*|till och med|intill) (?P<m>{M})",
        "Delegationen gäller ärenden upp till \ue000",
    ),
    cue(
        "delegation_limit",
        r"\b(?:belopp|stöd|bidrag|ärenden|ansökningar|beslut) (?:\w+ ){0,2}(?:upp till|under|understigande|om "
        r"högst|på högst|som inte överstiger|som understiger|högst) (?P<m>{M}){gap}deleg\w*",
        "Beslut om stöd upp till \ue000 är delegerade till direktören",
    ),
)

PAYMENTS: tuple[Cue[AmountRole], ...] = (
    cue(
        AmountRole.HISTORY,
        r"\b(?:utbetal\w*|rekvire\w*|rekvisition\w*|förskott\w*|delutbetalning\w*|återkräv\w*|återkrav\w*|"
        r"återför\w*|återbetal\w*|återlämna\w*){gap}(?P<m>{M})",
        "Tidigare utbetalt: \ue000",
    ),
    cue(
        AmountRole.HISTORY,
        r"\b(?:betalas|betalades|betalats|betala) ut{gap}(?P<m>{M})",
        "Stödet betalas ut med hälften, \ue000",
    ),
    cue(
        AmountRole.HISTORY,
        r"(?P<m>{M}) (?:(?!och\b)\w+ ){0,4}(?:återförs|återfördes|återförts|återbetalas|återkrävs|utbetalas|utbetalats|har "
        r"betalats ut|betalats ut|betalades ut|betalas ut|rekvireras|outnyttja\w*|oförbrukade)",
        "varför \ue000 återförs till anslaget",
    ),
    cue(
        AmountRole.HISTORY,
        r"\b(?:förbrukade|upparbetade|oförbrukade|outnyttjade|redovisade|nedlagda) (?:medel|kostnader|"
        r"belopp){gap}(?:uppgår|uppgick|är|var|på|om|:){gap}(?P<m>{M})",
        "Förbrukade medel uppgår till \ue000",
    ),
)

REPLACED: tuple[Cue[AmountRole], ...] = (
    cue(
        AmountRole.HISTORY,
        r"\bersätter (?:den|det|vår|vårt|tidigare|intyget|ansökan|åtagandet){gap}(?:om|på|avsåg|med|löd på|"
        r"gällde) {hedge}(?P<m>{M})",
        "ersätter den som undertecknades i höstas och som avsåg \ue000",
    ),
    cue(
        AmountRole.HISTORY,
        r"\b(?:i stället för|istället för|mot tidigare|jämfört med|till skillnad från) {hedge}(?P<m>{M})",
        "söker nu mindre i stället för \ue000",
    ),
    cue(
        AmountRole.HISTORY,
        r"\b(?:höj\w*|sänk\w*|ök\w*|minska\w*|justera\w*|ändra\w*|räkna\w* (?:upp|ned)|gå\w* upp){gap}\bfrån "
        r"{hedge}(?P<m>{M}) (?:\w+ ){0,2}?till {hedge}{M}",
        "höjer sin insats från \ue000 till \ue001",
    ),
)
"""The figure that another one takes the place of."""
DIFFERENCES: tuple[Cue[AmountRole], ...] = (
    cue(
        AmountRole.SUBTOTAL,
        r"(?P<m>{M}) (?:[^.;\ue000-\ue7ff]{0,60} )?(?:räknats bort|räknas bort|dragits av|dras av|strukits|stryks|undantagits)\b",
        "har \ue000 för mat räknats bort",
    ),
    cue(
        AmountRole.SUBTOTAL,
        r"\b(?:sätt\w* ned|sänk\w*|minska\w*|reducera\w*|skär\w* ned|dra\w* av|räkna\w* ned|höj\w*|öka\w*|"
        r"räkna\w* upp) med {hedge}(?P<m>{M})",
        "att stödet därför ska sättas ned med \ue000",
    ),
    cue(
        AmountRole.SUBTOTAL,
        r"(?P<m>{M}) (?:\w+ )?(?:lägre|högre|mindre|mer) än\b",
        "\ue000 lägre än det sökta beloppet",
    ),
    cue(AmountRole.SUBTOTAL, r"\b(?:skillnad\w*|differens\w*|avvikelse\w*){gap}(?P<m>{M})", "Skillnaden är \ue000"),
)
MOTIONS = compile_cue(
    r"\b(?:yrka(?:r|de|t|nde\w*)|reserver(?:ar|ade) sig|återremiss\w*|proposition\w*|motförslag\w*|tilläggsyrkande\w*)\b"
)
"""A motion is not what was decided, nor is what the office had proposed once the board has decided."""
PROPOSALS = compile_cue(r"\b(?:har föreslagit|föreslog|hade föreslagit|förordade|har förordat|tjänsteskrivelsens förslag)\b")

STRONG_HISTORY: tuple[Cue[AmountRole], ...] = (
    cue(
        AmountRole.HISTORY,
        r"\b(?:(?<!som\s)tidigare|föregående|förra|förutvarande|dåvarande|ursprunglig\w*|initialt|föregångare\w*|genom åren|"
        r"(?:de )?senaste (?:\w+ )?åren|hittills|sedan (?:år )?{Y})(?!\w)",
        "har tidigare beviljats \ue000",
    ),
    cue(AmountRole.HISTORY, r"\bförstudie(?:n|ns)?\b(?! som)", "Förstudien fick \ue000"),
    cue(
        AmountRole.HISTORY,
        r"\b(?:första|inledande|avslutade|genomförda) (?:projekt\w*|etapp\w*|fas\w*|period\w*|omgång\w*)",
        "Det första projektet fick \ue000",
    ),
    cue(AmountRole.HISTORY, r"\b(?:etapp|fas|del) (?:1|I|ett)\b(?!:)", "Etapp 1 finansierades med \ue000"),
    cue(
        AmountRole.HISTORY,
        r"\b(?:drev|drevs|har drivit|har under åren|genomfördes|avslutades|slutredovisa(?:des|ts)|"
        r"slutrapportera(?:des|ts)|pågick)\b",
        "Föreningen drev ett projekt med \ue000",
    ),
    cue(
        AmountRole.HISTORY,
        r"\b(?:andra|övriga|parallella|närliggande|angränsande) projekt\b",
        "I andra projekt har regionen satsat \ue000",
    ),
)
WEAK_HISTORY: tuple[Cue[AmountRole], ...] = (
    cue(
        AmountRole.HISTORY,
        r"\b(?:bidrog|finansierade(?:s)?|medfinansierade(?:s)?|fick|erhöll|beviljades|beviljade"
        r"(?! (?:stöd\w*|belopp\w*|bidrag\w*|medel|medfinansiering\w*|projektmedel\w*|projektstöd\w*)\b)|betalade(?:s)?|kostade|"
        r"anslog|satsade(?:s)?|stödde(?:s)?|stöttade(?:s)?|stod för|gick in|sköt till|"
        r"lämnade(?:s)?|tilldelades|uppgick|omslöt|omfattade|sökte|söktes|gav)\b",
        "då regionen bidrog med \ue000",
    ),
)
PRESENT = compile_cue(
    r"\b(?:(?:an)?söker|söks|kostar|omsluter|uppgår|beräknas|beviljar|beviljas|bevilja|föreslås|föreslår|är|"
    r"sänker|höjer|bidrar|medfinansierar|finansieras)\b"
)


RESUMES = compile_cue(r"\b(?:ska|skall|ändras|kvarstår|gäller|lämnas|fastställs|föreslås)\b")
"""Verbs with which a text comes back from an earlier project to this one."""


def explicit(cues: tuple[Cue[AmountRole], ...], text: str) -> list[tuple[int, str]]:
    """Positions of the amounts that such a cue governs, with what governed them."""
    found: list[tuple[int, str]] = []
    for c in cues:
        for m in c.pattern.finditer(text):
            found.append((m.start("m"), _short(m.group())))
    return found


def _short(text: str) -> str:
    return " ".join(re.sub(r"[\ue000-\uf8ff]", "…", text).split())[:60]


def history_of(sentence: Sentence, position: int, own_is_study: bool, first_year: int | None) -> tuple[str, bool] | None:
    """Why an amount at a position is history, and whether that is strong; None when nothing says so.

    `own_is_study`: the project itself is a pre-study. `first_year`: the first year of this project, where known.
    """
    start, end = clause_of(sentence.text, position)
    clause = sentence.text[start:end]
    clause = without_relatives(clause)
    for c in STRONG_HISTORY:
        m = c.pattern.search(clause)
        if m and not (own_is_study and "förstudie" in m.group().casefold()) and not re.search(r"\bny \w+\b", m.group()):
            return _short(m.group()), True
    weak = next((m for c in WEAK_HISTORY if (m := c.pattern.search(clause))), None)
    years = [y for sign in clause if (v := sentence.mentions.get(sign)) for y in v.years]
    if weak and years and first_year is not None and max(years) < first_year - 1:
        return _short(weak.group()) + f" {max(years)}", True
    number = re.search(r"[\uf600-\uf6ff]", clause)
    if weak and number:
        return _short(weak.group()) + " och ett annat ärendes nummer", True
    if weak:
        return _short(weak.group()), False
    return None
