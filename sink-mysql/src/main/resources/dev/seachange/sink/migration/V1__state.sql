-- What Seachange keeps in NEW. Names are compared by bytes; times are UTC, by this server's clock unless it says otherwise.

CREATE TABLE checkpoint (
  migration     VARCHAR(100) NOT NULL,
  owner         CHAR(36)     NOT NULL,  -- whoever wrote this last may go on; everybody else is fenced out
  epoch         BIGINT       NOT NULL,  -- tells after a lost connection whether a COMMIT has happened
  position_kind VARCHAR(16)  NOT NULL,
  `position`    LONGTEXT     NOT NULL,
  source_time   DATETIME(6)  NULL,      -- the source's clock
  log_file      VARCHAR(512) NOT NULL,
  log_pos       BIGINT       NOT NULL,
  stage         VARCHAR(32)  NOT NULL,
  rules_hash    VARCHAR(128) NOT NULL,
  updated_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (migration)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Apart from the checkpoint, whose row an open epoch keeps locked.
CREATE TABLE lease (
  migration VARCHAR(100) NOT NULL,
  owner     CHAR(36)     NOT NULL,
  holder    VARCHAR(255) NOT NULL,      -- host and process, for people
  since     DATETIME(6)  NOT NULL,
  seen      DATETIME(6)  NOT NULL,
  PRIMARY KEY (migration)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE schema_history (
  id        BIGINT       NOT NULL AUTO_INCREMENT,
  migration VARCHAR(100) NOT NULL,
  `record`  LONGTEXT     NOT NULL,
  PRIMARY KEY (id),
  KEY by_migration (migration, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE copy_table (
  migration     VARCHAR(100) NOT NULL,
  source_table  VARCHAR(200) NOT NULL,
  state         VARCHAR(16)  NOT NULL,
  through_key   LONGTEXT     NULL,
  rows_copied   BIGINT       NOT NULL,
  rows_estimate BIGINT       NOT NULL,
  began_at      DATETIME(6)  NULL,
  done_at       DATETIME(6)  NULL,
  PRIMARY KEY (migration, source_table)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE quarantine (
  migration    VARCHAR(100) NOT NULL,
  rule         VARCHAR(200) NOT NULL,
  source_table VARCHAR(200) NOT NULL,
  key_hash     CHAR(64)     NOT NULL,
  key_text     LONGTEXT     NOT NULL,
  code         VARCHAR(64)  NOT NULL,
  message      LONGTEXT     NOT NULL,
  `position`   LONGTEXT     NOT NULL,
  parked_at    DATETIME(6)  NOT NULL,
  skipped      BIGINT       NOT NULL,
  PRIMARY KEY (migration, rule, source_table, key_hash)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
