"""Papers that decide and promise nothing about a project: calls, risk analyses, final reports, agenda items."""

from extractors.kinds.cue import KindCues, Where, cue
from schemas.roles import DocumentKind

OTHER = KindCues(
    DocumentKind.OTHER,
    (
        cue(
            Where.TITLE,
            r"^\W*(?:utlysning\w*|inbjudan|öppen utlysning|öppe[nt] för ansökan|kallelse|föredragningslista|dagordning|nyhetsbrev|pressmeddelande|"
            r"ansökningsomgång|vägledning|anvisning\w*|instruktion\w*|handledning|så (?:här )?ansöker du|sök (?:stöd|medel|bidrag|pengar)\b|"
            r"riktlinjer|allmänna villkor|mottagningsbevis|bekräftelse på (?:din|er|mottagen) ansökan)\b",
            90,
            "Utlysning: Mötesplatser",
        ),
        cue(
            Where.TITLE,
            r"^\W*(?:bilaga\W*\d*\W*)?(?:riskanalys|riskbedömning|tidplan|aktivitetsplan|projektplan|projektbeskrivning|firmateckning|stadgar|årsredovisning|registreringsbevis|fullmakt|jämställdhetsanalys|effektkedja|förändringsteori|målgruppsanalys|kommunikationsplan|partnerskapsavtal|samverkansavtal|projektavtal|samarbetsavtal|"
            r"överenskommelse om (?:samverkan|samarbete|partnerskap)|meritförteckning|cv|styrelseprotokoll|årsmötesprotokoll|protokoll fört vid (?:års|styrelse)|"
            r"verksamhetsberättelse|behovsanalys|omvärldsanalys|intressentanalys|organisationsskiss|checklista|tidsplan|tidrapport|upphandlingsunderlag)\b",
            75,
            "Riskanalys",
        ),
        cue(
            Where.TITLE,
            r"\b(?:de minimis|försumbart stöd|stöd av mindre betydelse|egenförsäkran|sanningsförsäkran|intyg om (?:närvaro|anställning))\b",
            95,
            "Intyg om försumbart stöd",
        ),
        cue(
            Where.TITLE,
            r"\b(?:slutrapport(?:en)? (?:för|från|avseende)|ekonomisk rapport|delårsrapport|anmälan av delegationsbeslut|yttrande över|val av justerare|remiss|godkännande av slutrapport)\b",
            85,
            "§ 58 Slutrapport för projektet Skogens skafferi",
        ),
        cue(
            Where.TITLE,
            r"^(?:\W|\d)*(?:[\w-]+ ){0,2}(?:lägesrapport\w*|delrapport\w*|slutrapport)(?: (?:\d+|för|från|avseende|nr|period)\b.*)?$",
            85,
            "Lägesrapport 2",
        ),
        cue(
            Where.BODY,
            r"\b(?:läggs till handlingarna|redovisningen godkänns|slutrapporten godkänns|ställer sig bakom yttrandet|dagordningen fastställs)\b",
            40,
            "Rapporten läggs till handlingarna",
        ),
        cue(
            Where.BODY,
            r"\b(?:vem kan söka|vad kan ni söka|(?:du|ni) kan söka|så (?:här )?(?:an)?söker (?:du|ni)|sista ansökningsdag|sista dag (?:för )?att (?:an)?söka|"
            r"utlysningen (?:omfattar|öppnar|stänger)|ansökan ska (?:vara inne|ha kommit in|vara inskickad))\b",
            40,
            "Ansökan ska vara inne före midsommar",
        ),
    ),
)
