-- migrate:up

-- What agents are owed of what they have sold, and what a coupon costs who gives it, in the books.
ALTER TABLE `ledger_entries`
  MODIFY COLUMN `debit` ENUM('buyer', 'gateway_clearing', 'organizer_payable', 'platform_fee', 'refund', 'kept_fees', 'goodwill', 'bank', 'coupon_cost', 'agent_commission') NOT NULL,
  MODIFY COLUMN `credit` ENUM('buyer', 'gateway_clearing', 'organizer_payable', 'platform_fee', 'refund', 'kept_fees', 'goodwill', 'bank', 'coupon_cost', 'agent_commission') NOT NULL;

-- Whose sale a fact is about, where an agent made it: an agent's statement is read by it.
ALTER TABLE `ledger_transactions`
  ADD COLUMN `agentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD KEY `ledger_transactions_agentId_day_idx` (`agentId`, `day`);

-- migrate:down

ALTER TABLE `ledger_transactions` DROP KEY `ledger_transactions_agentId_day_idx`, DROP COLUMN `agentId`;
