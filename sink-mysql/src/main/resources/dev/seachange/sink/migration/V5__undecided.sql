-- How many rows a refresh took since its condition could not be decided for them.

ALTER TABLE refresh
  ADD COLUMN rows_undecided BIGINT NOT NULL DEFAULT 0;
