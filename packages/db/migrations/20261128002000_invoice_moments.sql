-- migrate:up

-- An invoice whose title or tax number the service has refused waits for its buyer, who corrects them once with a key of his own.
ALTER TABLE `invoices`
  ADD COLUMN `refusedBuyer` TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN `correctionKey` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL;

-- What happened to an invoice between its asking and its end. Only added to.
CREATE TABLE `invoice_moments` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `invoiceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `what` ENUM('not_issued', 'corrected', 'reversing', 'not_reversed', 'tried_again') NOT NULL,
  `detail` VARCHAR(200) NULL,
  `operatorId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  KEY `invoice_moments_invoiceId_idx` (`invoiceId`),
  CONSTRAINT `invoice_moments_invoiceId_fkey` FOREIGN KEY (`invoiceId`) REFERENCES `invoices` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- migrate:down

DROP TABLE `invoice_moments`;
ALTER TABLE `invoices` DROP COLUMN `refusedBuyer`, DROP COLUMN `correctionKey`;
