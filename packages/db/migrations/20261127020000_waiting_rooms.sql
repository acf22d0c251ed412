-- migrate:up

-- How a performance's buyers queue. Only the settings: who waits, and where, is Redis's.
CREATE TABLE `waiting_rooms` (
  `performanceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `mode` ENUM('off', 'scheduled', 'on', 'by_load') NOT NULL,
  `prequeueOpensAt` DATETIME(3) NULL,
  `opensAt` DATETIME(3) NOT NULL,
  `ratePerMinute` INT NOT NULL,
  `admitSeconds` INT NOT NULL,
  `loadPerMinute` INT NULL,
  `pausedAt` DATETIME(3) NULL,
  `round` INT NOT NULL DEFAULT 1,
  `revision` INT NOT NULL DEFAULT 1,
  `startedAt` DATETIME(3) NULL,
  `updatedAt` DATETIME(3) NOT NULL,
  `updatedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`performanceId`),
  KEY `waiting_rooms_mode_idx` (`mode`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- migrate:down

DROP TABLE `waiting_rooms`;
