SELECT DISTINCT case_id FROM (
    (FROM medfin.core.cases EXCEPT FROM after.core.cases)
    UNION ALL
    (FROM after.core.cases EXCEPT FROM medfin.core.cases)
)
ORDER BY case_id;
