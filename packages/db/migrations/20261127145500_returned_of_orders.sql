-- migrate:up

-- What the lines that were given back had cost, so that a sale's takings are counted without reading its lines.
ALTER TABLE `orders` ADD COLUMN `returnedFen` INT NOT NULL DEFAULT 0 AFTER `totalFen`;
ALTER TABLE `order_parts` ADD COLUMN `returnedFen` INT NOT NULL DEFAULT 0 AFTER `amountFen`;

UPDATE `orders` JOIN (
  SELECT `orderId`, SUM(`amountFen`) AS fen FROM `order_lines` WHERE `state` = 'refunded' GROUP BY `orderId`
) AS returned ON returned.`orderId` = `orders`.`id` SET `orders`.`returnedFen` = returned.fen;

-- migrate:down

ALTER TABLE `order_parts` DROP COLUMN `returnedFen`;
ALTER TABLE `orders` DROP COLUMN `returnedFen`;
