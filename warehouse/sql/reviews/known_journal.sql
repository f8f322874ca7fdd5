SELECT entries, last_hash FROM meta.journal;
