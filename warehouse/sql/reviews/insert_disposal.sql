INSERT INTO core.disposals BY NAME
SELECT
    $case_id AS case_id,
    $registration_number AS registration_number,
    $decision AS decision,
    $files::VARCHAR[] AS files,
    $documents::VARCHAR[] AS documents,
    $kept_files::VARCHAR[] AS kept_files,
    $received_from::DATE AS received_from,
    $received_to::DATE AS received_to,
    $note AS note,
    $given_by AS given_by,
    $given_at AS given_at,
    $position AS position;
