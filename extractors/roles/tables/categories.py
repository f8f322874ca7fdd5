"""Which kind of cost a printed label means. Knows Swedish words for costs; figures and columns are for others.

Some words settle the matter wherever they stand (*indirekta*, *annat än pengar*). Otherwise the first word that names a kind
decides, and inside a compound its last part (*personalresor* are travel, *personalkostnader* are staff). Words that only
lean towards a kind (*hyra*, *material*) count when no other word does.
"""

from __future__ import annotations

import re

from extractors.remembering import remembered
from schemas.roles import CostCategory

_C = CostCategory

_EVERYWHERE: tuple[tuple[CostCategory, str], ...] = (
    (_C.STAFF, r"\blkp\b|\bpo\b|\bpo-(?:pålägg|påslag|kostnad)|löne?(?:kostnads)?(?:påslag|pålägg)|personalomkostnad"),
    (_C.STAFF, r"\((?:egen )?(?:personal|löner?|lönekostnad(?:er)?)\)"),
    (_C.STAFF, r"\((?:egen )?anställd\w*\)"),
    (_C.OTHER, r"\bsociala medier|\bkontorsmateri"),
    (
        _C.INDIRECT,
        r"schablon\w*\b.*\bav\b.*(?:personal|löne)|^admi?n?\b|^indi\b|\bindir\b|\bfast procentsats|\bförenklade kostnad",
    ),
    (_C.EXTERNAL_SERVICES, r"[(,] ?(?:konsult|inhyrd|upphandla[dt])\w*\)?$|\bköpt tjänst|\(köpt\w*|\w*byrå\b"),
    (
        _C.IN_KIND,
        r"annat än pengar|\b(?:ej|icke)[ -]kontant\w*"
        r"|in[ -]?natura\b|in[ -]kind|\bnatura|ideell\w* (?:arbet|tid|insats|kraft|timm)|\bideellt?\b(?! för)",
    ),
    (
        _C.IN_KIND,
        r"\beget arbete|\begen (?:arbets)?tid|\b(?:nedlagd|insatt)\w* (?:arbets)?tid|\bobetal[dt]a?\b(?! \w*(?:räkning|faktur))"
        r"|oavlöna[dt]|frivillig\w* ?(?:arbet|insats|timm|kraft)|volontär|\begen ?insats,? arbet",
    ),
    (
        _C.IN_KIND,
        r"i form av (?:egen )?(?:arbets)?tid\b|(?:företag|deltagar|styrgrupp|medlem|partner)\w* (?:\w+ )?(?:arbets)?tid\b",
    ),
    (
        _C.INCOME,
        r"(?:intäkt|inkomst)(?:er|en|erna|s)?\b|\bintäkt|\binkomst|\bavgår\b|\b\w{3,}försäljning\b|^entréer\b"
        r"|(?:deltagar|deltagande|kurs|entré|egen)avgift|^försäljning\b",
    ),
    (
        _C.INDIRECT,
        r"indirekt|over ?head|\boh\b|oh-(?:kostnad|påslag|pålägg|tillägg)|(?:gemensamma|centrala) (?:om)?kostnader|"
        r"(?:^|allmänna |administrativa |administrations|förvaltnings|kontors)omkostnad",
    ),
    (_C.INDIRECT, r"påslag|förvaltningskostnad|högskolegemensam|universitetsgemensam|universitetsoverhead"),
)

