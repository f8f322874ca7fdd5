CREATE TABLE main.as_of AS SELECT $at::TIMESTAMP AS moment;
