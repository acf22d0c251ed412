/**
 * `npm run bench [-- --only a,b] [--quick] [--seed N] [--write-docs]`: how fast the seat engine is, measured on stores and a gateway of its own.
 * Prints one line a figure, `bench NAME value=… baseline=… ratio=… goal=… worst=… ok` (or `short`), the median of three repeats; leaves
 * everything it measured in .kaimu/bench/figures.json. Ends with 1 when a goal is missed.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beginPlatform } from "../local/start/platform.ts";
import { quietProgress } from "../local/start/progress.ts";
import { benches } from "./benches.ts";
import { askedFor } from "./kit/arguments.ts";
import type { Kit } from "./kit/bench.ts";
import { type BenchReport, machineOf, type Report } from "./kit/report.ts";
import { runBench } from "./kit/run-bench.ts";
import { writeDocs } from "./kit/write-docs.ts";

const dir = join(import.meta.dirname, "../.kaimu/bench");
const began = Date.now();
const say = (line: string) => console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${line}`);

const asked = askedFor(process.argv.slice(2));
const unknown = asked.only?.filter((name) => !benches.some((bench) => bench.name === name)) ?? [];
if (unknown.length > 0) throw new Error(`no such bench: ${unknown}; there are ${benches.map((bench) => bench.name)}`);
const chosen = benches.filter(({ name }) => asked.only?.includes(name) ?? true);

const report: Report = { at: new Date().toISOString(), machine: machineOf(), asked, benches: [] };
// What only some need, a worker above all, would work beside the others.
const alone = chosen.filter(({ parts }) => !parts);
const withMore = chosen.filter(({ parts }) => parts);
for (const some of [alone, withMore]) if (some.length > 0) report.benches.push(...(await runOnPlatform(some)));
report.seconds = Math.round((Date.now() - began) / 1_000);
mkdirSync(dir, { recursive: true });
writeFileSync(join(dir, "figures.json"), `${JSON.stringify(report, null, 1)}\n`);
if (asked.writeDocs) writeDocs(report);
const short = report.benches.flatMap(({ figures, failed }) =>
  failed ? [failed] : figures.flatMap(({ ok, name }) => (ok ? [] : [name])),
);
say(`${report.benches.flatMap(({ figures }) => figures).length} figures, ${short.length} short`);
// What a bench that broke has left open must not keep this process.
process.exit(short.length > 0 ? 1 : 0);

/** Runs benches one after another on a platform of their own, with the parts that they need. */
async function runOnPlatform(some: typeof benches): Promise<BenchReport[]> {
  const more = [...new Set(some.flatMap(({ parts }) => parts ?? []))];
  say(`starting ${["the stores", "the gateway", ...more].join(", ")}`);
  const platform = beginPlatform({
    ...{ dir, ports: "free", demo: false, reset: true },
    only: ["mariadb", "redis", "gateway", ...more],
    // A gateway's limit is not what is measured.
    env: { REFUNDS_PER_SECOND: "10000" },
    progress: { ...quietProgress(), note: say },
  });
  const stop = () => platform.stop().finally(() => process.exit(130));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  try {
    const running = await platform.ready;
    const { openPlatform, readEnv, systemContext } = await import("@kaimu/api");
    const opened = openPlatform(readEnv({ ...running.env, LOG_LEVEL: "warn" }), "bench");
    const { seed, quick, repeats } = asked;
    const kit: Kit = { say, seed, quick, platform: running, ctx: systemContext(opened) };
    const reports: BenchReport[] = [];
    for (const { load, name, once } of some)
      reports.push(await runBench({ kit, name, load, repeats: once ? 1 : repeats }));
    await opened.close();
    return reports;
  } finally {
    await platform.stop();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
  }
}
