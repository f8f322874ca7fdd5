"""Officers' reports: what the administration proposes that the board or the director decides."""

from extractors.kinds.cue import KindCues, Where, cue
from schemas.roles import DocumentKind

OFFICERS_REPORT = KindCues(
    DocumentKind.OFFICERS_REPORT,
    (
        cue(
            Where.HEAD,
            r"\b(?:tjänsteskrivelse|tjänsteutlåtande|beslutsunderlag|underlag (?:inför|för|till) beslut|föredragnings-?pm|handläggar-?pm|beredningsunderlag|bedömnings-?pm)\b",
            80,
            "TJÄNSTESKRIVELSE",
        ),
        cue(
            Where.TITLE,
            r"^\W*förslag till (?:beslut|delegationsbeslut)\b|^beslutsförslag\b",
            50,
            "Förslag till beslut – Vandringsleder",
        ),
        cue(
            Where.HEADING,
            r"^\W*(?:\d+\.?\s*)?(?:(?:\w+ ){0,2}\w+s )?(?:förslag(?: till (?:beslut|nämnden|ställningstagande))?|beslutsförslag)\W*$",
            45,
            "Regiondirektörens förslag",
        ),
        cue(
            Where.BODY,
            r"\b\w*(?:nämnden|utskottet|styrelsen|direktören?) föreslås\b|\bföreslås (?:besluta|att|bevilja)",
            45,
            "Regionala utvecklingsnämnden föreslås besluta",
        ),
        cue(
            Where.BODY,
            r"\b(?:föreslår (?:vi |därför |att )*(?:bifall|avslag)|tillstyrk(?:er|s)|förvaltningen föreslår|vi föreslår)\b",
            20,
            "föreslår vi bifall på ansökan",
        ),
        cue(
            Where.HEADING,
            r"\b(?:ärendebeskrivning|beredning|bedömning|överväganden|beslutsmotivering|ärendet)\b",
            10,
            "Ärendebeskrivning",
        ),
        cue(Where.BODY, r"\bi tjänsten\b", 10, "I tjänsten"),
        cue(Where.HEAD, r"^\W*missiv\b|\nmissiv\b", 30, "MISSIV"),
        cue(Where.BODY, r"\batt (?:bifalla|tillstyrka) (?:\w+ )?ansökan\b", 20, "att bifalla ansökan"),
        cue(
            Where.HEAD,
            r"\b(?:sammanträdesprotokoll|protokollsutdrag|delegationsbeslut(?!\w)|utdrag ur protokoll)\b",
            -50,
            "PROTOKOLLSUTDRAG",
        ),
        cue(Where.BODY, r"\b(?:justerandes|utdragsbestyrkande|utdraget bestyrks)\b", -40, "Justerandes signatur"),
        cue(Where.BODY, r"\b(?:\w*nämnden|\w*utskottet|\w*styrelsen) beslutar\b", -15, "Tillväxtutskottet beslutar"),
    ),
)
