-- The batches whose result was published, by the moment they were finished.
CREATE TABLE IF NOT EXISTS history.published (run_id VARCHAR NOT NULL, published_at TIMESTAMP NOT NULL);
