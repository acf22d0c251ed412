-- migrate:up

-- How many calls to the gateway about a refund are under way, and until when they may be: while one is, the money takes no other way.
ALTER TABLE `refunds`
  ADD COLUMN `asking` INT NOT NULL DEFAULT 0,
  ADD COLUMN `askingUntil` DATETIME(3) NULL;

-- A refund that goes over a bank account, since its gateway has refused it for good. Payee and account are encrypted.
CREATE TABLE `refund_transfers` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `refundId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `liveRefundId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `payeeCipher` VARCHAR(512) NOT NULL,
  `bankCipher` VARCHAR(512) NOT NULL,
  `accountCipher` VARCHAR(512) NOT NULL,
  `state` ENUM('recorded', 'sent', 'withdrawn') NOT NULL DEFAULT 'recorded',
  `bankReference` VARCHAR(64) NULL,
  `recordedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `decidedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `recordedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `decidedAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `refund_transfers_liveRefundId_key` (`liveRefundId`),
  UNIQUE KEY `refund_transfers_bankReference_key` (`bankReference`),
  KEY `refund_transfers_refundId_idx` (`refundId`),
  CONSTRAINT `refund_transfers_refundId_fkey` FOREIGN KEY (`refundId`) REFERENCES `refunds` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Who has read payee and account in clear, and when.
CREATE TABLE `refund_transfer_reads` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `transferId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `operatorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  KEY `refund_transfer_reads_transferId_at_idx` (`transferId`, `at`),
  CONSTRAINT `refund_transfer_reads_transferId_fkey` FOREIGN KEY (`transferId`) REFERENCES `refund_transfers` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What went back over the bank account is compared by itself.
ALTER TABLE `ledger_differences`
  MODIFY COLUMN `what` ENUM('captured', 'returned', 'sold', 'kept', 'buyer', 'legs', 'transferred') NOT NULL;

-- migrate:down

ALTER TABLE `ledger_differences`
  MODIFY COLUMN `what` ENUM('captured', 'returned', 'sold', 'kept', 'buyer', 'legs') NOT NULL;
DROP TABLE `refund_transfer_reads`;
DROP TABLE `refund_transfers`;
ALTER TABLE `refunds` DROP COLUMN `askingUntil`, DROP COLUMN `asking`;
