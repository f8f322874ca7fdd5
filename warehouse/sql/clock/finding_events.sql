UPDATE core.finding_events SET seen_on = $now::DATE WHERE seen_on > $now::DATE;
