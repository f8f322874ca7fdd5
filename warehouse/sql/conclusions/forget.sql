DELETE FROM core.derived;
DELETE FROM core.bridge;
DELETE FROM core.expectations;
DELETE FROM core.condition_states;
