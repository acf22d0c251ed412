import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { arena, stadium, theatre } from "@kaimu/demo/venues";
import { emptyStates, layoutSize, setState, tierColours } from "@kaimu/seatmap";
import tailwind from "@tailwindcss/postcss";
import { build } from "vite";

const venues = { theatre, arena, stadium };

/** Builds the page as a browser would get it in production and serves it with the venues on a free port. */
export async function servePage(): Promise<{ origin: string; stop(): Promise<void> }> {
  const files = new Map<string, { type: string; body: string | Uint8Array }>();
  const built = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    css: { postcss: { plugins: [tailwind()] } },
    build: { write: false, target: "es2024", rollupOptions: { input: `${import.meta.dirname}/index.html` } },
  });
  for (const file of [built].flat().flatMap((one) => ("output" in one ? one.output : []))) {
    const type = file.fileName.endsWith(".css")
      ? "text/css"
      : file.fileName.endsWith(".html")
        ? "text/html"
        : "text/javascript";
    files.set(`/${file.fileName}`, { type, body: file.type === "chunk" ? file.code : file.source });
  }
  for (const [name, make] of Object.entries(venues)) {
    const { layout, prices } = make();
    files.set(`/${name}/layout.json`, { type: "application/json", body: JSON.stringify(layout) });
    files.set(`/${name}/plan.json`, {
      type: "application/json",
      body: JSON.stringify(planOf(layoutSize(layout), prices)),
    });
  }
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").replace(/\?.*/, "");
    const file = files.get(path === "/" ? "/index.html" : path);
    response.writeHead(file ? 200 : 404, { "content-type": `${file?.type ?? "text/plain"}; charset=utf-8` });
    response.end(file?.body ?? "");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** A sale in full swing: whole rows gone in good places, single seats elsewhere, a few blocked. Always the same one. */
function planOf(units: number, prices: ReturnType<typeof stadium>["prices"]) {
  const bytes = emptyStates(units);
  let seed = 20_260_101;
  const chance = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  let [mood, left] = [0.4, 0];
  for (let unit = 0; unit < units; unit++) {
    if (left-- <= 0) [mood, left] = [chance() ** 1.4, 200 + chance() * 900];
    const draw = chance();
    setState(bytes, unit, draw < 0.015 ? 0 : draw < mood * 0.95 ? 3 : draw < mood * 0.95 + 0.04 ? 2 : 1);
  }
  const names = ["VIP", "一等", "二等", "三等", "四等", "五等", "六等"];
  return {
    version: 1,
    unitCount: units,
    tiers: Array.from({ length: prices.tierCount }, (_, at) => ({
      id: `t${at}`,
      code: `T${at + 1}`,
      name: names[at] ?? "",
      nameEn: at ? `Tier ${at + 1}` : "VIP",
      priceFen: [168_000, 128_000, 98_000, 78_000, 58_000, 38_000, 28_000][at] ?? 0,
      colour: tierColours[at] ?? "#888888",
    })),
    runs: prices.runs,
    states: Buffer.from(bytes).toString("base64"),
  };
}
