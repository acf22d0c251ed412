-- migrate:up

-- How far the books of orders older than the ledger are written: all orders placed before openedAt, by their ids, up to the order `after`.
CREATE TABLE `ledger_backfills` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `openedAt` DATETIME(3) NOT NULL,
  `after` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  `orders` INT NOT NULL DEFAULT 0,
  `posted` INT NOT NULL DEFAULT 0,
  `startedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `endedAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  KEY `ledger_backfills_startedAt_idx` (`startedAt`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- migrate:down

DROP TABLE `ledger_backfills`;
