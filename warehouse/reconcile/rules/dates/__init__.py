"""Received, period, years and deadlines."""
