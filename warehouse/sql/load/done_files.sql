SELECT file_sha256 FROM meta.document_status WHERE extractor_version = $extractor_version;
