-- migrate:up

-- The ledger. An entry is one movement from one account to another, so that no transaction can be out of balance; legs says how many entries
-- a transaction has, and the key over both keeps anybody from adding to one later. Rows are never changed or removed: the triggers below
-- refuse it. (A server with a binary log lets only a privileged user make triggers: run this migration as one, or with
-- log_bin_trust_function_creators on.)
CREATE TABLE `ledger_transactions` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `fact` VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `kind` ENUM('payment_succeeded', 'order_paid', 'refund_requested', 'lines_refunded', 'goodwill_granted', 'refund_settled') NOT NULL,
  `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `organizerId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'CNY',
  `at` DATETIME(3) NOT NULL,
  `day` CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `legs` INT NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `ledger_transactions_fact_key` (`fact`),
  UNIQUE KEY `ledger_transactions_id_legs_key` (`id`, `legs`),
  KEY `ledger_transactions_orderId_idx` (`orderId`),
  KEY `ledger_transactions_organizerId_day_idx` (`organizerId`, `day`),
  KEY `ledger_transactions_at_idx` (`at`),
  CONSTRAINT `ledger_transactions_legs_check` CHECK (`legs` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `ledger_entries` (
  `transactionId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `legs` INT NOT NULL,
  `position` INT NOT NULL,
  `debit` ENUM('buyer', 'gateway_clearing', 'organizer_payable', 'platform_fee', 'refund', 'kept_fees', 'goodwill') NOT NULL,
  `debitOf` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `credit` ENUM('buyer', 'gateway_clearing', 'organizer_payable', 'platform_fee', 'refund', 'kept_fees', 'goodwill') NOT NULL,
  `creditOf` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `amountFen` INT NOT NULL,
  `orderLineId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `performanceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`transactionId`, `legs`, `position`),
  CONSTRAINT `ledger_entries_transaction_fkey` FOREIGN KEY (`transactionId`, `legs`) REFERENCES `ledger_transactions` (`id`, `legs`),
  CONSTRAINT `ledger_entries_position_check` CHECK (`position` >= 0 AND `position` < `legs`),
  CONSTRAINT `ledger_entries_amount_check` CHECK (`amountFen` > 0),
  CONSTRAINT `ledger_entries_accounts_check` CHECK (`debit` <> `credit` OR `debitOf` <> `creditOf`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TRIGGER `ledger_transactions_no_update` BEFORE UPDATE ON `ledger_transactions`
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is append-only';
CREATE TRIGGER `ledger_transactions_no_delete` BEFORE DELETE ON `ledger_transactions`
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is append-only';
CREATE TRIGGER `ledger_entries_no_update` BEFORE UPDATE ON `ledger_entries`
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is append-only';
CREATE TRIGGER `ledger_entries_no_delete` BEFORE DELETE ON `ledger_entries`
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is append-only';

-- What the platform keeps of an organizer's ticket prices, in hundredths of a percent, from a moment on.
CREATE TABLE `fee_agreements` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `organizerId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `permyriad` INT NOT NULL,
  `validFrom` DATETIME(3) NOT NULL,
  `agreedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `fee_agreements_organizerId_validFrom_key` (`organizerId`, `validFrom`),
  CONSTRAINT `fee_agreements_permyriad_check` CHECK (`permyriad` >= 0 AND `permyriad` <= 5000)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `ledger_checks` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `startedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `endedAt` DATETIME(3) NULL,
  `orders` INT NOT NULL DEFAULT 0,
  `differences` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`),
  KEY `ledger_checks_startedAt_idx` (`startedAt`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `ledger_differences` (
  `checkId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `what` ENUM('captured', 'returned', 'sold', 'kept', 'buyer', 'legs') NOT NULL,
  `expectedFen` BIGINT NOT NULL,
  `foundFen` BIGINT NOT NULL,
  PRIMARY KEY (`checkId`, `orderId`, `what`),
  CONSTRAINT `ledger_differences_checkId_fkey` FOREIGN KEY (`checkId`) REFERENCES `ledger_checks` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What was kept when a line was given back, and by which refund its money went.
ALTER TABLE `order_lines`
  ADD COLUMN `refundId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN `keptFen` INT NULL;

-- migrate:down

ALTER TABLE `order_lines` DROP COLUMN `refundId`, DROP COLUMN `keptFen`;
DROP TABLE `ledger_differences`;
DROP TABLE `ledger_checks`;
DROP TABLE `fee_agreements`;
DROP TABLE `ledger_entries`;
DROP TABLE `ledger_transactions`;
