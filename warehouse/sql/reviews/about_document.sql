SELECT document_id FROM core.documents WHERE document_id = $key;
