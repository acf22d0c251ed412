/** Asks the worker to build the search index anew: node packages/api/src/search/rebuild-main.ts */
import { openDatabase } from "@kaimu/db";
import { readEnvOrExit } from "../platform/env.ts";
import { requestRebuild } from "./jobs.ts";

const db = openDatabase(readEnvOrExit().DATABASE_URL, 1);
await requestRebuild({ db });
await db.$disconnect();
process.stdout.write("search: a rebuild is requested, the worker does it\n");
