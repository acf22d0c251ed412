// `node local/run.mjs FILE args…`: runs a .ts file of the repo with a supported Node and installed dependencies.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { handOver } from "./start/hand-over.mjs";
import { ensureDependencies, ensureTools } from "./start/toolchain.mjs";

const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error("usage: node local/run.mjs FILE.ts [arguments]");
  process.exit(2);
}
const tools = await ensureTools();
await ensureDependencies(tools);
await handOver(tools, pathToFileURL(resolve(file)), args);
