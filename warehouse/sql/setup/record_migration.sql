INSERT INTO meta.migrations (name, checksum) VALUES ($name, $checksum);
