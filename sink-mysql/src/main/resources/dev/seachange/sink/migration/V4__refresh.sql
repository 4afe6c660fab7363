-- Requests to read rows of OLD once more, and what the rules meant when the rows of NEW were made.

CREATE TABLE refresh (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  migration     VARCHAR(100) NOT NULL,
  source_table  VARCHAR(200) NOT NULL,
  rule          VARCHAR(200) NULL,      -- null: every rule on the table
  scope         VARCHAR(16)  NOT NULL,  -- TABLE, WHERE, KEYS or PARKED
  wanted        LONGTEXT     NULL,      -- the condition, or the keys as an array of JSON
  requested_by  VARCHAR(255) NOT NULL,
  state         VARCHAR(16)  NOT NULL,  -- REQUESTED, RUNNING, DONE or FAILED
  leg           VARCHAR(250) NOT NULL,  -- the part of the work that through_key belongs to
  through_key   LONGTEXT     NULL,
  rows_done     BIGINT       NOT NULL,
  rows_estimate BIGINT       NOT NULL,
  keys_parked   BIGINT       NOT NULL,  -- keys that it put into quarantine, or could not free
  reason        LONGTEXT     NULL,      -- of the failure
  requested_at  DATETIME(6)  NOT NULL,
  began_at      DATETIME(6)  NULL,
  done_at       DATETIME(6)  NULL,
  PRIMARY KEY (id),
  KEY by_migration (migration, state, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row for each part of what a rule means for a source table; see the checkpoint for the hash of the whole set.
CREATE TABLE rule_meaning (
  migration    VARCHAR(100) NOT NULL,
  rule         VARCHAR(200) NOT NULL,
  source_table VARCHAR(200) NOT NULL,
  part         VARCHAR(80)  NOT NULL,
  meaning      LONGTEXT     NOT NULL,
  PRIMARY KEY (migration, rule, source_table, part)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a person decided when the rules had changed.
CREATE TABLE rule_change (
  id          BIGINT       NOT NULL AUTO_INCREMENT,
  migration   VARCHAR(100) NOT NULL,
  decided_at  DATETIME(6)  NOT NULL,
  decided_by  VARCHAR(255) NOT NULL,
  decision    VARCHAR(16)  NOT NULL,    -- NONE (nothing to decide), ACCEPTED or REFRESHED
  hash_before VARCHAR(128) NOT NULL,
  hash_after  VARCHAR(128) NOT NULL,
  changes     LONGTEXT     NOT NULL,
  PRIMARY KEY (id),
  KEY by_migration (migration, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

ALTER TABLE quarantine
  ADD COLUMN rules_hash VARCHAR(128) NOT NULL DEFAULT '',  -- of the rules that refused the key
  ADD KEY by_table (migration, source_table, key_hash),
  ADD KEY waiting (migration, retry_until);
