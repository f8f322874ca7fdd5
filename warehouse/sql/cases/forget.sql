DELETE FROM core.cases;
DELETE FROM core.case_documents;
DELETE FROM core.problems WHERE origin = 'cases';
