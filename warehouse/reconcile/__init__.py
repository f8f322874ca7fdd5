"""Comparing what papers say: `engine.reconcile` runs the rules, `terms.load_terms` says what authorities allow."""
