SELECT file_sha256, size_bytes FROM landing.files;
