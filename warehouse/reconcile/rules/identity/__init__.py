"""Who applies, for what, and whether it is the same everywhere."""
