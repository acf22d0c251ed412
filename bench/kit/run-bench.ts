import type { Bench, Kit, Measured } from "./bench.ts";
import { figureOf, lineOf } from "./figure.ts";
import { redisAtRest } from "./redis-at-rest.ts";
import type { BenchReport } from "./report.ts";

/** Runs one bench as often as asked and prints its figures. One that breaks is told and counts as missed; the others go on. */
export async function runBench(o: {
  kit: Kit;
  name: string;
  load(): Promise<Bench>;
  repeats: number;
}): Promise<BenchReport> {
  const { kit, name, repeats } = o;
  const once = repeats === 1;
  let about = "";
  try {
    const bench = await o.load();
    about = bench.about;
    kit.say(`${name}: preparing`);
    const open = await bench.open(kit);
    const measured: Measured[][] = [];
    try {
      for (let repeat = 0; repeat < repeats; repeat++) {
        await redisAtRest(kit);
        kit.say(`${name}: ${repeat + 1} of ${repeats}`);
        measured.push(await open.measure(repeat));
      }
      const figures = (measured[0] ?? []).map((first) =>
        figureOf(measured.flatMap((figures) => figures.filter((figure) => figure.name === first.name))),
      );
      for (const figure of figures) console.log(lineOf(figure));
      return { name, about, once, figures, tables: open.tables?.() ?? [] };
    } finally {
      await open.close?.();
    }
  } catch (error) {
    console.error(error);
    console.log(`bench ${name} value=- baseline=- ratio=- goal=- short`);
    return { name, about, once, figures: [], tables: [], failed: String(error) };
  }
}
