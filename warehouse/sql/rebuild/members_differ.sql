SELECT DISTINCT document_id FROM (
    (FROM medfin.core.case_documents EXCEPT FROM after.core.case_documents)
    UNION ALL
    (FROM after.core.case_documents EXCEPT FROM medfin.core.case_documents)
)
ORDER BY document_id;
