"""The officers' web page: served on this machine only, drawn from the published warehouse, spoken into the journal."""
