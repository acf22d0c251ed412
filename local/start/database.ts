/** From an empty database to one with tables and demo data. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Crew } from "./crew.ts";
import type { Environment } from "./environment.ts";
import { fingerprint } from "./fingerprint.ts";
import { type Places, root } from "./places.ts";

const db = join(root, "packages/db");

type Context = { crew: Crew; places: Places; node: string; base: Environment; env: Environment };

/** Generates the Prisma client when its schema has changed. */
export async function generateClient({ crew, places, base }: Context): Promise<void> {
  const generated = join(db, "src/generated");
  const stamp = join(generated, ".kaimu-made");
  const wanted = fingerprint(
    ["prisma", "prisma.config.ts", "package.json", "../../pnpm-lock.yaml"].map((name) => join(db, name)),
  );
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  await crew.run("generate", {
    command: join(db, "node_modules/.bin/prisma"),
    args: ["generate"],
    cwd: db,
    // Prisma's engine is a download that not every machine can have, and generating works without it.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: "/bin/false", ...base },
    logFile: places.log("generate"),
  });
  mkdirSync(generated, { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Brings the database (made when missing) to the newest migration. */
export async function migrate({ crew, places, base, env }: Context): Promise<void> {
  await crew.run("migrate", {
    command: join(db, "node_modules/.bin/dbmate"),
    args: ["--migrations-dir", join(db, "migrations"), "--no-dump-schema", "up"],
    cwd: db,
    env: { ...base, DATABASE_URL: env.DATABASE_URL },
    logFile: places.log("migrate"),
  });
}

/** Loads the demo data; what is there already stays. */
export async function loadDemo({ crew, places, node, base, env }: Context): Promise<void> {
  await crew.run("demo", {
    command: node,
    args: ["packages/demo/src/main.ts"],
    cwd: root,
    env: { ...base, ...env },
    logFile: places.log("demo"),
  });
}
