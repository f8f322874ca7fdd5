-- One row a case. mismatch_count counts every mismatch; open_mismatch_count leaves out those an officer has dealt with.
CREATE OR REPLACE VIEW report.cases AS
SELECT
    c.case_id,
    c.registration_number,
    c.project_title,
    c.applicant_name,
    c.applicant_org_number,
    c.authority,
    c.received_on,
    c.period_start,
    c.period_end,
    c.amount_applied_for_sek,
    c.total_cost_sek,
    c.outcome,
    c.amount_granted_sek,
    c.support_rate_pct,
    c.decided_on,
    c.final_report_due,
    coalesce(d.document_count, 0)      AS document_count,
    coalesce(f.mismatch_count, 0)      AS mismatch_count,
    f.worst_severity,
    coalesce(f.open_mismatch_count, 0) AS open_mismatch_count
FROM core.cases AS c
LEFT JOIN (
    SELECT case_id, count(*)::INTEGER AS document_count FROM core.case_documents GROUP BY case_id
) AS d USING (case_id)
LEFT JOIN (
    SELECT
        case_id,
        count(*)::INTEGER AS mismatch_count,
        (count(*) FILTER (WHERE verdict IS NULL OR verdict = 'accepted' OR stale))::INTEGER AS open_mismatch_count,
        CASE min(CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END)
            WHEN 1 THEN 'error' WHEN 2 THEN 'warning' WHEN 3 THEN 'info'
        END AS worst_severity
    FROM report.findings
    WHERE outcome = 'mismatch'
    GROUP BY case_id
) AS f USING (case_id);
