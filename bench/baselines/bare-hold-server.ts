/**
 * `node bare-hold-server.ts REDIS_URL DIGEST`: the least HTTP server that can hold seats. Reads the script's key and arguments as JSON, calls the
 * script, answers what it said. No session, no limits, no check of the input. Prints its port.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Redis } from "ioredis";

const [url = "", digest = ""] = process.argv.slice(2);
const redis = new Redis(url);
const server = createServer(async (request, response) => {
  let body = "";
  request.setEncoding("utf8");
  for await (const chunk of request) body += chunk;
  const { key, args } = JSON.parse(body) as { key: string; args: (string | number)[] };
  const said = JSON.stringify(await redis.evalsha(digest, 1, key, ...args));
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(said) });
  response.end(said);
});
server.keepAliveTimeout = 75_000;
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
process.on("SIGTERM", () => process.exit(0));
