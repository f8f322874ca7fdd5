SELECT file_sha256 FROM landing.results;
