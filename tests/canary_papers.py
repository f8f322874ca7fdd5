"""Writes the canaries' papers into warehouse/canaries: two invented cases, each clean and with planted mistakes.

    python -m tests.canary_papers

Run it only when a canary is to say something else; the files are kept as they are, byte for byte, from night to night.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from pathlib import Path

from openpyxl import Workbook
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

FOLDER = Path(__file__).resolve().parents[1] / "warehouse" / "canaries"
STYLES = getSampleStyleSheet()
YEARS = (2026, 2027)


@dataclass(frozen=True)
class Truth:
    """What the papers of a case say."""

    number: str
    title: str
    applicant: str
    org: str
    authority: str
    costs: tuple[tuple[str, int, int], ...]
    payers: tuple[tuple[str, int, int], ...]
    granted: int
    rate: str
    end: str = "2027-12-31"
    printed_total: int = 0
    promised: int = 0

    @property
    def applied(self) -> int:
        """The authority's row."""
        return sum(self.payers[0][1:])

    @property
    def total(self) -> int:
        """Of the costs."""
        return sum(sum(row[1:]) for row in self.costs)


def kr(amount: int) -> str:
    """`1 205 000`."""
    return f"{amount:,}".replace(",", " ")


SMAK = Truth(
    "RUN 2025-1207",
    "Smak av skärgård",
    "Skärgårdens Matförening",
    "802481-4520",
    "Region Kalmar län",
    (
        ("Personal", 820_000, 860_000),
        ("Externa tjänster", 240_000, 260_000),
        ("Resor", 60_000, 60_000),
        ("Lokaler", 55_000, 55_000),
    ),
    (("Region Kalmar län", 590_000, 615_000), ("Västerviks kommun", 150_000, 150_000), ("Linnéuniversitetet", 200_000, 220_000)),
    1_205_000,
    "50",
)
SMAK = replace(SMAK, payers=(*SMAK.payers, (SMAK.applicant, 235_000, 250_000)), promised=300_000)
LED = replace(
    SMAK,
    number="RUN 2025-1311",
    title="Leder längs kanalen",
    applicant="Kanalbygdens Utvecklings AB",
    org="559214-3308",
    authority="Region Östergötland",
    costs=(("Personal", 500_000, 520_000), ("Externa tjänster", 130_000, 110_000), ("Resor", 20_000, 20_000)),
    payers=(
        ("Region Östergötland", 260_000, 260_000),
        ("Motala kommun", 100_000, 100_000),
        ("Finspångs kommun", 80_000, 80_000),
        ("Kanalbygdens Utvecklings AB", 210_000, 210_000),
    ),
    granted=520_000,
    rate="40",
    promised=200_000,
)
CASES = {
    "smak-felfritt": (SMAK, ()),
    "smak-planterat": (
        replace(SMAK, number="RUN 2025-1208", granted=1_250_000, end="2027-10-31", promised=270_000),
        ("granted_over_applied", "period_differs", "commitment_differs"),
    ),
    "led-felfritt": (LED, ()),
    "led-planterat": (
        replace(LED, number="RUN 2025-1312", printed_total=1_340_000, rate="46"),
        ("table_sum_differs", "rate_contradicts_ceiling"),
    ),
}
ALLOWED = {
    "smak-planterat": (
        "rate_contradicts_ceiling",
        "share_over_limit",
        "proposal_differs_from_decision",
        "superseded_revision_used",
        "budget_year_outside_period",
        "final_report_date_unexpected",
    ),
    "led-planterat": ("financing_differs_from_cost",),
}


def pdf(story: list[Flowable]) -> bytes:
    """The same bytes every time."""
    rl_config.invariant = 1
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, title="", author="").build(story)
    return out.getvalue()


def heading(text: str, size: str = "Heading1") -> Flowable:
    """A heading."""
    return Paragraph(text, STYLES[size])


def lines(*texts: str) -> list[Flowable]:
    """Paragraphs."""
    return [part for text in texts for part in (Paragraph(text, STYLES["Normal"]), Spacer(1, 5))]


def table(rows: list[list[str]], widths: tuple[int, ...]) -> Flowable:
    """A ruled table, figures to the right."""
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("ALIGN", (1, 0), (-1, -1), "RIGHT")]
    return Table(rows, colWidths=widths, style=TableStyle(style), hAlign="LEFT")


def money_table(first: str, rows: tuple[tuple[str, int, int], ...], last: str, printed: int = 0) -> Flowable:
    """Rows by year with their sums."""
    body = [[name, *(kr(a) for a in by_year), kr(sum(by_year))] for name, *by_year in rows]
    sums = [sum(row[i] for row in rows) for i in (1, 2)]
    return table([[first, *map(str, YEARS), "Summa"], *body, [last, *map(kr, sums), kr(printed or sum(sums))]], (190, 80, 80, 80))


