"""Papers that decide and promise nothing about a project: calls, risk analyses, final reports, agenda items."""

from extractors.kinds.cue import KindCues, Where, cue
from schemas.roles import DocumentKind

OTHER = KindCues(
    DocumentKind.OTHER,
    (
        cue(
            Where.TITLE,
            r"^\W*(?:utlysning|inbjudan|öppen utlysning|kallelse|föredragningslista|dagordning|nyhetsbrev|pressmeddelande)\b",
            90,
            "Utlysning: Mötesplatser",
        ),
        cue(
            Where.TITLE,
            r"^\W*(?:bilaga\W*\d*\W*)?(?:riskanalys|riskbedömning|tidplan|aktivitetsplan|projektplan|projektbeskrivning|firmateckning|stadgar|årsredovisning|registreringsbevis|fullmakt|jämställdhetsanalys|effektkedja|målgruppsanalys|kommunikationsplan)\b",
            75,
            "Riskanalys",
        ),
        cue(
            Where.TITLE,
            r"\b(?:slutrapport(?:en)? (?:för|från|avseende)|lägesrapport|delrapport|slutrapport$|ekonomisk rapport|delårsrapport|anmälan av delegationsbeslut|yttrande över|val av justerare|remiss|godkännande av slutrapport)\b",
            85,
            "§ 49 Slutrapport för projektet Kustens kök",
        ),
        cue(
            Where.BODY,
            r"\b(?:läggs till handlingarna|redovisningen godkänns|slutrapporten godkänns|ställer sig bakom yttrandet|dagordningen fastställs)\b",
            40,
            "Rapporten läggs till handlingarna",
        ),
        cue(
            Where.BODY,
            r"\b(?:vem kan söka|sista ansökningsdag|utlysningen (?:omfattar|öppnar|stänger)|ansökan ska vara inne)\b",
            40,
            "Ansökan ska vara inne senast den 15 oktober",
        ),
    ),
)
