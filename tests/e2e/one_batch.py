"""`python -m e2e.one_batch INBOX HOME ENTRY`: one batch in a process that a test may kill."""

import sys
from pathlib import Path

from flows.batch import run_batch
from flows.progress import Quiet
from flows.settings import Settings

if __name__ == "__main__":
    _, inbox, home, entry = sys.argv
    settings = Settings(Path(home), workers=2, memory_mb=300, cpu_seconds=20, wall_seconds=30, chunk=6)
    run_batch(Path(inbox), settings, Quiet(), entry=entry)