def application(t: Truth) -> bytes:
    """Form, costs, financing."""
    fields = [
        ["Projektets namn", t.title],
        ["Sökande", t.applicant],
        ["Organisationsnummer", t.org],
        ["Diarienummer", t.number],
        ["Inkom", "2025-09-16"],
        ["Projektstart", "2026-01-01"],
        ["Projektslut", "2027-12-31"],
        ["Sökt belopp", f"{kr(t.applied)} kr"],
        ["Total kostnad", f"{kr(t.total)} kr"],
    ]
    form = Table(fields, colWidths=(150, 280), style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey)]), hAlign="LEFT")
    return pdf(
        [
            *lines(t.authority),
            heading("Ansökan om projektstöd"),
            form,
            heading("Budget, kronor", "Heading2"),
            money_table("Kostnadsslag", t.costs, "Summa kostnader"),
            heading("Finansiering, kronor", "Heading2"),
            money_table("Finansiär", t.payers, "Summa finansiering"),
        ]
    )


def budget(t: Truth) -> bytes:
    """A workbook with both tables."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Budget"
    sheet.append([f"Budget för projektet {t.title}"])
    sheet.append(["Sökande", t.applicant])
    sheet.append(["Diarienummer", t.number])
    sheet.append(["Belopp i kronor"])
    sheet.append([])
    for first, rows, last, printed in (
        ("Kostnadsslag", t.costs, "Summa kostnader", t.printed_total),
        ("Finansiär", t.payers, "Summa finansiering", 0),
    ):
        sheet.append([first, *YEARS, "Summa"])
        for name, *by_year in rows:
            sheet.append([name, *by_year, sum(by_year)])
        sums = [sum(row[i] for row in rows) for i in (1, 2)]
        sheet.append([last, *sums, printed or sum(sums)])
        sheet.append([])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def commitment(t: Truth) -> bytes:
    """The first co-financier's promise."""
    name = t.payers[1][0]
    half = t.promised // 2
    return pdf(
        [
            *lines(name, "2025-09-10"),
            heading("Medfinansieringsintyg"),
            *lines(
                f"Härmed intygas att {name} medfinansierar projektet {t.title} med {kr(t.promised)} kronor i kontanta medel.",
                f"Sökande är {t.applicant}. Ert diarienummer {t.number}.",
                f"Beloppet fördelas med {kr(half)} kronor för 2026 och {kr(t.promised - half)} kronor för 2027.",
            ),
        ]
    )


def decision(t: Truth) -> bytes:
    """Grants."""
    return pdf(
        [
            *lines(t.authority, "Regionala utvecklingsnämnden", f"Diarienummer {t.number}", "Beslutsdatum 2025-12-03"),
            heading("Beslut om projektstöd"),
            *lines(f"Projekt: {t.title}", f"Sökande: {t.applicant}, {t.org}"),
            heading("Beslut", "Heading2"),
            *lines(
                f"Regionala utvecklingsnämnden beviljar {t.applicant} stöd till projektet {t.title} med {t.rate} procent av "
                f"redovisade och godkända kostnader, dock högst {kr(t.granted)} kronor.",
                f"Projekttiden är 2026-01-01 till {t.end}.",
                "Slutrapport ska lämnas senast 2028-02-29.",
            ),
            heading("Ärendet", "Heading2"),
            *lines(
                f"{t.applicant} har ansökt om {kr(t.applied)} kronor. Ansökan kom in den 16 september 2025. "
                f"Total kostnad är {kr(t.total)} kronor. Övrig finansiering framgår av ansökan."
            ),
        ]
    )


def main() -> None:
    """Write all of them."""
    for name, (truth, rules) in CASES.items():
        folder = FOLDER / name
        folder.mkdir(parents=True, exist_ok=True)
        # The number tells the twins' papers apart; all else that is not planted is the same.
        clean = replace(CASES[name.replace("planterat", "felfritt")][0], number=truth.number)
        (folder / "ansokan.pdf").write_bytes(application(clean))
        if not (folder / "budget.xlsx").is_file():  # a workbook holds the time it was written
            (folder / "budget.xlsx").write_bytes(budget(truth))
        (folder / "intyg.pdf").write_bytes(commitment(truth))
        (folder / "beslut.pdf").write_bytes(decision(truth))
        expected = [
            f"# {'Inget får larmas om.' if not rules else 'Avvikelserna måste upptäckas.'}",
            f"rules = [{', '.join(repr(r) for r in rules)}]".replace("'", '"'),
            f"allowed = [{', '.join(repr(r) for r in ALLOWED.get(name, ()))}]".replace("'", '"'),
            f'amount_applied_for = "{clean.applied}.00"',
            f'amount_granted = "{truth.granted}.00"',
            f'support_rate = "{truth.rate}"',
            f'total_cost = "{clean.total}.00"',
        ]
        (folder / "expected.toml").write_text("\n".join(expected) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
