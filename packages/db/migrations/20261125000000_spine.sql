-- migrate:up

CREATE TABLE `organizers` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` VARCHAR(80) NOT NULL,
  `nameEn` VARCHAR(120) NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `venues` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` VARCHAR(80) NOT NULL,
  `nameEn` VARCHAR(120) NOT NULL,
  `city` VARCHAR(40) NOT NULL,
  `cityEn` VARCHAR(60) NOT NULL,
  `address` VARCHAR(200) NOT NULL,
  `timeZone` VARCHAR(40) NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `seat_maps` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `venueId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` INT NOT NULL,
  `state` ENUM('draft', 'published') NOT NULL,
  `layout` JSON NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `publishedAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `seat_maps_venueId_version_key` (`venueId`, `version`),
  CONSTRAINT `seat_maps_venueId_fkey` FOREIGN KEY (`venueId`) REFERENCES `venues` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `events` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `organizerId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `title` VARCHAR(120) NOT NULL,
  `titleEn` VARCHAR(160) NOT NULL,
  `category` ENUM('concert', 'theatre', 'musical', 'dance', 'children', 'sport', 'exhibition', 'talk_show') NOT NULL,
  `summary` TEXT NOT NULL,
  `summaryEn` TEXT NOT NULL,
  `notices` JSON NOT NULL,
  `poster` JSON NOT NULL,
  `state` ENUM('draft', 'published', 'archived') NOT NULL,
  `realName` ENUM('none', 'per_ticket') NOT NULL DEFAULT 'none',
  `perAccountLimit` INT NOT NULL DEFAULT 6,
  `holdSeconds` INT NOT NULL DEFAULT 480,
  `paymentSeconds` INT NOT NULL DEFAULT 900,
  `transferable` TINYINT(1) NOT NULL DEFAULT 0,
  `refundRule` JSON NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `publishedAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  KEY `events_state_category_idx` (`state`, `category`),
  KEY `events_organizerId_idx` (`organizerId`),
  CONSTRAINT `events_organizerId_fkey` FOREIGN KEY (`organizerId`) REFERENCES `organizers` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `performances` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `eventId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `venueId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `seatMapId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `status` ENUM('draft', 'on_sale', 'paused', 'postponed', 'cancelled', 'over') NOT NULL,
  `scheduleVersion` INT NOT NULL DEFAULT 1,
  `startsLocal` VARCHAR(19) NOT NULL,
  `timeZone` VARCHAR(40) NOT NULL,
  `doorsAt` DATETIME(3) NOT NULL,
  `startsAt` DATETIME(3) NOT NULL,
  `endsAt` DATETIME(3) NOT NULL,
  `saleOpensAt` DATETIME(3) NOT NULL,
  `saleClosesAt` DATETIME(3) NOT NULL,
  `planVersion` INT NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  KEY `performances_eventId_startsAt_idx` (`eventId`, `startsAt`),
  KEY `performances_status_startsAt_idx` (`status`, `startsAt`),
  CONSTRAINT `performances_eventId_fkey` FOREIGN KEY (`eventId`) REFERENCES `events` (`id`),
  CONSTRAINT `performances_venueId_fkey` FOREIGN KEY (`venueId`) REFERENCES `venues` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `performance_plans` (
  `performanceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` INT NOT NULL,
  `unitCount` INT NOT NULL,
  `runs` JSON NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`performanceId`, `version`),
  CONSTRAINT `performance_plans_performanceId_fkey` FOREIGN KEY (`performanceId`) REFERENCES `performances` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `price_tiers` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `performanceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `code` VARCHAR(20) NOT NULL,
  `name` VARCHAR(60) NOT NULL,
  `nameEn` VARCHAR(80) NOT NULL,
  `priceFen` INT NOT NULL,
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'CNY',
  `colour` CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `position` INT NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `price_tiers_performanceId_code_key` (`performanceId`, `code`),
  CONSTRAINT `price_tiers_performanceId_fkey` FOREIGN KEY (`performanceId`) REFERENCES `performances` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `offers` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `eventId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `kind` ENUM('standard', 'student', 'child', 'bundle', 'pass') NOT NULL,
  `name` VARCHAR(60) NOT NULL,
  `nameEn` VARCHAR(80) NOT NULL,
  `priceFen` INT NOT NULL,
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'CNY',
  `channels` JSON NULL,
  `opensAt` DATETIME(3) NULL,
  `closesAt` DATETIME(3) NULL,
  `state` ENUM('active', 'withdrawn') NOT NULL DEFAULT 'active',
  PRIMARY KEY (`id`),
  KEY `offers_eventId_idx` (`eventId`),
  CONSTRAINT `offers_eventId_fkey` FOREIGN KEY (`eventId`) REFERENCES `events` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `offer_items` (
  `offerId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `tierId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `performanceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `units` INT NOT NULL DEFAULT 1,
  PRIMARY KEY (`offerId`, `tierId`),
  KEY `offer_items_performanceId_idx` (`performanceId`),
  CONSTRAINT `offer_items_offerId_fkey` FOREIGN KEY (`offerId`) REFERENCES `offers` (`id`),
  CONSTRAINT `offer_items_tierId_fkey` FOREIGN KEY (`tierId`) REFERENCES `price_tiers` (`id`),
  CONSTRAINT `offer_items_performanceId_fkey` FOREIGN KEY (`performanceId`) REFERENCES `performances` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `pools` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `performanceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `code` VARCHAR(20) NOT NULL,
  `kind` ENUM('public', 'presale', 'house', 'box_office', 'agent') NOT NULL,
  `channels` JSON NOT NULL,
  `agentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `pools_performanceId_code_key` (`performanceId`, `code`),
  CONSTRAINT `pools_performanceId_fkey` FOREIGN KEY (`performanceId`) REFERENCES `performances` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `accounts` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `audience` ENUM('buyer', 'organizer', 'operator') NOT NULL,
  `displayName` VARCHAR(60) NOT NULL,
  `phoneCipher` VARCHAR(255) NULL,
  `phoneIndex` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `mailCipher` VARCHAR(512) NULL,
  `mailIndex` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `passwordHash` VARCHAR(255) NULL,
  `sessionVersion` INT NOT NULL DEFAULT 1,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE KEY `accounts_audience_phoneIndex_key` (`audience`, `phoneIndex`),
  UNIQUE KEY `accounts_audience_mailIndex_key` (`audience`, `mailIndex`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `memberships` (
  `accountId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `organizerId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `role` ENUM('owner', 'manager', 'finance', 'door') NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`accountId`, `organizerId`),
  KEY `memberships_organizerId_idx` (`organizerId`),
  CONSTRAINT `memberships_accountId_fkey` FOREIGN KEY (`accountId`) REFERENCES `accounts` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `attendees` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `accountId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `nameCipher` VARCHAR(255) NOT NULL,
  `documentKind` ENUM('resident_id', 'residence_permit', 'passport', 'mainland_travel_permit') NOT NULL,
  `documentCipher` VARCHAR(255) NOT NULL,
  `documentIndex` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE KEY `attendees_accountId_documentIndex_key` (`accountId`, `documentIndex`),
  CONSTRAINT `attendees_accountId_fkey` FOREIGN KEY (`accountId`) REFERENCES `accounts` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `unit_claims` (
  `performanceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `unit` INT NOT NULL,
  `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `orderLineId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `state` ENUM('claimed', 'sold') NOT NULL DEFAULT 'claimed',
  `fence` BIGINT NOT NULL,
  `channel` ENUM('web', 'h5', 'app', 'box_office', 'agent') NOT NULL,
  `accountId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`performanceId`, `unit`),
  KEY `unit_claims_orderId_idx` (`orderId`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `attendee_claims` (
  `performanceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `documentIndex` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `orderLineId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`performanceId`, `documentIndex`),
  KEY `attendee_claims_orderId_idx` (`orderId`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `inventory_epoch` (
  `id` INT NOT NULL,
  `epoch` INT NOT NULL,
  `redisRun` VARCHAR(64) NOT NULL,
  `changedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `messages` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `accountId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `way` ENUM('sms', 'mail', 'inbox', 'push') NOT NULL,
  `template` VARCHAR(40) NOT NULL,
  `dedupeKey` VARCHAR(120) NOT NULL,
  `params` JSON NOT NULL,
  `state` ENUM('queued', 'sent', 'failed') NOT NULL DEFAULT 'queued',
  `attempts` INT NOT NULL DEFAULT 0,
  `traceId` CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `sentAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `messages_dedupeKey_key` (`dedupeKey`),
  KEY `messages_accountId_createdAt_idx` (`accountId`, `createdAt`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `orders` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `accountId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `organizerId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `eventId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `performanceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `channel` ENUM('web', 'h5', 'app', 'box_office', 'agent') NOT NULL,
  `state` ENUM('awaiting_payment', 'paid', 'cancelled', 'expired', 'refunded') NOT NULL DEFAULT 'awaiting_payment',
  `totalFen` INT NOT NULL,
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'CNY',
  `clientKey` VARCHAR(64) NOT NULL,
  `holdId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `expiresAt` DATETIME(3) NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `closedAt` DATETIME(3) NULL,
  `paidAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `orders_accountId_clientKey_key` (`accountId`, `clientKey`),
  KEY `orders_accountId_createdAt_idx` (`accountId`, `createdAt`),
  KEY `orders_performanceId_state_idx` (`performanceId`, `state`),
  KEY `orders_state_expiresAt_idx` (`state`, `expiresAt`),
  KEY `orders_organizerId_createdAt_idx` (`organizerId`, `createdAt`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `order_lines` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `kind` ENUM('ticket', 'fee', 'delivery', 'discount') NOT NULL,
  `state` ENUM('live', 'released', 'refunded') NOT NULL DEFAULT 'live',
  `amountFen` INT NOT NULL,
  `performanceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `unit` INT NULL,
  `seatKey` VARCHAR(40) NULL,
  `tierId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `offerId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `attendeeId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `terms` JSON NOT NULL,
  PRIMARY KEY (`id`),
  KEY `order_lines_orderId_idx` (`orderId`),
  CONSTRAINT `order_lines_orderId_fkey` FOREIGN KEY (`orderId`) REFERENCES `orders` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `order_transitions` (
  `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `toState` ENUM('awaiting_payment', 'paid', 'cancelled', 'expired', 'refunded') NOT NULL,
  `from` ENUM('awaiting_payment', 'paid', 'cancelled', 'expired', 'refunded') NULL,
  `reason` VARCHAR(60) NOT NULL,
  `at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`orderId`, `toState`),
  CONSTRAINT `order_transitions_orderId_fkey` FOREIGN KEY (`orderId`) REFERENCES `orders` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `merchant_accounts` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `gateway` ENUM('alipay', 'wechat') NOT NULL,
  `organizerId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `name` VARCHAR(80) NOT NULL,
  `appId` VARCHAR(40) NOT NULL,
  `sellerId` VARCHAR(40) NOT NULL,
  `credential` VARCHAR(40) NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE KEY `merchant_accounts_gateway_appId_sellerId_key` (`gateway`, `appId`, `sellerId`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `payments` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `merchantAccountId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `gateway` ENUM('alipay', 'wechat') NOT NULL,
  `outTradeNo` VARCHAR(64) NOT NULL,
  `gatewayTradeNo` VARCHAR(64) NULL,
  `state` ENUM('pending', 'succeeded', 'closed') NOT NULL DEFAULT 'pending',
  `amountFen` INT NOT NULL,
  `paidFen` INT NULL,
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'CNY',
  `expiresAt` DATETIME(3) NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `paidAt` DATETIME(3) NULL,
  `closedAt` DATETIME(3) NULL,
  `checkedAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `payments_outTradeNo_key` (`outTradeNo`),
  UNIQUE KEY `payments_gateway_gatewayTradeNo_key` (`gateway`, `gatewayTradeNo`),
  KEY `payments_orderId_idx` (`orderId`),
  KEY `payments_state_checkedAt_idx` (`state`, `checkedAt`),
  CONSTRAINT `payments_merchantAccountId_fkey` FOREIGN KEY (`merchantAccountId`) REFERENCES `merchant_accounts` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `payment_callbacks` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `gateway` ENUM('alipay', 'wechat') NOT NULL,
  `notificationId` VARCHAR(128) NOT NULL,
  `outTradeNo` VARCHAR(64) NOT NULL,
  `body` TEXT NOT NULL,
  `outcome` ENUM('received', 'applied', 'repeated', 'refused') NOT NULL DEFAULT 'received',
  `detail` VARCHAR(120) NULL,
  `receivedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `appliedAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `payment_callbacks_gateway_notificationId_key` (`gateway`, `notificationId`),
  KEY `payment_callbacks_outTradeNo_idx` (`outTradeNo`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `refunds` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `paymentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `outRefundNo` VARCHAR(64) NOT NULL,
  `amountFen` INT NOT NULL,
  `method` ENUM('original_way', 'bank_transfer') NOT NULL DEFAULT 'original_way',
  `state` ENUM('requested', 'succeeded', 'failed') NOT NULL DEFAULT 'requested',
  `reason` VARCHAR(60) NOT NULL,
  `detail` VARCHAR(200) NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `settledAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `refunds_outRefundNo_key` (`outRefundNo`),
  KEY `refunds_orderId_idx` (`orderId`),
  KEY `refunds_state_createdAt_idx` (`state`, `createdAt`),
  CONSTRAINT `refunds_paymentId_fkey` FOREIGN KEY (`paymentId`) REFERENCES `payments` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `outbox_events` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `sequence` BIGINT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(60) NOT NULL,
  `data` JSON NOT NULL,
  `traceparent` VARCHAR(55) NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `sentAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `outbox_events_sequence_key` (`sequence`),
  KEY `outbox_events_sentAt_sequence_idx` (`sentAt`, `sequence`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tickets` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `orderLineId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `accountId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `eventId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `performanceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `unit` INT NOT NULL,
  `seatKey` VARCHAR(40) NULL,
  `attendeeId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `state` ENUM('valid', 'used', 'void') NOT NULL DEFAULT 'valid',
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `voidedAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `tickets_orderLineId_key` (`orderLineId`),
  KEY `tickets_orderId_idx` (`orderId`),
  KEY `tickets_accountId_createdAt_idx` (`accountId`, `createdAt`),
  KEY `tickets_performanceId_unit_idx` (`performanceId`, `unit`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `credentials` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `ticketId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `kind` ENUM('qr', 'printed', 'document') NOT NULL,
  `version` INT NOT NULL DEFAULT 1,
  `state` ENUM('active', 'revoked') NOT NULL DEFAULT 'active',
  `code` VARCHAR(255) NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE KEY `credentials_ticketId_kind_version_key` (`ticketId`, `kind`, `version`),
  CONSTRAINT `credentials_ticketId_fkey` FOREIGN KEY (`ticketId`) REFERENCES `tickets` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- migrate:down

DROP TABLE `credentials`;
DROP TABLE `tickets`;
DROP TABLE `outbox_events`;
DROP TABLE `refunds`;
DROP TABLE `payment_callbacks`;
DROP TABLE `payments`;
DROP TABLE `merchant_accounts`;
DROP TABLE `order_transitions`;
DROP TABLE `order_lines`;
DROP TABLE `orders`;
DROP TABLE `messages`;
DROP TABLE `inventory_epoch`;
DROP TABLE `attendee_claims`;
DROP TABLE `unit_claims`;
DROP TABLE `attendees`;
DROP TABLE `memberships`;
DROP TABLE `accounts`;
DROP TABLE `pools`;
DROP TABLE `offer_items`;
DROP TABLE `offers`;
DROP TABLE `price_tiers`;
DROP TABLE `performance_plans`;
DROP TABLE `performances`;
DROP TABLE `events`;
DROP TABLE `seat_maps`;
DROP TABLE `venues`;
DROP TABLE `organizers`;
