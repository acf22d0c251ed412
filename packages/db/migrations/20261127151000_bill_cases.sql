-- migrate:up

-- Days whose gateway bill was compared with our payments and refunds, by the credential whose bill it is, and the sums of both sides.
CREATE TABLE `bill_days` (
  `credential` VARCHAR(40) NOT NULL,
  `day` CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `gateway` ENUM('alipay', 'wechat') NOT NULL,
  `lines` INT NOT NULL,
  `billPaidFen` BIGINT NOT NULL,
  `billRefundedFen` BIGINT NOT NULL,
  `ourPaidFen` BIGINT NOT NULL,
  `ourRefundedFen` BIGINT NOT NULL,
  `comparedAt` DATETIME(3) NOT NULL,
  `comparedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`credential`, `day`),
  KEY `bill_days_day_idx` (`day`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- A difference between a bill and our rows, once however often its day is compared.
CREATE TABLE `bill_cases` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `merchantAccountId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `credential` VARCHAR(40) NOT NULL,
  `gateway` ENUM('alipay', 'wechat') NOT NULL,
  `day` CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `what` ENUM('payment_not_ours', 'payment_not_in_bill', 'payment_amount', 'payment_state', 'refund_not_ours', 'refund_not_in_bill', 'refund_amount', 'refund_state') NOT NULL,
  `number` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `outTradeNo` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `gatewayTradeNo` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  `billFen` INT NULL,
  `billState` ENUM('done', 'under_way', 'failed') NULL,
  `ourFen` INT NULL,
  `ourState` VARCHAR(20) NULL,
  `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `paymentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `refundId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `state` ENUM('open', 'closed', 'resolved') NOT NULL DEFAULT 'open',
  `reason` ENUM('gateway_error', 'other_system', 'other_day', 'corrected_by_hand', 'money_returned', 'other') NULL,
  `returnNo` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  `returnState` ENUM('requested', 'succeeded', 'failed') NULL,
  `foundAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `endedAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `bill_cases_merchantAccountId_day_what_number_key` (`merchantAccountId`, `day`, `what`, `number`),
  UNIQUE KEY `bill_cases_returnNo_key` (`returnNo`),
  KEY `bill_cases_state_foundAt_idx` (`state`, `foundAt`),
  KEY `bill_cases_credential_day_state_idx` (`credential`, `day`, `state`),
  KEY `bill_cases_orderId_idx` (`orderId`),
  CONSTRAINT `bill_cases_merchantAccountId_fkey` FOREIGN KEY (`merchantAccountId`) REFERENCES `merchant_accounts` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What happened to a case, by whom: null is the comparison itself.
CREATE TABLE `bill_case_events` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `caseId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `what` ENUM('found', 'found_again', 'gone', 'asked', 'resolved', 'return_asked', 'returned', 'return_failed') NOT NULL,
  `operatorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `facts` JSON NOT NULL,
  `at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  KEY `bill_case_events_caseId_at_idx` (`caseId`, `at`),
  CONSTRAINT `bill_case_events_caseId_fkey` FOREIGN KEY (`caseId`) REFERENCES `bill_cases` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- In which day's bill the gateway has told of it: what was noted at another time is looked for there and nowhere else.
ALTER TABLE `payments`
  ADD COLUMN `billDay` CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD KEY `payments_paidAt_idx` (`paidAt`),
  ADD KEY `payments_billDay_idx` (`billDay`);
ALTER TABLE `refunds`
  ADD COLUMN `billDay` CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD KEY `refunds_settledAt_idx` (`settledAt`),
  ADD KEY `refunds_billDay_idx` (`billDay`);

-- migrate:down

ALTER TABLE `refunds` DROP KEY `refunds_billDay_idx`, DROP KEY `refunds_settledAt_idx`, DROP COLUMN `billDay`;
ALTER TABLE `payments` DROP KEY `payments_billDay_idx`, DROP KEY `payments_paidAt_idx`, DROP COLUMN `billDay`;
DROP TABLE `bill_case_events`;
DROP TABLE `bill_cases`;
DROP TABLE `bill_days`;
