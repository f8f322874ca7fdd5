"""Applications: forms, letters and portal printouts in which somebody applies for support to a project."""

from extractors.kinds.cue import KindCues, Where, cue
from schemas.roles import DocumentKind

APPLICATION = KindCues(
    DocumentKind.APPLICATION,
    (
        cue(
            Where.TITLE,
            r"^(?:\W|\d+\.)*(?:reviderad |kompletterad |ny |uppdaterad )?(?:projekt|stöd|bidrags|leader|medfinansierings)?ansökan\b"
            r"(?! om (?:ut|delut|slutut)betalning)(?!\s+om\s+ändring)"
            r"(?! (?:ska|skall|görs|skickas|lämnas|inkom|kom|har|kan|bedöms|bifalls|prövas|handläggs|måste|via|är|och)\b)",
            60,
            "Ansökan om regionala projektmedel",
        ),
        cue(
            Where.TITLE,
            r"\bansökan om (?:regional\w* |ekonomiskt )?(?:projekt|stöd|medel|medfinansiering|bidrag|utvecklings)",
            30,
            "Ansökan om projektmedel – REVIDERAD",
        ),
        cue(Where.TITLE, r"^ansökningsformulär|ansökningsblankett|^blankett\b.*ansökan", 50, "Ansökningsformulär"),
        cue(Where.TITLE, r"\ben (?:projekt)?ansökan (?:till|om)\b", 55, "Gröna broar – en ansökan till Region Nord"),
        cue(Where.TITLE, r"^(?:e-tjänst|min ansökan)\b", 30, "Min ansökan – utskrift"),
        cue(
            Where.TITLE,
            r"^\W*(?:(?:full|project|revised) )*(?:application (?:for|form)|grant application|project application)\b",
            60,
            "Application for co-financing",
        ),
        cue(
            Where.TITLE,
            r"\b(?:vi|föreningen|kommunen|bolaget|stiftelsen) (?:an)?söker (?:härmed )?(?:om )?(?:pengar|stöd|medel|bidrag|projekt)",
            40,
            "Kvarnen lever – vi söker pengar till en mötesplats",
        ),
        cue(
            Where.TITLE,
            r"^\W*(?:begäran|framställan|anhållan|förfrågan|äskande) om (?:\w+ )?(?:medfinansiering|samfinansiering|stöd|bidrag|projektmedel|medel)",
            45,
            "Framställan om medfinansiering",
        ),
        cue(Where.BODY, r"\b(?:ansöker|söker) (?:härmed|nu) (?:om )?", 20, "ansöker härmed om ett bidrag"),
        cue(
            Where.BODY,
            r"\b(?:anhåller|hemställer) (?:härmed )?om (?:\w+ ){0,3}(?:stöd|bidrag|medel|medfinansiering)",
            25,
            "anhåller om stöd",
        ),
        cue(
            Where.BODY,
            r"\b(?:sökande organisation|stödsökande|uppgifter om (?:den )?sökande|sökandens uppgifter)\b",
            20,
            "Sökande organisation",
        ),
        cue(
            Where.BODY,
            r"\b(?:vi|föreningen|kommunen|bolaget|stiftelsen|universitetet) (?:söker|ansöker)\b",
            20,
            "Vi söker 835 000 kronor",
        ),
        cue(Where.BODY, r"\b(?:sökt belopp|sökt stöd|belopp som söks|sökt medfinansiering|vi söker)\b", 15, "Sökt belopp (kr)"),
        cue(
            Where.BODY,
            r"\b(?:firmatecknare|behörig företrädare|intyga[rs] att (?:lämnade )?uppgift|försäkrar att)",
            15,
            "Firmatecknare intygar att uppgifterna stämmer",
        ),
        cue(Where.BODY, r"\b(?:projektstart|startdatum|projektperiod|projekttid)\b", 5, "Projektstart"),
        cue(Where.BODY, r"\b(?:vem söker|hur mycket söker|vad kostar allt|när börjar projektet)\b", 25, "Vem söker?"),
        cue(Where.BODY, r"\bdenna ansökan\b", 10, "söks i denna ansökan"),
        cue(Where.HEADING, r"\b(?:bakgrund|mål|målgrupp|genomförande|metod|hållbarhet)\b", 8, "Mål och målgrupp"),
        cue(
            Where.HEAD,
            r"\b(?:tjänsteskrivelse|tjänsteutlåtande|beslutsunderlag|föredragnings-?pm|förslag till beslut|\w*protokoll\w*|delegationsbeslut|missiv)\b",
            -60,
            "TJÄNSTESKRIVELSE",
        ),
        cue(Where.TITLE, r"^(?:§|beslut\b)", -40, "Beslut om stöd"),
        cue(Where.TITLE, r"\b(?:er|din|eran) ansökan\b", -70, "Er ansökan om bidrag"),
    ),
)
