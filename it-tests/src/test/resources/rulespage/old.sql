CREATE TABLE depot.quay (
  id          INT             NOT NULL PRIMARY KEY,
  code        CHAR(3)         CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  nm          VARCHAR(40)     NOT NULL,
  UNIQUE KEY (code)
);
-- quay_seen is what a lookup has to find: the writer asks for it in the statement that changes the boat.
CREATE TABLE depot.boat (
  id          INT             NOT NULL PRIMARY KEY,
  nm          VARCHAR(40)     NOT NULL,
  quay_cd     CHAR(3)         CHARACTER SET ascii COLLATE ascii_bin,
  quay_seen   INT,
  built       TIMESTAMP       NOT NULL DEFAULT '2026-01-01 00:00:00',
  extra       JSON            NOT NULL,
  touched     INT             NOT NULL DEFAULT 0
);
CREATE TABLE depot.crate (
  id          INT             NOT NULL PRIMARY KEY,
  grade_cd    CHAR(1)         CHARACTER SET ascii COLLATE ascii_bin,
  weight      VARCHAR(12)     NOT NULL,
  pieces      INT             NOT NULL,
  packed      DATETIME        NOT NULL,
  remark      VARCHAR(40)
);
CREATE TABLE depot.berth (
  id          INT             NOT NULL PRIMARY KEY,
  spot        VARCHAR(20)     NOT NULL,
  length_m    INT             NOT NULL,
  state       VARCHAR(8)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL
);
CREATE TABLE depot.berth_power (
  berth_id    INT             NOT NULL PRIMARY KEY,
  volts       INT             NOT NULL
);
CREATE TABLE depot.berth_water (
  berth_id    INT             NOT NULL PRIMARY KEY,
  litres      INT,
  metered     TINYINT         NOT NULL
);
CREATE TABLE depot.logbook (
  id          INT             NOT NULL PRIMARY KEY,
  line        VARCHAR(60)     NOT NULL
);
CREATE TABLE depot.visit_2025 (
  id          INT             NOT NULL PRIMARY KEY,
  guests      INT             NOT NULL
);
CREATE TABLE depot.visit_2026 (
  id          INT             NOT NULL PRIMARY KEY,
  guests      INT             NOT NULL
);
-- Not mapped: every row that logbook ever had, and a table without a key.
CREATE TABLE depot.logbook_ever (
  id          INT             NOT NULL PRIMARY KEY,
  line        VARCHAR(60)     NOT NULL
);
CREATE TABLE depot.tmp_1 (
  line        VARCHAR(60)     NOT NULL
);
