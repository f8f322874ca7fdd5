-- När avvikelser upptäcktes, ändrades, stängdes (och varför) och öppnades igen, senaste först; från ett datum om fran anges.
SELECT
    e.seen_on,
    e.event,
    e.reason,
    c.registration_number,
    e.rule,
    e.message,
    e.finding_id
FROM report.finding_events AS e
LEFT JOIN report.cases AS c USING (case_id)
WHERE $fran IS NULL OR e.seen_on >= $fran::DATE
ORDER BY e.seen_on DESC, c.registration_number, e.rule, e.finding_id;
