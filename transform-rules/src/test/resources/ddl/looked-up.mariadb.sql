-- rule berth
CREATE TABLE `b`.`berth` (
  `harbour` INT NOT NULL,
  `berth_no` INT NOT NULL,
  `code` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `nick` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`harbour`, `berth_no`),
  UNIQUE KEY (`code`),
  UNIQUE KEY (`nick`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;

-- rule boat
CREATE TABLE `b`.`boat` (
  `id` INT NOT NULL,
  `port_id` BIGINT UNSIGNED NOT NULL,
  `berth_no` INT NULL,
  PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;

-- rule port
CREATE TABLE `b`.`port` (
  `port_id` BIGINT UNSIGNED NOT NULL,
  `old_no` INT UNSIGNED NOT NULL,
  `name` VARCHAR(60) NOT NULL,
  PRIMARY KEY (`port_id`),
  UNIQUE KEY (`old_no`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4;
