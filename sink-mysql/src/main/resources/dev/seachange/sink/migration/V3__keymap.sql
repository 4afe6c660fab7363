-- Numbers that stand for keys: dense in each map, in the order of first use, and never given twice.

CREATE TABLE keymap (
  migration VARCHAR(100) NOT NULL,
  map       VARCHAR(64)  NOT NULL,
  number    BIGINT       NOT NULL,
  key_hash  BINARY(32)   NOT NULL,      -- SHA-256 of the key's parts
  key_text  LONGTEXT     NOT NULL,      -- the parts joined by |, for people
  PRIMARY KEY (migration, map, number),
  UNIQUE KEY by_key (migration, map, key_hash)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A key that is parked since something it needs may still come: until then it is worth trying again. By this server's clock.
ALTER TABLE quarantine ADD COLUMN retry_until DATETIME(6) NULL;