_STRONG: tuple[tuple[CostCategory, str], ...] = (
    (
        _C.TRAVEL,
        r"res[ae]\b|resor\w*|rese(?!n|rv)\w*|(?:tjänste|studie|grupp|buss|flyg|tåg|utlands)res\w*|logi|hotell\w*|traktamente\w*|boende|övernattning\w*|bilersättning"
        r"|milersättning",
    ),
    (_C.TRAVEL, r"körersättning|transport\w*|hyrbil\w*|biljetter|flyg|tåg|drivmedel|taxi|uppehälle|busshyr(?:a|or)"),
    (
        _C.PREMISES,
        r"lokal(?!a\b|t\b|is|iser)\w*|hyreskostnad\w*|kontor(?!s?material|ist)\w*|elkostnad\w*|uppvärmning|städning|(?:mötes|kontors|grupp)rum",
    ),
    (_C.PREMISES, r"(?:ateljé|verkstads|kontors|lager|studio|sal|hall|garage|förråds)hyr(?:a|or)"),
    (
        _C.EXTERNAL_SERVICES,
        r"konsult\w*|tjänster\w*|tjänsteköp|expert\w*|hantverk\w*|entreprenad\w*|entreprenör\w*|föreläsar\w*|föredragshåll\w*",
    ),
    (
        _C.EXTERNAL_SERVICES,
        r"underleverantör\w*|leverantör\w*|utredning\w*|utvärder\w*|följeforsk\w*|revis(?:or|ion)\w*|arvode\w*|moderator\w*",
    ),
    (
        _C.EXTERNAL_SERVICES,
        r"artist\w*|gage\w*|översätt\w*|tolk(?:ar|ning|ar\w*)?|upphandl\w*|inhyrd\w*|juridi\w*|jurist\w*|uppdragstagare",
    ),
    (
        _C.EXTERNAL_SERVICES,
        r"advokat(?:er)?|arkitekt(?:er)?|(?:tecken)?språkstolk(?:ar)?|fotograf(?:er)?|patentombud|grafiker|talare",
    ),
    (
        _C.STAFF,
        r"personal\w*|lön\w*|anställ\w*|sociala|arbetsgivaravgift\w*|lkp\w*|po-pålägg|lönebikostnad\w*|pension\w*|semester\w*",
    ),
    (
        _C.STAFF,
        r"projektled\w*|delprojektled\w*|processled\w*|verksamhetsled\w*|ungdomsled\w*|koordinator\w*|samordn\w*|medarbetar\w*",
    ),
    (
        _C.STAFF,
        r"handläggar\w*|administratör\w*|ekonom(?:er|en)?|kommunikatör\w*|utvecklar\w*|forskar\w*|assistent\w*|arbetstid"
        r"|arbetskraft|arbetad",
    ),
    (
        _C.STAFF,
        r"tjänst|heltidstjänst|deltidstjänst|projekttjänst|timlön\w*|doktorand\w*|lärar\w*|ledare|ingenjör\w*|strateg\w*"
        r"|controller|coach\w*|rådgivare|tjänstem[aä]n\w*|vägledare",
    ),
    (
        _C.STAFF,
        r"(?:ekonomi|kommunikations|område?s|projekt|verksamhets)?ansvarig|(?:verksamhets|enhets|projekt|avdelnings)chef\w*"
        r"|(?:etablerings|företags|invest)?lots(?:ar)?|utredare|pedagog(?:er)?|biolog(?:er)?|postdok\w*|professor|lektor|adjunkt|laborant(?:er)?|kanslist",
    ),
    (_C.STAFF, r"arkivarie|bibliotekarie|vikari(?:e|er|at)|tjänstgöring|husmor|(?:trädgårds|vakt)mästare"),
    (
        _C.EQUIPMENT,
        r"(?:ny|re)?invester\w*|laddstolp\w*|solpanel\w*|solcell\w*|robot\w*|drönare|släpvagn\w*"
        r"|mjukvar\w*|bygg(?:nadsmaterial)?",
    ),
    (_C.EQUIPMENT, r"inredning\w*|skyltar|skyltning|vindskydd|brygg(?:a|or)|virke|husvagn"),
    (
        _C.OTHER,
        r"reservpost|(?:jämställdhets|samverkans|analys|utvecklings|påverkans|förändrings)arbete",
    ),
    (
        _C.EQUIPMENT,
        r"utrustning\w*|invester\w*|inventari\w*|maskin\w*|möbl\w*|möbel\w*|dator\w*|teknik\w*|teknisk|\w*teknik|hårdvara|mjukvara",
    ),
    (
        _C.EQUIPMENT,
        r"programvar\w*|instrument\w*|verktyg\w*|materiel\w*|byggmaterial|byggnation|ombyggnad|nybyggnation|renovering\w*"
        r"|mark(?:arbete|anläggning)\w*",
    ),
    (_C.EQUIPMENT, r"anläggningstillgång\w*|anläggning\w*|fordon\w*|avskrivning\w*|laborationsutrustning|it-utrustning"),
    (_C.EQUIPMENT, r"sensor(?:er)?|simulator(?:er)?|mätutrustning|kamer(?:a|or)|server|servrar|redskap\w*"),
    (
        _C.OTHER,
        r"kommunikation\w*|information\w*|marknadsföring\w*|annons\w*|tryck\w*|webb\w*|hemsid\w*|konferens(?!lokal)\w*"
        r"|slutkonferens",
    ),
    (
        _C.OTHER,
        r"seminari\w*|evenemang\w*|event\w*|möten?|mässor|mässa|workshop\w*|utbildning\w*|kurser|aktivitet\w*|förtäring|fika|mat",
    ),
    (
        _C.OTHER,
        r"förbruk\w*|kontorsmaterial|kursmaterial|porto|telefon\w*|licens\w*|försäkring\w*|oförutsett|oförutsedda|spridning\w*",
    ),
    (_C.OTHER, r"publicering\w*|publikation\w*|deltagar\w*|stipendi\w*|prototyp\w*|moms|representation|reserv"),
    (
        _C.OTHER,
        r"möteskostnad\w*|nätverk\w*|kompetensutveckling\w*|mäss\w+|medlemsavgift\w*|rekryter\w*|uppfölj\w*|drifts?kostnad\w*",
    ),
    (_C.OTHER, r"tävling\w*|tillstånd\w*|bankkostnad\w*"),
    (_C.INDIRECT, r"administration\w*"),
)

