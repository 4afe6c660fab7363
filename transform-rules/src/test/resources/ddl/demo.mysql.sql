-- rule customer
CREATE TABLE `market`.`customer` (
  `customer_id` BIGINT UNSIGNED NOT NULL,
  `name` VARCHAR(100) NOT NULL,
  `member_from` DATETIME NOT NULL,
  `newsletter` TINYINT NOT NULL,
  PRIMARY KEY (`customer_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;

-- rule customer_contact
CREATE TABLE `market`.`customer_contact` (
  `customer_id` BIGINT UNSIGNED NOT NULL,
  `email` VARCHAR(120) NOT NULL,
  `phone` VARCHAR(30) NULL,
  `street` VARCHAR(120) NOT NULL,
  `town` VARCHAR(60) NOT NULL,
  `country_code` CHAR(2) NOT NULL,
  PRIMARY KEY (`customer_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;

-- rule order
CREATE TABLE `market`.`purchase` (
  `purchase_id` BIGINT UNSIGNED NOT NULL,
  `buyer_id` BIGINT UNSIGNED NOT NULL,
  `state` VARCHAR(9) NOT NULL,
  `total_cents` DECIMAL(22,2) NOT NULL,
  `placed_at` DATETIME(6) NOT NULL,
  `remark` TEXT NULL,
  PRIMARY KEY (`purchase_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;

-- rule order_item
CREATE TABLE `market`.`purchase_line` (
  `purchase_id` BIGINT UNSIGNED NOT NULL,
  `line` SMALLINT UNSIGNED NOT NULL,
  `seafood_id` BIGINT UNSIGNED NOT NULL,
  `quantity` SMALLINT UNSIGNED NOT NULL,
  `unit_cents` DECIMAL(14,2) NOT NULL,
  PRIMARY KEY (`purchase_id`, `line`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;

-- rule squid
CREATE TABLE `market`.`seafood` (
  `seafood_id` BIGINT UNSIGNED NOT NULL,
  `code` VARCHAR(20) NOT NULL,
  `kind` VARCHAR(5) NOT NULL,
  `name` VARCHAR(80) NOT NULL,
  `species` VARCHAR(60) NOT NULL,
  `size` VARCHAR(6) NOT NULL,
  `price_cents` DECIMAL(14,2) NOT NULL,
  `in_stock` INT NOT NULL,
  `weight_g` DECIMAL(9,1) NULL,
  `state` VARCHAR(20) NOT NULL,
  `landed_on` DATE NULL,
  `changed_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`seafood_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;
