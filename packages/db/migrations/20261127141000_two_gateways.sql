-- migrate:up

-- What a callback said when it was verified, since a vendor's may be readable once only, and the nonce it was signed with.
ALTER TABLE `payment_callbacks`
  ADD COLUMN `notice` JSON NULL,
  ADD COLUMN `nonce` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD UNIQUE KEY `payment_callbacks_gateway_nonce_key` (`gateway`, `nonce`);

-- migrate:down

ALTER TABLE `payment_callbacks`
  DROP KEY `payment_callbacks_gateway_nonce_key`,
  DROP COLUMN `nonce`,
  DROP COLUMN `notice`;
