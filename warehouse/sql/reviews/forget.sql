DELETE FROM core.verdicts;
DELETE FROM core.corrections;
DELETE FROM core.assignments;
DELETE FROM core.disposals;
DELETE FROM meta.journal;
