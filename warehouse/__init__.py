"""The only folder that knows DuckDB: what was read, which case it belongs to, what came of the comparisons, and the views.

The order of a batch, function by function (times and paths always come from the caller; nothing here reads a clock):

    from warehouse.connection import Connection, open_working
    from warehouse.runs import Run, start_run, finish_run
    from warehouse.load import Receipt, LoadedFile, attachment_receipt, record_receipts, done_files, load_results
    from warehouse.reviews import fold_in
    from warehouse.store import assemble_and_store_cases
    from warehouse.findings import store_findings
    from warehouse.expectations import reasons_not_to_publish
    from warehouse.snapshot import publish

    run = Run(run_id: str, started_at: datetime)                      # naive local time or UTC, the caller's choice
    con = open_working(home: Path) -> Connection                      # creates, hardens and migrates; one writer
    start_run(con, run)
    record_receipts(con, run, receipts: Sequence[Receipt])            # every file seen, also copies and known ones
    done = done_files(con, extractor_version) -> frozenset[str]       # SHA-256 of what need not be read again
    load_results(con, run, items: Sequence[LoadedFile]) -> LoadCounts # one transaction a call: call it per chunk
    notes = fold_in(con, home) -> tuple[str, ...]                     # officers' words from the journal; notes are Swedish
    cases = assemble_and_store_cases(con) -> tuple[Case, ...]         # all cases, for the rules
    store_findings(con, run, {case.key: findings, ...})               # keeps first_seen_on, closes what is gone
    finish_run(con, run, finished_at, files_seen=…, files_new=…) -> RunCounts
    reasons = reasons_not_to_publish(con, home) -> tuple[str, ...]    # empty on a sane night
    publish(con, home) -> Published                                   # one atomic rename onto medfin.duckdb
    con.close()

`Receipt(inbox, path, file_sha256, size_bytes, received_at, parent_sha256=None)`: `path` is relative to `inbox`, with `/`;
an attachment's is `mail.eml#name` (`attachment_receipt(mail_receipt, name, sha256, size)` makes it).
`LoadedFile(file_sha256, result: FileResult, extractor_version)`: its receipts are recorded before it is loaded.
Errors meant for people are `warehouse.errors.WarehouseError`, one Swedish line. For reading see `warehouse.queries`
(light to import), for the officers' words `warehouse.reviews`, for the rest `verify`, `backup` and `exports`.
"""
