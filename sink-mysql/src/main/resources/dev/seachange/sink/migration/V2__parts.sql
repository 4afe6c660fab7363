-- What rules with `owns: columns` feed into rows of NEW that are not there: it is theirs as soon as they come.

CREATE TABLE part_waiting (
  migration     VARCHAR(100) NOT NULL,
  target_table  VARCHAR(200) NOT NULL,
  key_hash      CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,  -- one for all spellings that may be one key
  rule          VARCHAR(200) NOT NULL,
  exact_hash    CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  key_text      LONGTEXT     NOT NULL,  -- JSON array, a text for each key column
  fed           LONGTEXT     NOT NULL,  -- JSON object, a text or null for each column that does not hold its default
  since         DATETIME(6)  NOT NULL,
  PRIMARY KEY (migration, target_table, key_hash, rule, exact_hash)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
