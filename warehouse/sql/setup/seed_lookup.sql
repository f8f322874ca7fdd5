INSERT INTO meta.lookups (enumeration, value, label_sv, position) VALUES ($enumeration, $value, $label_sv, $position);
