"""Money clauses in running text, read into financiers' rows, fields, roles, conditions and announcements.

`read_prose` goes through the sentences of a document once. Each amount is claimed by the first of these that is sure of it:
limits of delegation and prices, motions and payments, history and frames, the grant, what is applied for and the total cost,
a co-financier's promise, financiers' rows. What none of them is sure of stays unclaimed, for the audit to report.
Tables are read elsewhere, and so are labelled form fields, titles, dates and numbers.
"""

from __future__ import annotations

from extractors.roles.prose.reader import read_prose

__all__ = ["read_prose"]
