-- migrate:up

-- What an order of a pass has in each of its performances, so that a performance finds the orders it is only a part of. Orders of one
-- performance have no row here.
CREATE TABLE `order_parts` (
  `performanceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `orderId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `amountFen` INT NOT NULL,
  PRIMARY KEY (`performanceId`, `orderId`),
  KEY `order_parts_orderId_idx` (`orderId`),
  CONSTRAINT `order_parts_orderId_fkey` FOREIGN KEY (`orderId`) REFERENCES `orders` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- migrate:down

DROP TABLE `order_parts`;
