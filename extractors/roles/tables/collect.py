"""Goes through the tables of a document in order and gathers their readings, roles and problems.

Each step is a function of another module; here stands only their order and what becomes of what they leave over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.roles.parties import is_sum_label
from extractors.roles.readings import (
    AmountReading,
    BudgetReading,
    Context,
    FieldReading,
    FinancingReading,
    GrantPartReading,
    Readings,
    RoleReading,
    SumReading,
)
from extractors.roles.tables.amounts import Doubt, reading, row_check
from extractors.roles.tables.arithmetic import anatomy_of
from extractors.roles.tables.budget import budget_of, contribution_of_cost, doubt_of_total, is_income, total_amounts
from extractors.roles.tables.cells import Figure
from extractors.roles.tables.certificate import certificate_of
from extractors.roles.tables.choose import IMPOSSIBLE, MISREAD, Read, chained, main_sections, misread, out_of_scale, united
from extractors.roles.tables.classify import is_form, is_money_table, names_payer, set_aside_as, side_of_section, split_by_votes
from extractors.roles.tables.crossed import crossed
from extractors.roles.tables.financing import contribution_of_row, financing_of, is_payer_row
from extractors.roles.tables.grid import panels_of
from extractors.roles.tables.join import joined
from extractors.roles.tables.meaning import SLIPPED, resolve
from extractors.roles.tables.measure import anchors_of, measured
from extractors.roles.tables.misread import contradicted, doubted, unproved
from extractors.roles.tables.model import Section, column_span, first_span, first_span_of, text_of, title_of
from extractors.roles.tables.periods import project_years
from extractors.roles.tables.pivot import pivoted
from extractors.roles.tables.recover import recovered
from extractors.roles.tables.repair import repaired
from extractors.roles.tables.sections import sections_of
from extractors.roles.tables.sums import sums_of
from extractors.roles.tables.words import COST, FINANCING, is_balance, is_sum, side_of
from extractors.roles.tables.yearly import gathered
from schemas.facts import Candidate, Standing
from schemas.layout import Layout, Table
from schemas.problems import Problem, ProblemCode
from schemas.roles import AmountRole, DocumentKind
from schemas.text import TextSource


class Collector:
    """One document's tables. Used once: `readings` does all the work."""

    def __init__(self, layout: Layout, candidates: Sequence[Candidate], context: Context) -> None:
        self.layout = layout
        self.candidates = candidates
        self.context = context
        self.anchors = anchors_of(layout, candidates)
        self.project_years = project_years(layout, candidates)
        self.fields: list[FieldReading] = []
        self.financing: list[FinancingReading] = []
        self.budget: list[BudgetReading] = []
        self.sums: list[SumReading] = []
        self.grant_parts: list[GrantPartReading] = []
        self.roles: list[RoleReading] = []
        self.problems: list[Problem] = []

    def readings(self) -> Readings:
        """Everything the tables say."""
        reads = [read for section in self.money_sections() if (read := self.read(section)) is not None]
        for side in (COST, FINANCING):
            mine = [read for read in reads if read.section.side == side]
            kept, aside = main_sections(mine)
            for read, reason in aside:
                self.set_aside(read.section, AmountRole.SUBTOTAL, reason)
                self.sums += sums_of(read.section, read.columns, read.anatomy, self.doubt_of(read))
            for read in kept:
                self.take(read)
            self.take_total_cost(kept, side)
        self.take_applied_for()
        return Readings(
            fields=tuple(self.fields),
            financing=tuple(self.financing),
            budget=tuple(self.budget),
            sums=tuple(self.sums),
            grant_parts=tuple(self.grant_parts),
            roles=tuple(self.roles),
            problems=tuple(self.problems),
            lists_financing=sum(bool(f.amounts) for f in self.financing) > 1,
        )

    def money_sections(self) -> list[Section]:
        """Sections of costs and of financing; all others are set aside, reported or left to other stages."""
        found: list[Section] = []
        certificate = certificate_of(self.layout, self.context)
        if certificate is not None:
            self.financing += certificate[0]
        forms = certificate[1] if certificate is not None else frozenset()
        for table in joined([t for t in self.layout.tables if t.start not in forms], self.layout.document):
            captions = self.captions_of(table)
            for panel in panels_of(table, self.layout.document):
                for section in sections_of(panel, captions):
                    if panel.turned and self.take_grant_parts(section):
                        continue
                    for part in split_by_votes(section, self.context):
                        if (one := self.sided(part)) is not None:
                            found.append(one)
        if not any(section.side == FINANCING for section in found):
            found = [one for section in found for one in self.by_payer(section)]
        return united(chained(gathered(found)))

    def by_payer(self, section: Section) -> Sequence[Section]:
        """A table of costs by payer as its costs and its financing; any other as it is.

        Asked only where no table lists the financing: beside one, the columns are partners that spend the money.
        """
        parted = crossed(section, self.context)
        if parted is None:
            return (section,)
        kept = {span for part in parted for row in part.rows for figure in row.figures.values() for span in figure.spans}
        for row in section.rows:
            for figure in row.figures.values():
                if not kept.intersection(figure.spans):
                    self.role(figure, AmountRole.SUBTOTAL, "part of a cost by payer")
        return parted

    def take_grant_parts(self, section: Section) -> bool:
        """A list of years and amounts in a decision or a proposal: how the grant is spread."""
        if self.context.kind not in (DocumentKind.DECISION, DocumentKind.OFFICERS_REPORT) or len(section.rows) != 1:
            return False
        row = section.rows[0]
        near = " ".join((row.label, *section.notes[-2:]))
        if not _GRANT.search(near) or side_of(row.label) is not None:
            return False
        section, _ = measured(section, self.layout, self.anchors)
        for column in section.columns:
            figure = row.figures.get(column.index)
            if figure is not None and column.year is not None:
                one = reading([figure], section.factor, column.year, Doubt(section.standing, section.reason))
                self.grant_parts.append(GrantPartReading(column.header, column.year, one))
            elif figure is not None:
                self.role(figure, AmountRole.SUBTOTAL, "sum of the grant's parts")
        return True

    def sided(self, section: Section) -> Section | None:
        """The section with its side, None when it is none of this project's money."""
        aside = set_aside_as(section)
        if aside in ("history", "frame"):
            self.set_aside(
                section, AmountRole.HISTORY if aside == "history" else AmountRole.FRAME, f"table of {aside}", bare=False
            )
            return None
        if aside == "other" or is_form(section):
            return None
        side, reason = side_of_section(section, self.context)
        if side is None:
            self.report_unplaced(section)
            return None
        if side == FINANCING and not any(is_sum(row.label) or is_payer_row(row, self.context) for row in section.rows):
            self.report_unplaced(section)
            return None
        if self.context.kind is DocumentKind.PAYMENT_CLAIM:
            self.set_aside(section, AmountRole.HISTORY, "table of a payment claim")
            return None
        return replace(section, side=side, side_reason=reason)

    def read(self, section: Section) -> Read | None:
        """The section measured, its columns understood, its rows sorted; None where no column is an amount."""
        section, problems = measured(section, self.layout, self.anchors)
        if section.currency != "SEK":
            message = f"Tabellens belopp är i {section.currency} och har inte räknats om till kronor."
            self.problems.append(Problem(ProblemCode.UNKNOWN_UNIT, message, section.page, first_span(section)))
            self.set_aside(section, AmountRole.UNASSIGNED, f"amounts in {section.currency}")
            return None
        section = self.without_balances(pivoted(repaired(section)))
        if self.is_recognised(section):
            section = recovered(section)
        columns = resolve(section, self.context.kind, self.project_years)
        for aside in (*columns.aside, *(u for u in columns.unclaimed if u.column.index not in columns.counted)):
            printed = (row.figures.get(aside.column.index) for row in section.rows)
            for figure in filter(None, printed):
                self.role(figure, aside.role, aside.reason)
        for column in columns.unclaimed:
            name = f"”{column.column.header}”" if column.column.header else "utan rubrik"
            why = _SWEDISH.get(column.reason, column.reason)
            message = f"Kolumnen {name} i tabellen {title_of(section)} har inte kunnat tolkas ({why})."
            self.problems.append(
                Problem(ProblemCode.UNCLAIMED_COLUMN, message, section.page, column_span(section, column.column.index))
            )
        if not columns.counted:
            return None
        if self.is_impossible(section, columns.counted):
            return None
        self.problems += problems
        self.report_doubtful(section)
        cost = section.side == COST
        anatomy = anatomy_of(
            section.rows,
            columns.counted,
            section.factor,
            is_income if cost else (lambda _: False),
            contribution_of_cost if cost else (lambda row: contribution_of_row(row, section.notes)),
            self.is_other_sum if not cost else (lambda _: False),
        )
        return Read(section, columns, anatomy)

    def is_impossible(self, section: Section, counted: Sequence[int]) -> bool:
        """Whether figures are larger than any project: columns that stood too close read as one number."""
        figures = [row.figures[c] for row in section.rows for c in counted if c in row.figures]
        if not any(abs(figure.value * (figure.factor or section.factor)) >= IMPOSSIBLE for figure in figures):
            return False
        message = f"Tabellen {title_of(section)} har orimligt stora belopp; tal ur flera kolumner kan ha lästs som ett."
        self.problems.append(Problem(ProblemCode.AMBIGUOUS_TABLE, message, section.page, first_span(section)))
        self.set_aside(section, AmountRole.UNASSIGNED, "figures too large for a project")
        return True

    def is_other_sum(self, label: str) -> bool:
        """Labels that the register of parties knows as sums and nobody's name."""
        return is_sum_label(label) and not names_payer(label, self.context)

    def without_balances(self, section: Section) -> Section:
        """Rows that only compare both sides (*Differens*, *Kontroll*) are no lines."""
        kept = []
        for row in section.rows:
            if is_balance(row.label):
                for figure in row.figures.values():
                    self.role(figure, AmountRole.SUBTOTAL, "row that compares costs and financing")
            else:
                kept.append(row)
        return replace(section, rows=tuple(kept))

    def doubt_of(self, read: Read) -> Doubt:
        """How sure the section's readings are: inferred meanings are confirmed when its sums add up."""
        doubt = Doubt().worse(read.section.standing, read.section.reason)
        if misread(read):
            return doubt.worse(Standing.AMBIGUOUS, MISREAD)
        if out_of_scale(read):
            doubt = doubt.worse(Standing.AMBIGUOUS, "a figure far out of scale that no sum confirms")
        if read.columns.standing is Standing.CERTAIN:
            return doubt
        checks = [check for row in read.section.rows if (check := row_check(row, read.columns, read.section.factor)) is not None]
        summed = any(s.confirmed and len(s.parts) > 1 for s in read.anatomy.sums)
        if read.columns.reason in SLIPPED:  # any column of a table adds up: only rows can tell
            summed = False
        if read.columns.reason.startswith("project years") or not (summed or (checks and all(c.good for c in checks))):
            return doubt.worse(read.columns.standing, read.columns.reason)
        return doubt

    def take(self, read: Read) -> None:
        """A main section's lines and sums."""
        section, columns, anatomy = read.section, read.columns, read.anatomy
        doubt = self.doubt_of(read)
        if doubt.reason == MISREAD:
            message = (
                f"De flesta rader i tabellen {title_of(section)} stämmer inte med sina summor; kolumnerna kan vara feltolkade."
            )
            self.problems.append(Problem(ProblemCode.AMBIGUOUS_TABLE, message, section.page, first_span(section)))
        sums = sums_of(section, columns, anatomy, doubt)
        wrong = contradicted(sums) | unproved(sums) if self.is_recognised(section) else frozenset()
        if wrong:
            message = f"Ett tal i tabellen {title_of(section)} stämmer varken med sin rad eller sin kolumn; det kan vara felläst."
            self.problems.append(Problem(ProblemCode.AMBIGUOUS_TABLE, message, section.page, next(iter(sorted(wrong)))))
        if section.side == COST:
            self.budget += doubted(budget_of(section, columns, anatomy, doubt), wrong)
        else:
            self.financing += doubted(financing_of(section, columns, anatomy, self.context, doubt), wrong)
        self.sums += [one for one in sums if not any(wrong.intersection(part.spans) for part in (one.printed, *one.parts))]
        for i in anatomy.repeats:
            for figure in section.rows[i].figures.values():
                self.role(figure, AmountRole.SUBTOTAL, "repeats part of the row above")
        for one in anatomy.sums:
            if one.is_total and section.side == COST:
                continue
            for column in columns.counted:
                if (added := section.rows[one.row].figures.get(column)) is not None:
                    self.role(added, AmountRole.SUBTOTAL, "printed sum")
        for row in section.rows:
            if not row.label and row.figures and not any(section.rows[s.row] is row for s in anatomy.sums):
                message = f"En rad utan benämning i tabellen {title_of(section)} har belopp som inte kan placeras."
                self.problems.append(Problem(ProblemCode.AMBIGUOUS_TABLE, message, row.page, first_span_of(row)))

    def is_recognised(self, section: Section) -> bool:
        """Whether the table stands on a page that was read as a picture."""
        return any(page.number == section.page and page.source is TextSource.OCR for page in self.layout.document.pages)

    def take_total_cost(self, kept: Sequence[Read], side: str) -> None:
        """The grand total: of the costs, or of the financing where no cost table states one."""
        if side == FINANCING and any(f.field == "total_cost" for f in self.fields):
            return
        found: list[tuple[AmountReading, str]] = []
        for read in kept:
            if (total := read.anatomy.total) is not None:
                row = read.section.rows[total.row]
                for one in total_amounts(row, read.columns, read.section, doubt_of_total(read.anatomy, self.doubt_of(read))):
                    if one.year is None:
                        found.append((one, row.label))
        if len({one.amount for one, _ in found}) != 1 or (side == FINANCING and len(kept) != 1):
            return
        one, label = found[0]
        weight, what = (60, "costs") if side == COST else (50, "financing")
        self.fields.append(
            FieldReading("total_cost", text_of(one.amount), one.spans, weight, f"total of {what}: {label}", one.standing)
        )

    def take_applied_for(self) -> None:
        """The amount applied for: the row of the authority applied to."""
        rows = [f for f in self.financing if f.is_authority_row]
        amounts = [a for f in rows for a in f.amounts if a.year is None]
        if not rows or len(amounts) != 1:
            return
        one = amounts[0]
        granted = self.context.kind is DocumentKind.DECISION
        field, weight = ("amount_granted", 40) if granted else ("amount_applied_for", 60)
        self.fields.append(
            FieldReading(field, text_of(one.amount), one.spans, weight, f"row: {rows[0].as_written}", one.standing)
        )

    def role(self, figure: Figure, role: AmountRole, reason: str) -> None:
        """Account for a figure that is no line's amount."""
        self.roles += [RoleReading(span, role, reason) for span in figure.spans]

    def set_aside(self, section: Section, role: AmountRole, reason: str, bare: bool = True) -> None:
        """Account for all figures of a section; with `bare` False only for those the recognizers took for amounts."""
        known = None if bare else [c.span for c in self.candidates]
        for row in section.rows:
            for figure in row.figures.values():
                if known is None or any(span.overlaps(other) for span in figure.spans for other in known):
                    self.role(figure, role, reason)

    def report_unplaced(self, section: Section) -> None:
        """A table of amounts that is neither costs nor financing."""
        rows = [row for row in section.rows if row.figures]
        if len(rows) < 2 or not is_money_table(section):
            return
        message = f"Tabellen {title_of(section)} innehåller belopp men är varken kostnader eller finansiering."
        self.problems.append(Problem(ProblemCode.AMBIGUOUS_TABLE, message, section.page, first_span(section)))
        self.set_aside(section, AmountRole.UNASSIGNED, "table of neither costs nor financing")

    def report_doubtful(self, section: Section) -> None:
        """Rows whose figures could be parted in more than one way."""
        for row in section.rows:
            if row.doubtful:
                message = f"Raden ”{row.label}” har flera belopp i samma ruta som inte kan delas upp entydigt."
                self.problems.append(Problem(ProblemCode.AMBIGUOUS_TABLE, message, row.page, first_span_of(row)))

    def captions_of(self, table: Table) -> tuple[str, ...]:
        """The lines right above a table, as text."""
        text = self.layout.document.text
        return tuple(text[span.start : span.end].replace("\t", " ").strip() for span in table.caption)


_GRANT = re.compile(
    r"\b(?:stöd\w*|projektstöd\w*|bidrag\w*|bevilja\w*|belopp\w*|medel\w*|projektmedel\w*|högst)\b", re.IGNORECASE
)

_SWEDISH = {
    "heading not understood": "rubriken säger inte vad beloppen avser",
    "covers more than one calendar year": "omfattar mer än ett kalenderår",
    "project year without a calendar year": "projektår utan känt startdatum",
    "two columns for one year": "två kolumner för samma år",
}
