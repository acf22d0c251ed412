-- migrate:up

-- Who chooses seats: the buyer on the map, or the platform (the best together), told at once or only when the order is paid.
ALTER TABLE `events` ADD COLUMN `seatChoice` ENUM('buyer','automatic','after_payment') NOT NULL DEFAULT 'buyer';

-- migrate:down

ALTER TABLE `events` DROP COLUMN `seatChoice`;
