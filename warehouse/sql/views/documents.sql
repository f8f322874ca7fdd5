-- One row a document. A content received several times is one document, named by where it first came from.
CREATE OR REPLACE VIEW report.documents AS
SELECT
    d.document_id,
    m.case_id,
    n.file_name,
    d.file_sha256,
    d.segment,
    d.status,
    d.reason,
    d.kind,
    CASE WHEN d.kind IS NOT NULL THEN coalesce(m.revision, 0) END AS revision,
    d.text_source,
    d.page_count,
    d.registration_number,
    d.project_title,
    d.applicant_name,
    d.applicant_org_number,
    d.authority,
    d.dated_on,
    d.received_on,
    d.decided_on,
    d.period_start,
    d.period_end,
    d.final_report_due,
    d.amount_applied_for_sek,
    d.amount_granted_sek,
    d.support_rate_pct,
    d.total_cost_sek,
    d.outcome,
    d.delegated,
    d.is_revised,
    d.printed_version,
    d.amendment,
    d.first_page,
    d.last_page,
    d.kind_read,
    d.kind_standing,
    d.kind_reason,
    d.message,
    m.evidence AS case_evidence,
    n.received_at,
    n.copies
FROM core.documents AS d
LEFT JOIN core.case_documents AS m USING (document_id)
LEFT JOIN (
    SELECT
        file_sha256,
        first(received_path ORDER BY received_at, parent_sha256 IS NOT NULL, length(parse_filename(received_path)), received_path)
            AS file_name,
        min(received_at)     AS received_at,
        count(*)::INTEGER    AS copies
    FROM landing.receipts
    GROUP BY file_sha256
) AS n USING (file_sha256);
