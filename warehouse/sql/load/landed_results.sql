SELECT file_sha256, extractor_version, result FROM landing.results WHERE file_sha256 IN (SELECT unnest($files)) ORDER BY file_sha256;
