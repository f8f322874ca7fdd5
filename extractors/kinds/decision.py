"""Decisions of the authority applied to: delegated decisions, decision letters, items and extracts of minutes."""

from extractors.kinds.cue import KindCues, Where, cue
from schemas.roles import DocumentKind

DECISION = KindCues(
    DocumentKind.DECISION,
    (
        cue(
            Where.HEAD,
            r"\b(?:delegationsbeslut|sammanträdesprotokoll|protokollsutdrag|utdrag ur (?:sammanträdes)?protokoll|protokoll från)\b",
            40,
            "DELEGATIONSBESLUT",
        ),
        cue(
            Where.TITLE,
            r"^\W*(?:ändrings|slutligt |projekt|stöd|bidrags|ärende)?beslut(?! om (?:kontant |kommunal )?(?:med|sam)finansiering)\b",
            35,
            "Beslut om stöd",
        ),
        cue(Where.TITLE, r"^§ ?\d+", 20, "§ 23 Projektstöd till Vandringsleder"),
        cue(Where.HEADING, r"^\W*(?:\d+\.?\s*)?(?:\w+(?:ns|ets|ens) )?beslut\W*$", 25, "Kommunstyrelsens beslut"),
        cue(
            Where.BODY,
            r"\b(?:beviljar|beviljas|bifaller ansökan|bifalles|avslår (?:ansökan|stöd)|avslås|ansökan avslås|beslutar (?:att )?(?:bevilja|avslå|lämna|bifalla|tilldela|stödja)|lämnar (?:projekt)?stöd|tilldela[rs]|"
            r"att bevilja|anslår)\b",
            25,
            "Nämnden beviljar Vandringsleder i Väst AB stöd",
        ),
        cue(
            Where.BODY,
            r"\b(?:justerandes|utdragsbestyrkande|utdraget bestyrks|vid protokollet|sekreterare|justeras|kan inte överklagas|överklagas)\b",
            15,
            "Justerandes signatur",
        ),
        cue(Where.BODY, r"\b(?:dock (?:högst|max(?:imalt)?)|högst|upp till) (?:\d|kr)", 10, "dock högst 1 620 000 kronor"),
        cue(Where.BODY, r"\b(?:skäl för beslutet|beslutanderätt|delegationsordning|allmänna villkor)\b", 10, "Skäl för beslutet"),
        cue(Where.BODY, r"\b(?:slutrapport\w*|slutredovis\w*) (?:\w+ ){0,5}senast\b", 15, "Slutrapport lämnas senast 2029-03-31"),
        cue(
            Where.BODY,
            r"\b(?-i:LAG)\b[^.]{0,60}\b(?:har|beslutar|beslutade)\b[^.]{0,60}\b(?:prioritera\w*|beslutat|bevilja\w*|tillstyrk\w*|avsl\w+)",
            30,
            "LAG har vid möte den 25 mars 2025 prioriterat ert projekt",
        ),
        cue(
            Where.TITLE,
            r"^\W*ert projekt\b.{0,80}\b(?:prioriter\w*|bevilja\w*|avsl\w+|godkän\w*)",
            35,
            "Ert projekt Gröna broar har prioriterats",
        ),
        cue(Where.HEAD, r"\b(?:tjänsteskrivelse|förslag till beslut)\b", -50, "Förslag till beslut"),
        cue(Where.BODY, r"\bföreslås (?:besluta|bevilja)|\bföreslås att\b", -35, "Nämnden föreslås besluta"),
        cue(Where.TITLE, r"\bansökan om\b|^\W*projektansökan\b", -10, "Ansökan om projektmedel"),
        cue(Where.TITLE, r"^\W*(?:utlysning|inbjudan|kallelse|komplettering|följebrev)\b", -40, "Utlysning: Mötesplatser"),
    ),
)
