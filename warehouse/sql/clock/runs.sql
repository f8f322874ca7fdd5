UPDATE meta.runs
SET started_at = least(started_at, $now), finished_at = least(finished_at, $now)
WHERE started_at > $now OR finished_at > $now;
