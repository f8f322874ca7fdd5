INSERT INTO core.verdicts (
    finding_id, finding_id_given, case_id, rule, subject, outcome, expected, found, documents, verdict, valid_until, note, given_by,
    given_at, position
)
VALUES (
    $finding_id, $finding_id, $case_id, $rule, $subject, $outcome, $expected, $found, $documents, $verdict, $valid_until, $note, $given_by,
    $given_at, $position
);
