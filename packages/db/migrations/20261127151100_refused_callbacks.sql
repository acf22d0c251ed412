-- migrate:up

-- Callbacks that a gateway has signed and that do not fit what we know: kept for people to see, never applied. Those without a true signature
-- are only counted.
CREATE TABLE `refused_callbacks` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `gateway` ENUM('alipay', 'wechat') NOT NULL,
  `notificationId` VARCHAR(128) NOT NULL,
  `outTradeNo` VARCHAR(64) NOT NULL,
  `amountFen` INT NOT NULL,
  `detail` VARCHAR(120) NOT NULL,
  `times` INT NOT NULL DEFAULT 1,
  `receivedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `lastAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE KEY `refused_callbacks_gateway_notificationId_key` (`gateway`, `notificationId`),
  KEY `refused_callbacks_outTradeNo_idx` (`outTradeNo`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- migrate:down

DROP TABLE `refused_callbacks`;
