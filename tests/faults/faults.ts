/**
 * `npm run faults [-- --seed N] [--short | --only money] [--orders N]`: a crowd buys while everything goes wrong that can. Parts are killed, MySQL in the
 * middle of a batch of orders; Redis loses claims, holds, all of it, comes back from an old copy of its file or from a replica that was
 * detached before, is cut off or never answers; it is loaded anew while it sells; the gateway's clock and the worker's are minutes apart;
 * the organizer takes seats that are held; callbacks are forged, late, lost and out of order; buyers pay twice, late, another sum, or give
 * their tickets back; requests come twice, late, and in another order. Then an audit reads MySQL, Redis, the payment gateways' own books, and the history of all that buyers asked for and were told
 * (.kaimu/faults/holds.jsonl). Its last line says what was found; it exits with 0 only when that is nothing, and when there was enough to
 * find it in.
 *
 * `--only money`: 2,000 orders over both gateways with all the payment sandbox's switches at random, places for everybody, tickets given
 * back, goodwill; the worker, the gateway and MySQL are killed. Its last counters are those of money.
 *
 * `npm run faults -- --mutants [--only NAME,NAME]`: breaks a copy of the product in one way after another, and demands that the audit
 * finds each of them.
 */
import { join } from "node:path";
import { beginPlatform } from "../../local/start/platform.ts";
import { quietProgress } from "../../local/start/progress.ts";
import { type Asked, askedFor } from "./asked.ts";
import { verdictLine } from "./audit/audit.ts";
import { hostsApart } from "./hosts.ts";
import { mutantNamed } from "./mutants/mutants.ts";
import { runMutants } from "./mutants/run-mutants.ts";
import { runSale, type SaleEnd } from "./sale.ts";

const dir = join(import.meta.dirname, "../../.kaimu/faults");
const began = Date.now();
const say = (line: string) => console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${line}`);

/** A platform of its own for one sale. */
async function sell(asked: Exclude<Asked, { what: "mutants" }>): Promise<void> {
  const mutant = asked.what === "drill" ? mutantNamed(asked.mutant) : undefined;
  const size = asked.what === "run" ? asked.size : mutant?.drill;
  if (!size) throw new Error("there is nothing to run");
  say("starting the platform");
  const hosts = hostsApart(size.clocks);
  const platform = beginPlatform({
    otherwise: hosts.otherwise,
    ...{ dir, ports: "free", demo: false, reset: true, env: { LOG_LEVEL: "warn" } },
    only: ["mariadb", "redis", "payment", "mailbox", "inngest", "worker", "gateway", "nginx"],
    progress: { ...quietProgress(), note: () => undefined },
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => platform.stop().finally(() => process.exit(130)));
  let end: SaleEnd;
  try {
    end = await runSale({
      ...{ platform: await platform.ready, hosts, size, seed: asked.seed, say },
      ...{ historyFile: join(dir, "holds.jsonl"), lookingFor: mutant?.counter },
    });
  } finally {
    await platform.stop();
    await hosts.close();
  }
  // Last of all, when nobody else has anything to say any more.
  for (const line of [...end.lines, verdictLine(end.verdict, size.about)]) console.log(line);
  process.exitCode = end.well ? 0 : 1;
}

const asked = askedFor(process.argv.slice(2));
if (asked.what === "mutants") process.exitCode = (await runMutants(asked)) ? 0 : 1;
else await sell(asked);
