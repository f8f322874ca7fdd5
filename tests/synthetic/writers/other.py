"""Covering letters, payment claims and papers that belong to a case without saying anything about money."""

from __future__ import annotations

from .. import distractors
from ..draft import Draft


def supplement(d: Draft) -> None:
    """A covering letter to a supplement."""
    f = d.facts
    d.paper.sender = [d.applicant()]
    d.paper.marks = [d.day("dated_on", f.dated)]
    d.para(d.authority(), f"Dnr {d.number()}")
    d.heading(
        d.pick(
            f"Komplettering av ansökan – {d.title()}",
            f"Komplettering i ärende om {d.title()}",
            f"Följebrev: komplettering, {d.title()}",
        ),
        0,
    )
    d.para(
        d.pick(
            "Med anledning av er begäran om komplettering översänds följande.",
            "Vi kompletterar härmed vår ansökan enligt önskemål.",
        )
    )
    if f.revised:
        d.para(
            d.pick(
                "Bifogat finns reviderad ansökan och reviderad budget.",
                "En reviderad ansökan med ny budget bifogas; den ersätter den tidigare.",
            )
        )
        d.para(f"Det sökta beloppet är nu {d.applied()} och den totala kostnaden {d.total()}.")
    else:
        d.para(d.pick("Bifogat finns registreringsbevis och firmateckning.", "Bifogat finns de intyg som saknades."))
    d.labels.unscored |= {"financing", "authority", "municipalities"}
    d.para("Med vänlig hälsning")
    d.para(f.applicant_written)


def payment_claim(d: Draft) -> None:
    """A payment claim, which must not disturb the case."""
    f = d.facts
    d.paper.sender = [d.authority()]
    d.heading(d.pick("Ansökan om utbetalning", "Rekvisition av beviljat stöd"), 0)
    spent = f.plan.total // 7
    d.fields(
        ("Ärende", d.number()),
        ("Projekt", d.title()),
        ("Stödmottagare", d.applicant()),
        ("Upparbetade kostnader i perioden", d.exact(spent)),
        ("Belopp som begärs utbetalt", d.exact(spent * f.rate // 10000)),
        ("Datum", d.habits.form(f.dated)),
    )
    d.para("Kostnaderna är betalda och bokförda på projektets eget konto.", distractors.goals(d))
    d.labels.unscored |= {
        "amount_granted_sek",
        "support_rate_pct",
        "total_cost_sek",
        "amount_applied_for_sek",
        "budget",
        "financing",
        "received_on",
        "dated_on",
        "period_start",
        "period_end",
        "municipalities",
    }


def other(d: Draft) -> None:
    """A risk analysis: names the project and nothing else of interest."""
    d.heading(d.pick("Riskanalys", "Tidplan", "Jämställdhetsanalys"), 0)
    d.fields(("Projekt", d.title()))
    d.para(*distractors.background(d, 3))
    d.items(
        "Risk att rekryteringen drar ut på tiden.", "Risk att få företag anmäler sig.", "Risk att kunskapen stannar hos enskilda."
    )
    d.labels.unscored |= {"registration_number"}


WRITERS = {"supplement": supplement, "payment_claim": payment_claim, "other": other}
