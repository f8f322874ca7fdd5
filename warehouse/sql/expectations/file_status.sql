-- One status a file: readable if any of its documents is.
SELECT file_sha256, min(CASE status WHEN 'quarantined' THEN 'quarantined' ELSE 'loaded' END) FROM core.documents GROUP BY file_sha256;
