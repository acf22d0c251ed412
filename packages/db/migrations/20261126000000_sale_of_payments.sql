-- migrate:up
-- Which sale a payment belongs to, so that the payments of one performance can be counted without asking the orders' room;
-- and the orders of a sale by the minute.
ALTER TABLE `payments`
  ADD COLUMN `performanceId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER `orderId`,
  ADD KEY `payments_performanceId_state_idx` (`performanceId`, `state`);

UPDATE `payments` JOIN `orders` ON `orders`.`id` = `payments`.`orderId`
  SET `payments`.`performanceId` = `orders`.`performanceId`;

ALTER TABLE `orders` ADD KEY `orders_performanceId_createdAt_idx` (`performanceId`, `createdAt`);

-- migrate:down
ALTER TABLE `orders` DROP KEY `orders_performanceId_createdAt_idx`;
ALTER TABLE `payments` DROP KEY `payments_performanceId_state_idx`, DROP COLUMN `performanceId`;
