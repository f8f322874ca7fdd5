INSERT INTO meta.journal (entries, last_hash) VALUES ($entries, $last_hash);
