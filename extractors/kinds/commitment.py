"""A co-financier's own promise: certificates, letters of intent, a municipality's or an agency's decision to co-finance."""

from extractors.kinds.cue import KindCues, Where, cue
from schemas.roles import DocumentKind

COMMITMENT = KindCues(
    DocumentKind.COMMITMENT,
    (
        cue(
            Where.TITLE,
            r"\b(?:med)?finansierings?(?:intyg|åtagande|löfte|bevis|bekräftelse|beslut)\b",
            70,
            "Medfinansieringsintyg",
        ),
        cue(
            Where.TITLE,
            r"^\W*(?:intyg|avsiktsförklaring|åtagande|bekräftelse|utfästelse|förbindelse|letter of intent)\b",
            60,
            "Intyg om medfinansiering",
        ),
        cue(
            Where.TITLE,
            r"\b(?:intyg|bekräftelse|åtagande|utfästelse|löfte|avsiktsförklaring) (?:om|av|avseende|på|för) (?:kontant )?(?:med|sam)?finansiering",
            30,
            "Bekräftelse av medfinansiering",
        ),
        cue(Where.TITLE, r"\bbeslut om (?:kontant |kommunal )?(?:med|sam)finansiering\b", 25, "Beslut om medfinansiering"),
        cue(
            Where.BODY,
            r"\b(?:härmed )?intyga[rs]\b.{0,80}\b(?:med|sam)?finansier",
            40,
            "Härmed intygas att Ljungby kommun medfinansierar",
        ),
        cue(
            Where.BODY,
            r"\b(?:förbinder sig|åtar sig|utfäster sig|bekräftar|lovar|garanterar)\b[^.]{0,90}\b(?:med|sam)?finansier|"
            r"\b(?:förbinder|åtar|utfäster) sig (?:härmed )?att\b",
            40,
            "förbinder sig att medfinansiera projektet",
        ),
        cue(
            Where.BODY,
            r"\b(?:kommun|universitetet|högskolan|styrelsen|AB|förening|verket|förbund) (?:kommer att )?(?:medfinansierar|samfinansierar|går in med|bidrar med)\b",
            15,
            "Habo kommun medfinansierar projektet",
        ),
        cue(
            Where.BODY, r"\bbeslutar (?:att )?(?:med|sam)finansiera\b", 30, "Kommunstyrelsen beslutar att medfinansiera projektet"
        ),
        cue(Where.TITLE, r"\b(?:med|sam)finansiering (?:av|till|i) projekt", 15, "§ 12 Medfinansiering av projektet Gröna broar"),
        cue(Where.BODY, r"\b(?:medfinansiär|medfinansieraren?)\b", 10, "Medfinansiär: Varbergs kommun"),
        cue(
            Where.BODY,
            r"\b(?:annat EU-projekt|utbetalas|betalas ut|rekvisition|mot faktura|kontanta medel)\b",
            5,
            "kontanta medel",
        ),
        cue(
            Where.TITLE,
            r"\b(?:(?<!er\s)(?<!din\s)ansökan om|projektansökan|tjänsteskrivelse|budget|utlysning)\b",
            -40,
            "Ansökan om regionala projektmedel",
        ),
        cue(
            Where.BODY,
            r"\b(?:slutrapport\w* (?:ska|lämnas|senast)|dock (?:högst|max))",
            -35,
            "Slutrapport ska vara inne senast 2028-04-30",
        ),
        cue(
            Where.BODY,
            r"\b(?:är (?:gärna )?med och|kommer att|vill|avser att|har beslutat att|beslutat att|beslutade att|för avsikt att) "
            r"(?:med|sam|del)?finansiera(?:r)?\b",
            30,
            "Torsby kommun är med och medfinansierar projektet",
        ),
        cue(
            Where.BODY,
            r"\b(?:glädjen att meddela|glada att (?:kunna )?meddela|beslutat (?:att )?(?:stödja|stötta|sponsra|bidra)|ställer oss bakom|ställer sig bakom)\b",
            25,
            "Vi har glädjen att meddela",
        ),
        cue(
            Where.BODY,
            r"\bsöker (?:[\w-]+ ){0,3}(?:\w*stöd|medel|finansiering|bidrag) (?:[\w-]+ ){0,2}?(?:hos|från|av) "
            r"(?:Tillväxtverket|(?:Svenska )?ESF|Europeiska|Jordbruksverket|EU\b|Naturvårdsverket|Energimyndigheten|Vinnova)",
            30,
            "som Karlstads kommun söker stöd för hos Tillväxtverket",
        ),
        cue(Where.BODY, r"\b(?:gå|går) in som medfinansiär\b", 30, "beslutar att gå in som medfinansiär"),
        cue(
            Where.TITLE,
            r"^(?:\W|(?:sv|vb|re|fw|fwd|ämne):\s*)*(?:med|sam)finansiering\b(?! (?:av|till|för) projekt)",
            25,
            "VB: Medfinansiering Gröna broar",
        ),
        cue(
            Where.BODY,
            r"\b(?:vi|kommunen|bolaget|universitetet) (?:bidrar|deltar|går in|medverkar) (?:\w+ ){0,3}?med\b|\bdeltar i\b[^.]{0,80}\b(?:under förutsättning|förutsatt)",
            25,
            "Vi bidrar med 60 000 kronor per år",
        ),
        cue(Where.BODY, r"\bföreslås besluta\b", -30, "Nämnden föreslås besluta"),
    ),
)
