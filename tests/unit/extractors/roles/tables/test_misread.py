"""A figure misread in a picture is gainsaid by its row and its column; a sum that fails proves neither."""

from decimal import Decimal

from extractors.roles.readings import AmountReading, SumReading
from extractors.roles.tables.misread import contradicted, unproved
from schemas.text import Span


def amount(value, at):
    return AmountReading(Decimal(value), (Span(at, at + 5),))


CELLS = {(0, 0): amount(350, 10), (0, 1): amount(25, 20), (1, 0): amount(80, 40), (1, 1): amount(95, 50)}


def sums(row_totals, column_totals):
    rows = [
        SumReading("cost", "", None, amount(t, 100 + 10 * r), (CELLS[r, 0], CELLS[r, 1]), Decimal(0), "row")
        for r, t in enumerate(row_totals)
    ]
    columns = [
        SumReading("cost", "", None, amount(t, 200 + 10 * c), (CELLS[0, c], CELLS[1, c]), Decimal(0))
        for c, t in enumerate(column_totals)
    ]
    return rows + columns


def test_a_figure_wrong_in_both_directions_is_found():
    assert contradicted(sums((75, 175), (130, 120))) == {Span(10, 15)}


def test_a_wrong_sum_says_nothing_of_its_parts():
    assert contradicted(sums((375, 175), (130, 120))) == frozenset()
    assert contradicted(sums((375, 175), (430, 120))) == frozenset()


def test_a_sum_of_a_picture_that_does_not_add_up_is_unproved():
    assert unproved(sums((375, 175), (430, 130))) == {Span(210, 215)}
