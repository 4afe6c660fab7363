-- rule by_number
CREATE TABLE `b`.`by_number` (
  `number` BIGINT UNSIGNED NOT NULL,
  `nick` VARCHAR(40) NULL,
  PRIMARY KEY (`number`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;

-- rule by_uuid
CREATE TABLE `b`.`by_uuid` (
  `uid` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
  `arms` TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (`uid`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;

-- rules squid, squid_part
CREATE TABLE `b`.`squid` (
  `seafood_id` BIGINT UNSIGNED NOT NULL,
  `region` CHAR(2) COLLATE utf8mb4_0900_as_cs NOT NULL,
  `arms_twice` SMALLINT UNSIGNED NOT NULL,
  `price` DECIMAL(12,4) NOT NULL,
  `name` VARCHAR(40) NOT NULL,
  `nick` VARCHAR(40) NULL,
  `many` TINYINT NOT NULL,
  `size` VARCHAR(6) NULL,
  `rank` INT NOT NULL,
  `dear` TINYINT NULL,
  `kind` VARCHAR(5) NOT NULL,
  `weight` DECIMAL(3,2) NOT NULL,
  `legs` INT NOT NULL,
  `alive` TINYINT NOT NULL,
  `landed` DATE NULL,
  `amount` DECIMAL(12,2) NOT NULL,
  `serial` VARCHAR(20) NULL,
  `port_id` INT UNSIGNED NULL,
  `city` VARCHAR(60) NULL,
  `home` VARCHAR(40) NULL,
  `landed_utc` DATETIME(3) NULL,
  `landed_there` DATETIME NULL,
  `landed_moment` TIMESTAMP(3) NULL,
  `seen` TIMESTAMP(6) NOT NULL,
  `facts` JSON NOT NULL,
  `gone_at` TIMESTAMP(3) NULL,
  `gone` TINYINT NULL,
  `label` VARCHAR(22) NULL,
  PRIMARY KEY (`seafood_id`, `region`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;
