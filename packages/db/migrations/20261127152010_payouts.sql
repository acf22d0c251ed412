-- migrate:up

-- What is paid out to organizers. One person writes down that it was transferred, with the bank's reference; a second one confirms, and then it is in the
-- books. waitingOf and liveReference are null where they stand in nobody's way: an organizer has one payout that waits, and a transfer is one payout.
CREATE TABLE `payouts` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `organizerId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `fromDay` CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `toDay` CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `amountFen` BIGINT NOT NULL,
  `bankReference` VARCHAR(64) NOT NULL,
  `state` ENUM('waiting', 'paid', 'refused') NOT NULL DEFAULT 'waiting',
  `waitingOf` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `liveReference` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  `recordedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `decidedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `recordedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `decidedAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `payouts_waitingOf_key` (`waitingOf`),
  UNIQUE KEY `payouts_liveReference_key` (`liveReference`),
  KEY `payouts_organizerId_state_toDay_idx` (`organizerId`, `state`, `toDay`),
  KEY `payouts_recordedAt_idx` (`recordedAt`),
  CONSTRAINT `payouts_amount_check` CHECK (`amountFen` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- A payout in the books is of no order and no performance.
ALTER TABLE `ledger_transactions`
  MODIFY COLUMN `kind` ENUM('payment_succeeded', 'order_paid', 'refund_requested', 'lines_refunded', 'goodwill_granted', 'refund_settled', 'payout_made') NOT NULL,
  MODIFY COLUMN `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL;
ALTER TABLE `ledger_entries`
  MODIFY COLUMN `debit` ENUM('buyer', 'gateway_clearing', 'organizer_payable', 'platform_fee', 'refund', 'kept_fees', 'goodwill', 'bank') NOT NULL,
  MODIFY COLUMN `credit` ENUM('buyer', 'gateway_clearing', 'organizer_payable', 'platform_fee', 'refund', 'kept_fees', 'goodwill', 'bank') NOT NULL,
  MODIFY COLUMN `performanceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL;

-- migrate:down

DROP TABLE `payouts`;
