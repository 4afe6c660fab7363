-- How many rows a refresh took since its condition could not be decided for them.
-- Asks first: the server commits the statement by itself, so a kill right behind it leaves the version unwritten.

SET @change = IF(
  (SELECT COUNT(*) FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'refresh' AND column_name = 'rows_undecided') = 0,
  'ALTER TABLE refresh ADD COLUMN rows_undecided BIGINT NOT NULL DEFAULT 0',
  'DO 0');
PREPARE change_refresh FROM @change;
EXECUTE change_refresh;
DEALLOCATE PREPARE change_refresh;
