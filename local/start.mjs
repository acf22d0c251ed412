// `npm start`: runs on whatever Node the machine has (18 and newer), gets a supported one, and hands over to it.

import { handOver } from "./start/hand-over.mjs";
import { ensureTools } from "./start/toolchain.mjs";

const tools = await ensureTools();
await handOver(tools, new URL("./start/main.ts", import.meta.url), process.argv.slice(2));
