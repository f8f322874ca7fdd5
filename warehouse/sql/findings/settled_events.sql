-- What the officers' words close and no longer close.
INSERT INTO core.finding_events BY NAME
SELECT
    f.finding_id,
    f.case_id,
    f.rule,
    f.subject,
    $run_id                                                      AS run_id,
    $today                                                       AS seen_on,
    CASE WHEN s.settled THEN 'closed' ELSE 'reopened' END        AS event,
    CASE WHEN s.settled THEN 'verdict' ELSE s.reason END         AS reason,
    f.outcome,
    f.message,
    f.expected,
    f.found
FROM core.findings AS f
JOIN settling AS s USING (finding_id)
WHERE f.outcome = 'mismatch' AND s.settled <> coalesce(f.settled_by_verdict, false);
