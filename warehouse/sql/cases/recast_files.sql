SELECT DISTINCT file_sha256 FROM core.documents WHERE seen_in_case;
