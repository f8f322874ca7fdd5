-- Ärenden som gallrats: beslut, vem, när och hur många handlingar. Fingeravtrycken (SHA-256) står i core.disposals.
SELECT given_at::DATE AS gallrat, coalesce(registration_number, case_id) AS arende, decision AS beslut, given_by AS av,
       len(files) AS filer, len(kept_files) AS kvar_i_andra_arenden, received_from AS inkomna_fran, received_to AS inkomna_till
FROM core.disposals
ORDER BY given_at DESC, arende;
