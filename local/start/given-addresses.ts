/** Addresses that somebody gave: a wrong one is told at once, by its name, not by a process that cannot start. */
import { firstAnswer } from "../servers/ports.ts";
import type { Environment } from "./environment.ts";

const stores = { DATABASE_URL: 3306, REDIS_URL: 6379 };

/** Throws a sentence that names the variable when a given store is not a URL or does not answer. */
export async function requireGivenStores(given: Environment): Promise<void> {
  for (const [variable, usualPort] of Object.entries(stores)) {
    const address = given[variable];
    if (address === undefined) continue;
    // Of a cluster the first server stands for all; its address is a URL but for the others.
    const one = address.replace(/^(rediss?-cluster:[^,]*),.*$/, "$1");
    if (!URL.canParse(one)) throw new Error(`${variable} is not an address: it should look like scheme://host:port`);
    const { hostname, port } = new URL(one);
    const answer = await firstAnswer(hostname, Number(port || usualPort), variable === "REDIS_URL" ? "PING\r\n" : "");
    if (answer === undefined) throw new Error(`${variable}: nobody answers at ${hostname}:${port || usualPort}`);
  }
}
