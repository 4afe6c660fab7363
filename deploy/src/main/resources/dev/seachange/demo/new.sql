-- NEW: the seafood market. Empty at first; Seachange fills it.
CREATE DATABASE market CHARACTER SET utf8mb4;

CREATE TABLE market.seafood (
  seafood_id  BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code        VARCHAR(24)     NOT NULL,
  kind        ENUM('squid', 'octopus', 'cuttlefish') NOT NULL,
  name        VARCHAR(100)    NOT NULL,
  species     VARCHAR(80)     NOT NULL,
  size        ENUM('small', 'medium', 'large') NOT NULL,
  price_cents DECIMAL(14,2)   NOT NULL,
  in_stock    BIGINT          NOT NULL,
  weight_g    DECIMAL(12,3)   NULL,
  state       VARCHAR(20)     NOT NULL,
  landed_on   DATE            NULL,
  changed_at  DATETIME(6)     NOT NULL,
  UNIQUE KEY seafood_code (code),
  KEY seafood_kind (kind, species)
) ENGINE = InnoDB;

CREATE TABLE market.customer (
  customer_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name        VARCHAR(120)    NOT NULL,
  member_from DATETIME        NOT NULL,
  newsletter  TINYINT(1)      NOT NULL
) ENGINE = InnoDB;

-- One row per customer, split off from shop.customer.
CREATE TABLE market.customer_contact (
  customer_id  BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  email        VARCHAR(200)    NOT NULL,
  phone        VARCHAR(40)     NULL,
  street       VARCHAR(150)    NOT NULL,
  town         VARCHAR(80)     NOT NULL,
  country_code CHAR(2)         NOT NULL,
  UNIQUE KEY contact_email (email),
  CONSTRAINT contact_customer FOREIGN KEY (customer_id) REFERENCES market.customer (customer_id)
) ENGINE = InnoDB;

CREATE TABLE market.purchase (
  purchase_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  buyer_id    BIGINT UNSIGNED NOT NULL,
  state       VARCHAR(12)     NOT NULL,
  total_cents DECIMAL(22,2)   NOT NULL,
  placed_at   DATETIME(6)     NOT NULL,
  remark      MEDIUMTEXT      NULL,
  KEY purchase_buyer (buyer_id),
  CONSTRAINT purchase_buyer FOREIGN KEY (buyer_id) REFERENCES market.customer (customer_id)
) ENGINE = InnoDB;

-- No foreign key to seafood: drafts stay out of the market, and a line may name one.
CREATE TABLE market.purchase_line (
  purchase_id BIGINT UNSIGNED NOT NULL,
  line        INT UNSIGNED    NOT NULL,
  seafood_id  BIGINT UNSIGNED NOT NULL,
  quantity    INT UNSIGNED    NOT NULL,
  unit_cents  DECIMAL(14,2)   NOT NULL,
  PRIMARY KEY (purchase_id, line),
  KEY line_seafood (seafood_id),
  CONSTRAINT line_purchase FOREIGN KEY (purchase_id) REFERENCES market.purchase (purchase_id)
) ENGINE = InnoDB;
