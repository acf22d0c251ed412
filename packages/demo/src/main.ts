import { fieldCipher, hashPassword, readEnvOrExit, requestSearchRebuild } from "@kaimu/api";
import { openDatabase } from "@kaimu/db";
import { loadAccounts } from "./load-accounts.ts";
import { loadShows } from "./load-shows.ts";
import { demoPassword } from "./logins.ts";

/** Loads the demo season. What is there already stays as it is, so it may run at every start. */
const env = readEnvOrExit();
const db = openDatabase(env.DATABASE_URL);
const passwordHash = await hashPassword(demoPassword);
await loadAccounts(db, fieldCipher(env.FIELD_KEYS, env.FIELD_INDEX_KEY), passwordHash, {
  appId: env.ALIPAY_APP_ID,
  sellerId: env.ALIPAY_SELLER_ID,
});
await loadShows(db, new Date());
// The season is searchable as soon as the worker runs, also when the search server has lost its data.
await requestSearchRebuild({ db });
process.stdout.write(`demo data: ${await db.event.count()} events, ${await db.performance.count()} performances\n`);
await db.$disconnect();
