-- OLD: the squid shop, as it grew over the years.
SET GLOBAL sql_mode = CONCAT(@@GLOBAL.sql_mode, ',NO_ZERO_DATE,NO_ZERO_IN_DATE');
CREATE DATABASE shop CHARACTER SET utf8mb4;

CREATE TABLE shop.squid (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sku         VARCHAR(20)     NOT NULL,
  squid_nm    VARCHAR(80)     NOT NULL,
  species     VARCHAR(60)     NOT NULL,
  size_cd     CHAR(1)         NOT NULL,
  price_cents INT UNSIGNED    NOT NULL,
  stock       INT             NOT NULL,
  weight_g    DECIMAL(9,1)    NULL,
  status      ENUM('draft', 'live', 'sold_out') NOT NULL DEFAULT 'draft',
  caught_on   DATE            NULL,
  changed_at  DATETIME(3)     NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  debug_note  VARCHAR(200)    NULL,
  UNIQUE KEY squid_sku (sku),
  KEY squid_species (species)
) ENGINE = InnoDB;

CREATE TABLE shop.customer (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  full_name  VARCHAR(100)    NOT NULL,
  email      VARCHAR(120)    NOT NULL,
  phone      VARCHAR(30)     NULL,
  street     VARCHAR(120)    NOT NULL,
  city       VARCHAR(60)     NOT NULL,
  country    CHAR(2)         NOT NULL,
  newsletter TINYINT(1)      NOT NULL DEFAULT 0,
  joined_at  DATETIME        NOT NULL,
  UNIQUE KEY customer_email (email)
) ENGINE = InnoDB;

CREATE TABLE shop.squid_order (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT UNSIGNED NOT NULL,
  status_cd   CHAR(1)         NOT NULL DEFAULT 'N',
  total_cents BIGINT          NOT NULL DEFAULT 0,
  ordered_at  DATETIME(6)     NOT NULL,
  note        TEXT            NULL,
  KEY order_customer (customer_id),
  CONSTRAINT order_customer FOREIGN KEY (customer_id) REFERENCES shop.customer (id)
) ENGINE = InnoDB;

CREATE TABLE shop.squid_order_item (
  order_id   BIGINT UNSIGNED   NOT NULL,
  line_no    SMALLINT UNSIGNED NOT NULL,
  squid_id   BIGINT UNSIGNED   NOT NULL,
  qty        SMALLINT UNSIGNED NOT NULL,
  unit_cents INT UNSIGNED      NOT NULL,
  PRIMARY KEY (order_id, line_no),
  KEY item_squid (squid_id),
  CONSTRAINT item_order FOREIGN KEY (order_id) REFERENCES shop.squid_order (id),
  CONSTRAINT item_squid FOREIGN KEY (squid_id) REFERENCES shop.squid (id)
) ENGINE = InnoDB;
