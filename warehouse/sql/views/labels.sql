-- The Swedish word for every code in the other views.
CREATE OR REPLACE VIEW report.labels AS
SELECT enumeration, value, label_sv, position FROM meta.lookups;