_WEAK: tuple[tuple[CostCategory, str], ...] = (
    (_C.INDIRECT, r"schablon\w*|administrativ\w*|kansli"),
    (_C.PREMISES, r"hyr(?:a|or)|drift|värme|el"),
    (_C.EQUIPMENT, r"material\w*|inköp|teknik"),
    (_C.STAFF, r"arbete|projektarbete"),
    (_C.OTHER, r"avgift\w*|övrig\w*|annat|andra|diverse|kringkostnad\w*"),
)

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE)
_ASIDE = re.compile(r"\([^)]*\)?|\binkl\w*\b.*|\bexkl\w*\b.*|\bvarav\b.*|\benl(?:igt|\.)?\b.*", re.IGNORECASE)
_EXTERNAL = re.compile(r"extern\w*|(?:in)?köpta?|köp|utomstående", re.IGNORECASE)
_COST_OF = re.compile(r"(\w{3,}?)s?kostnad(?:er|en|erna)?", re.IGNORECASE)
_GENERIC = re.compile(r"(?:om)?kostnad(?:er|en|erna)?", re.IGNORECASE)


_Patterns = tuple[tuple[CostCategory, re.Pattern[str]], ...]


def _compiled(table: tuple[tuple[CostCategory, str], ...]) -> _Patterns:
    return tuple((category, re.compile(pattern, re.IGNORECASE)) for category, pattern in table)


_EVERYWHERE_RE = _compiled(_EVERYWHERE)
_STRONG_RE = _compiled(_STRONG)
_WEAK_RE = _compiled(_WEAK)
_SHORTEST_TAIL = 5
_SHORTEST_FRONT = 3


def _named_by(text: str, table: _Patterns) -> CostCategory | None:
    return next((category for category, pattern in table if pattern.fullmatch(text)), None)


def _kind_of_word(word: str, table: _Patterns) -> CostCategory | None:
    """The kind a word names: by the longest known end of it, else as it stands."""
    for part in reversed(word.split("-")):
        if table is _STRONG_RE:
            for start in range(_SHORTEST_FRONT, len(part) - _SHORTEST_TAIL + 1):
                if (kind := _named_by(part[start:], table)) is not None:
                    return kind
            if len(part) > _SHORTEST_FRONT + 2 and re.search(r"lön$", part, re.IGNORECASE):
                return _C.STAFF
        if (kind := _named_by(part, table)) is not None:
            return kind
        if (cost := _COST_OF.fullmatch(part)) and (kind := _named_by(cost[1], table)) is not None:
            return kind
    return None


def _by_words(text: str) -> CostCategory | None:
    words = [w for w in _WORD.findall(text) if w.lower() != "av"]
    external_at: int | None = None
    for i, word in enumerate(words):
        if _EXTERNAL.fullmatch(word):
            if external_at is None:
                external_at = i
            continue
        kind = _kind_of_word(word, _STRONG_RE)
        if kind is None:
            continue
        if word.lower() == "lokal" and i + 1 < len(words) and _kind_of_word(words[i + 1], _STRONG_RE) is _C.STAFF:
            continue  # a local leader, not rooms
        if external_at is not None and i == external_at + 1 and kind not in (_C.PREMISES, _C.EQUIPMENT, _C.TRAVEL):
            return _C.EXTERNAL_SERVICES
        if external_at is not None and i > external_at + 1:
            return _C.EXTERNAL_SERVICES
        return kind
    weak = next((kind for word in words if (kind := _kind_of_word(word, _WEAK_RE)) is not None), None)
    if external_at is not None and weak not in (_C.EQUIPMENT, _C.PREMISES):
        return _C.OTHER if any(re.match("övrig", w, re.IGNORECASE) for w in words[:external_at]) else _C.EXTERNAL_SERVICES
    return weak


@remembered
def category_of(label: str) -> CostCategory | None:
    """The kind of cost that a label names; None when no word of it is known (a caller then says *other*)."""
    for category, pattern in _EVERYWHERE_RE:
        if pattern.search(label):
            return category
    head = _ASIDE.sub(" ", label)
    return _by_words(head) or _by_words(label)


def is_plain_cost_word(label: str) -> bool:
    """Whether a label says only that it is a cost (*Kostnader*, *Projektets kostnader*)."""
    words = _WORD.findall(label)
    return bool(words) and _GENERIC.fullmatch(words[-1]) is not None and category_of(label) is None
