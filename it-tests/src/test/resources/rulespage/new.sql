CREATE TABLE market.quay (
  quay_id     BIGINT          NOT NULL PRIMARY KEY,
  code        CHAR(3)         CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  label       VARCHAR(40)     NOT NULL,
  UNIQUE KEY (code)
);
CREATE TABLE market.boat (
  boat_uuid   CHAR(36)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  old_id      INT             NOT NULL,
  name        VARCHAR(60)     NOT NULL,
  quay_id     BIGINT,
  built_local DATETIME        NOT NULL,
  colour      VARCHAR(20),
  masts       SMALLINT,
  tags        INT,
  facts       JSON            NOT NULL,
  UNIQUE KEY (old_id)
);
CREATE TABLE market.boat_number (
  number      BIGINT          NOT NULL PRIMARY KEY,
  old_id      INT             NOT NULL,
  quay_id     BIGINT,
  UNIQUE KEY (old_id)
);
CREATE TABLE market.boat_strict (
  boat_no     INT             NOT NULL,
  number      BIGINT          NOT NULL,
  quay_id     BIGINT,
  PRIMARY KEY (boat_no)
);
CREATE TABLE market.boat_patient (
  code        VARCHAR(20)     CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL PRIMARY KEY,
  quay_id     BIGINT
);
CREATE TABLE market.crate (
  crate_id    BIGINT          NOT NULL PRIMARY KEY,
  grade       INT             NOT NULL,
  tons        DECIMAL(6,3)    NOT NULL,
  pieces      SMALLINT        NOT NULL,
  packed_at   TIMESTAMP       NOT NULL,
  packed_in   VARCHAR(10)     NOT NULL
);
CREATE TABLE market.berth (
  berth_id    BIGINT          NOT NULL PRIMARY KEY,
  spot        VARCHAR(20)     NOT NULL,
  was         VARCHAR(20),
  size        VARCHAR(5)      NOT NULL,
  seen_at     TIMESTAMP(6)    NOT NULL,
  volts       INT             NOT NULL DEFAULT 230,
  litres      INT,
  metered     TINYINT         NOT NULL DEFAULT 0
);
CREATE TABLE market.logbook (
  id          INT             NOT NULL PRIMARY KEY,
  line        VARCHAR(60)     NOT NULL
);
CREATE TABLE market.visit (
  year        SMALLINT        NOT NULL,
  visit_id    INT             NOT NULL,
  guests      INT             NOT NULL,
  PRIMARY KEY (year, visit_id)
);
