-- migrate:up

-- Money that operators give beyond what the rules give back; above a limit a second person decides.
CREATE TABLE `goodwill_gifts` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `amountFen` INT NOT NULL,
  `why` VARCHAR(200) NOT NULL,
  `state` ENUM('waiting', 'granted', 'refused') NOT NULL DEFAULT 'waiting',
  `askedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `decidedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `refundId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `askedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `decidedAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  KEY `goodwill_gifts_orderId_idx` (`orderId`),
  KEY `goodwill_gifts_state_askedAt_idx` (`state`, `askedAt`),
  CONSTRAINT `goodwill_gifts_amount_check` CHECK (`amountFen` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- migrate:down

DROP TABLE `goodwill_gifts`;
