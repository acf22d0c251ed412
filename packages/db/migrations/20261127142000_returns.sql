-- migrate:up

-- A unit that was given back and is not on sale before this moment; until then its claim keeps it from everybody.
ALTER TABLE `unit_claims`
  ADD COLUMN `freeAt` DATETIME(3) NULL,
  ADD KEY `unit_claims_freeAt_idx` (`freeAt`);

-- Who has given tickets of an event back, where that may be done once.
CREATE TABLE `buyer_returns` (
  `eventId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `accountId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `refundId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`eventId`, `accountId`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- migrate:down

DROP TABLE `buyer_returns`;
ALTER TABLE `unit_claims` DROP KEY `unit_claims_freeAt_idx`, DROP COLUMN `freeAt`;
