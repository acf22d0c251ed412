-- migrate:up

-- Electronic invoices that buyers ask for. The title and the address it goes to are sealed: of a private person they are personal. replacesId is the
-- invoice that was reversed for a refund and whose remainder this one is for, once.
CREATE TABLE `invoices` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `accountId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `organizerId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `clientKey` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `kind` ENUM('individual', 'company') NOT NULL,
  `titleCipher` VARCHAR(600) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `taxNumber` CHAR(18) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `mailCipher` VARCHAR(600) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `amountFen` INT NOT NULL,
  `state` ENUM('requested', 'issued', 'failed', 'reversing', 'reversal_failed', 'reversed') NOT NULL DEFAULT 'requested',
  `number` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `redNumber` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `replacesId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `detail` VARCHAR(200) NULL,
  `requestedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `issuedAt` DATETIME(3) NULL,
  `reversedAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `invoices_orderId_clientKey_key` (`orderId`, `clientKey`),
  UNIQUE KEY `invoices_replacesId_key` (`replacesId`),
  UNIQUE KEY `invoices_number_key` (`number`),
  KEY `invoices_state_requestedAt_idx` (`state`, `requestedAt`),
  KEY `invoices_organizerId_requestedAt_idx` (`organizerId`, `requestedAt`),
  KEY `invoices_requestedAt_idx` (`requestedAt`),
  CONSTRAINT `invoices_amount_check` CHECK (`amountFen` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- The lines of an order that an invoice is for. liveLineId is the line for as long as the invoice stands: a line has at most one such invoice.
CREATE TABLE `invoice_lines` (
  `invoiceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `orderLineId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `liveLineId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `amountFen` INT NOT NULL,
  PRIMARY KEY (`invoiceId`, `orderLineId`),
  UNIQUE KEY `invoice_lines_liveLineId_key` (`liveLineId`),
  CONSTRAINT `invoice_lines_invoiceId_fkey` FOREIGN KEY (`invoiceId`) REFERENCES `invoices` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- migrate:down

DROP TABLE `invoice_lines`;
DROP TABLE `invoices`;
