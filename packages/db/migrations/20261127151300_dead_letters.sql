-- migrate:up

-- Jobs that have used up their tries, kept when the job server has long forgotten them: one row a job and event, of a job that runs by the
-- clock one row. Event data holds ids and plain facts only.
CREATE TABLE `dead_letters` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `letterKey` VARCHAR(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `job` VARCHAR(60) NOT NULL,
  `event` VARCHAR(60) NULL,
  `data` JSON NOT NULL,
  `error` VARCHAR(500) NOT NULL,
  `tries` INT NOT NULL DEFAULT 0,
  `state` ENUM('failed', 'again', 'done') NOT NULL DEFAULT 'failed',
  `firstAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `failedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `againAt` DATETIME(3) NULL,
  `againBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `doneAt` DATETIME(3) NULL,
  `doneBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `note` VARCHAR(200) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `dead_letters_letterKey_key` (`letterKey`),
  KEY `dead_letters_state_failedAt_idx` (`state`, `failedAt`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Each run of it that failed, once however often its failure is told.
CREATE TABLE `dead_letter_runs` (
  `runId` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `deadLetterId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `error` VARCHAR(500) NOT NULL,
  `at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`runId`),
  KEY `dead_letter_runs_deadLetterId_at_idx` (`deadLetterId`, `at`),
  CONSTRAINT `dead_letter_runs_deadLetterId_fkey` FOREIGN KEY (`deadLetterId`) REFERENCES `dead_letters` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- migrate:down

DROP TABLE `dead_letter_runs`;
DROP TABLE `dead_letters`;
