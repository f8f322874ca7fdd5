SELECT DISTINCT file_sha256 FROM core.documents WHERE kind IS DISTINCT FROM kind_read;
