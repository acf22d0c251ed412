-- migrate:up

-- What a trade was opened with: a gateway refuses the same number under another title. And the trace of the click that opened it.
ALTER TABLE `payments`
  ADD COLUMN `subject` VARCHAR(256) NULL,
  ADD COLUMN `traceparent` VARCHAR(55) CHARACTER SET ascii COLLATE ascii_bin NULL;

-- migrate:down

ALTER TABLE `payments` DROP COLUMN `traceparent`, DROP COLUMN `subject`;
