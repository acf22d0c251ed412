/** What stands on the terminal when all is ready. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./places.ts";
import type { Platform } from "./platform.ts";

type DemoLogin = { where: string; who: string; login: string; password: string };

/** The addresses, the demo's logins, and as its last line what scripts wait for. */
export async function welcome({ urls }: Platform): Promise<string> {
  const logins = await demoLogins();
  const rows = logins.map(({ where, who, login, password }) => [
    where.padEnd(5),
    login.padEnd(22),
    password,
    `(${who})`,
  ]);
  return [
    "",
    `  buyers      ${urls.web}`,
    `  organizers  ${urls.admin}`,
    `  operators   ${urls.ops}`,
    `  mailbox     ${urls.mailbox}   (SMS and mail of the demo)`,
    `  payments    ${urls.payment}   (sandbox of the payment gateways)`,
    "",
    ...rows.map((row) => `  ${row.join("  ")}`),
    "",
    `ready web=${urls.web} admin=${urls.admin} ops=${urls.ops} gateway=${urls.gateway}`,
  ].join("\n");
}

async function demoLogins(): Promise<DemoLogin[]> {
  const file = join(root, "packages/demo/src/logins.ts");
  if (!existsSync(file)) return [];
  return ((await import(pathToFileURL(file).href)) as { demoLogins: DemoLogin[] }).demoLogins;
}
