-- migrate:up

-- Raised with every change of what a performance is sold by, in the transaction that changes it: whoever remembers terms learns by it
-- that they are of yesterday, in the hold's script and in the order's transaction.
ALTER TABLE `performances` ADD COLUMN `saleVersion` INT NOT NULL DEFAULT 1;

-- Whether a hand-picked choice may leave a single free seat between taken ones.
ALTER TABLE `events` ADD COLUMN `loneSeats` ENUM('warn','refuse') NOT NULL DEFAULT 'warn';

-- Each life of each Redis server, by its run id. What was loaded under one life is not believed in another.
CREATE TABLE `redis_lives` (
  `epoch` INT NOT NULL AUTO_INCREMENT,
  `run` VARCHAR(64) NOT NULL,
  `seenAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`epoch`),
  UNIQUE KEY `redis_lives_run_key` (`run`)
) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Fencing numbers only rise: the first new life is younger than every old epoch.
INSERT INTO `redis_lives` (`epoch`, `run`) SELECT `epoch`, `redisRun` FROM `inventory_epoch`;

-- migrate:down

DROP TABLE `redis_lives`;
ALTER TABLE `events` DROP COLUMN `loneSeats`;
ALTER TABLE `performances` DROP COLUMN `saleVersion`;
