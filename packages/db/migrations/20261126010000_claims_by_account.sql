-- migrate:up

-- For the limit of an account, counted where the claims are written.
ALTER TABLE `unit_claims` ADD KEY `unit_claims_performanceId_accountId_idx` (`performanceId`, `accountId`);

-- migrate:down

ALTER TABLE `unit_claims` DROP KEY `unit_claims_performanceId_accountId_idx`;
