-- rules goods, goods_too
CREATE TABLE `b`.`goods` (
  `source` VARCHAR(6) COLLATE utf8mb4_bin NOT NULL,
  `code` VARCHAR(30) COLLATE utf8mb4_0900_bin NOT NULL,
  `place` VARCHAR(20) COLLATE utf8mb4_0900_bin NOT NULL,
  `label` MEDIUMTEXT NOT NULL,
  PRIMARY KEY (`source`, `code`, `place`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;

-- rule orders
CREATE TABLE `b`.`orders` (
  `shard` INT UNSIGNED NOT NULL,
  `order_id` BIGINT NOT NULL,
  `total` DECIMAL(10,4) NOT NULL,
  `note` VARCHAR(100) NULL,
  `extra` INT NULL,
  PRIMARY KEY (`shard`, `order_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;
