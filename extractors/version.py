"""The version of everything between bytes and records. Raise it when a re-read of the archive would give other records."""

EXTRACTOR_VERSION = 3
