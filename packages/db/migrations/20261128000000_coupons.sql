-- migrate:up

-- Coupons. The platform's have no organizer; without an event they are for all of their funder's. The rule of one never changes, only what was used of it
-- and that it was stopped.
CREATE TABLE `coupons` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `organizerId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `eventId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `code` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `title` VARCHAR(60) NOT NULL,
  `titleEn` VARCHAR(80) NOT NULL,
  `kind` ENUM('amount_off', 'percent_off') NOT NULL,
  `amountFen` INT NULL,
  `percent` INT NULL,
  `capFen` INT NULL,
  `minimumFen` INT NOT NULL DEFAULT 0,
  `validFrom` DATETIME(3) NOT NULL,
  `validUntil` DATETIME(3) NOT NULL,
  `pieces` INT NOT NULL,
  `perAccount` INT NOT NULL DEFAULT 1,
  `used` INT NOT NULL DEFAULT 0,
  `createdBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `stoppedAt` DATETIME(3) NULL,
  `stoppedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `coupons_code_key` (`code`),
  KEY `coupons_organizerId_createdAt_idx` (`organizerId`, `createdAt`),
  CONSTRAINT `coupons_rule_check` CHECK (
    (`kind` = 'amount_off' AND `amountFen` > 0 AND `percent` IS NULL AND `capFen` IS NULL)
    OR (`kind` = 'percent_off' AND `amountFen` IS NULL AND `percent` BETWEEN 1 AND 100 AND `capFen` > 0)
  ),
  CONSTRAINT `coupons_used_check` CHECK (`used` >= 0 AND `used` <= `pieces`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- A piece of a coupon that an order has used; it goes when the piece is free again. nth counts an account's pieces: the key is its limit.
CREATE TABLE `coupon_grants` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `couponId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `accountId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `nth` INT NOT NULL,
  `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `usedAt` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `coupon_grants_orderId_key` (`orderId`),
  UNIQUE KEY `coupon_grants_couponId_accountId_nth_key` (`couponId`, `accountId`, `nth`),
  CONSTRAINT `coupon_grants_couponId_fkey` FOREIGN KEY (`couponId`) REFERENCES `coupons` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- The ticket that a discount lowers: both are given back together.
ALTER TABLE `order_lines` ADD COLUMN `ofLineId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL;

-- What coupons cost, and whom.
ALTER TABLE `ledger_entries`
  MODIFY COLUMN `debit` ENUM('buyer', 'gateway_clearing', 'organizer_payable', 'platform_fee', 'refund', 'kept_fees', 'goodwill', 'bank', 'coupon_cost') NOT NULL,
  MODIFY COLUMN `credit` ENUM('buyer', 'gateway_clearing', 'organizer_payable', 'platform_fee', 'refund', 'kept_fees', 'goodwill', 'bank', 'coupon_cost') NOT NULL;

-- migrate:down

ALTER TABLE `order_lines` DROP COLUMN `ofLineId`;
DROP TABLE `coupon_grants`;
DROP TABLE `coupons`;
