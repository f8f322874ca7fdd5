SELECT count(*), count(amount_applied_for_sek) FROM core.documents WHERE kind = 'application';
