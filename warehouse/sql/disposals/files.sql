SELECT DISTINCT unnest(files) AS file_sha256 FROM core.disposals;
