-- migrate:up

-- A comparison of a day's bill that an operator has asked for, the last one of each: how far it is, and how it ended.
CREATE TABLE `bill_comparisons` (
  `credential` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `day` CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `state` ENUM('running', 'done', 'failed') NOT NULL DEFAULT 'running',
  `linesDone` INT NOT NULL DEFAULT 0,
  `lines` INT NULL,
  `detail` VARCHAR(200) NULL,
  `askedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `askedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `endedAt` DATETIME(3) NULL,
  PRIMARY KEY (`credential`, `day`),
  KEY `bill_comparisons_day_idx` (`day`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- migrate:down

DROP TABLE `bill_comparisons`;
