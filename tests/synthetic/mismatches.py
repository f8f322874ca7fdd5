"""Plants disagreements between the papers of a case, and says which rule must find each."""

from __future__ import annotations

from random import Random

from .model import CaseModel


def plant(rng: Random, case: CaseModel) -> None:
    """One or two mistakes that the case's papers allow."""
