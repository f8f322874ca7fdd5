SELECT count(*) FROM meta.runs WHERE started_at > $now OR finished_at > $now;
