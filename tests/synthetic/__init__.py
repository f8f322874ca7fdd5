"""Writes Swedish funding paper from a known truth: cases are invented, said in many wordings, laid out in many families.

The truth has the form of `truth.json` (docs/example-inbox and the evaluation use it). All names of projects and applicants,
all figures and all wording are invented here.
"""
