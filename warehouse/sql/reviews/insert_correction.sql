INSERT INTO core.corrections (
    fact_id, file_sha256, segment, kind, role, raw, span_start, span_end, value_read, value, note, given_by, given_at, position
)
VALUES (
    $fact_id, $file_sha256, $segment, $kind, $role, $raw, $span_start, $span_end, $value_read, $value, $note, $given_by, $given_at,
    $position
);
