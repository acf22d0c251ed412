-- migrate:up

-- Why a performance was cancelled or postponed, when it was to be, whether its new date is known, and until when buyers choose.
ALTER TABLE `performances`
  ADD COLUMN `changeReason` VARCHAR(200) NULL,
  ADD COLUMN `changeReasonEn` VARCHAR(200) NULL,
  ADD COLUMN `postponedFrom` DATETIME(3) NULL,
  ADD COLUMN `dateToBeTold` BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN `choiceUntil` DATETIME(3) NULL;

-- What a performance that was called off owes its buyers, all of them: one row for being cancelled, one for being postponed.
CREATE TABLE `bulk_returns` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `performanceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `organizerId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `kind` ENUM('cancelled', 'postponed') NOT NULL,
  `state` ENUM('running', 'paused', 'done') NOT NULL DEFAULT 'running',
  `choiceUntil` DATETIME(3) NULL,
  `round` INT NOT NULL DEFAULT 1,
  `turn` INT NOT NULL DEFAULT 1,
  `listedRound` INT NOT NULL DEFAULT 0,
  `startedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `startedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `beatAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `doneAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `bulk_returns_performanceId_kind_key` (`performanceId`, `kind`),
  KEY `bulk_returns_state_beatAt_idx` (`state`, `beatAt`),
  KEY `bulk_returns_organizerId_startedAt_idx` (`organizerId`, `startedAt`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- An order in it, and how far it is.
CREATE TABLE `bulk_return_orders` (
  `bulkReturnId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `state` ENUM('open', 'waiting', 'written', 'asked', 'returned', 'kept', 'failed', 'nothing') NOT NULL,
  `refundId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `amountFen` INT NOT NULL DEFAULT 0,
  `why` VARCHAR(200) NULL,
  `changedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`bulkReturnId`, `orderId`),
  UNIQUE KEY `bulk_return_orders_refundId_key` (`refundId`),
  KEY `bulk_return_orders_orderId_idx` (`orderId`),
  KEY `bulk_return_orders_bulkReturnId_state_orderId_idx` (`bulkReturnId`, `state`, `orderId`),
  KEY `bulk_return_orders_bulkReturnId_changedAt_idx` (`bulkReturnId`, `changedAt`),
  CONSTRAINT `bulk_return_orders_bulkReturnId_fkey` FOREIGN KEY (`bulkReturnId`) REFERENCES `bulk_returns` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- migrate:down

DROP TABLE `bulk_return_orders`;
DROP TABLE `bulk_returns`;
ALTER TABLE `performances`
  DROP COLUMN `choiceUntil`,
  DROP COLUMN `dateToBeTold`,
  DROP COLUMN `postponedFrom`,
  DROP COLUMN `changeReasonEn`,
  DROP COLUMN `changeReason`;
