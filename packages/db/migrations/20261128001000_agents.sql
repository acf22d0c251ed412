-- migrate:up

-- Agents, who sell from allocations of their own.
CREATE TABLE `agents` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `code` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` VARCHAR(80) NOT NULL,
  `nameEn` VARCHAR(120) NOT NULL,
  `state` ENUM('active', 'ended') NOT NULL DEFAULT 'active',
  `createdBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `endedAt` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `agents_code_key` (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `agent_members` (
  `accountId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `agentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `addedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`accountId`, `agentId`),
  KEY `agent_members_agentId_idx` (`agentId`),
  CONSTRAINT `agent_members_agentId_fkey` FOREIGN KEY (`agentId`) REFERENCES `agents` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What an agent gets of the prices of the tickets it sells for an organizer, in hundredths of a percent, from a moment on.
CREATE TABLE `commission_agreements` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `agentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `organizerId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `permyriad` INT NOT NULL,
  `validFrom` DATETIME(3) NOT NULL,
  `agreedBy` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `commission_agreements_agentId_organizerId_validFrom_key` (`agentId`, `organizerId`, `validFrom`),
  KEY `commission_agreements_organizerId_idx` (`organizerId`),
  CONSTRAINT `commission_agreements_agentId_fkey` FOREIGN KEY (`agentId`) REFERENCES `agents` (`id`),
  CONSTRAINT `commission_agreements_permyriad_check` CHECK (`permyriad` >= 0 AND `permyriad` <= 5000)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Who sold an order, where an agent did.
ALTER TABLE `orders`
  ADD COLUMN `agentId` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD KEY `orders_agentId_createdAt_idx` (`agentId`, `createdAt`);

-- migrate:down

ALTER TABLE `orders` DROP KEY `orders_agentId_createdAt_idx`, DROP COLUMN `agentId`;
DROP TABLE `commission_agreements`;
DROP TABLE `agent_members`;
DROP TABLE `agents`;
