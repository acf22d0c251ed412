import { fieldCipher, hashPassword, readEnvOrExit, requestSearchRebuild } from "@kaimu/api";
import { openDatabase } from "@kaimu/db";
import { loadAccounts } from "./load-accounts.ts";
import { loadAgent } from "./load-agent.ts";
import { loadCoupons } from "./load-coupons.ts";
import { loadSeason } from "./load-season.ts";
import { demoPassword } from "./logins.ts";
import { platformMerchants } from "./platform-merchants.ts";

/** Loads the demo season. What is there already stays as it is, so it may run at every start. */
const began = Date.now();
const env = readEnvOrExit();
const db = openDatabase(env.DATABASE_URL);
const cipher = fieldCipher(env.FIELD_KEYS, env.FIELD_INDEX_KEY);
await loadAccounts(db, cipher, await hashPassword(demoPassword), platformMerchants(env));
await loadSeason(db, { today: new Date(), cipher, ticketSigningKey: env.TICKET_SIGNING_KEY });
await loadCoupons(db, new Date());
await loadAgent(db);
// The season is searchable as soon as the worker runs, also when the search server has lost its data.
await requestSearchRebuild({ db });
const [events, performances, tickets] = await Promise.all([
  db.event.count(),
  db.performance.count(),
  db.ticket.count(),
]);
process.stdout.write(
  `demo data: ${events} events, ${performances} performances, ${tickets} tickets sold, ${Date.now() - began} ms\n`,
);
await db.$disconnect();
