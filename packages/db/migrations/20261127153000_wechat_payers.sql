-- migrate:up

-- As whom WeChat knows an account's buyer within one of our apps there: told by WeChat itself, encrypted, and what a payment inside it is for.
CREATE TABLE `wechat_payers` (
  `accountId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `appId` VARCHAR(40) NOT NULL,
  `openIdCipher` VARCHAR(512) NOT NULL,
  `signedInAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`accountId`, `appId`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- migrate:down
DROP TABLE `wechat_payers`;
