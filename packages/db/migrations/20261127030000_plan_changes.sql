-- migrate:up

-- Who made a version of a plan, and what it changed: {kind, units, ...}. Null on the first version, which publishing brings.
ALTER TABLE `performance_plans`
  ADD COLUMN `changedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN `note` JSON NULL;

-- migrate:down

ALTER TABLE `performance_plans`
  DROP COLUMN `note`,
  DROP COLUMN `changedBy`;
