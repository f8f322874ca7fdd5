-- What is in use now, not what was read once: a version that is taken back reads everything again.
SELECT file_sha256 FROM landing.results WHERE extractor_version = $extractor_version;
