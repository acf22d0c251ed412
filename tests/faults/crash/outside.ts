import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asAppError, callbackAnswer, newId, openPlatform, type Platform, readEnv, receiveCallback } from "@kaimu/api";
import mariadb from "mariadb";
import { startPaymentSandbox } from "../../../local/payment/main.ts";
import { eventually } from "../../../packages/api/src/testing/test-platform.ts";
import { judge, type Verdict } from "../audit/audit.ts";
import { readBooks } from "../audit/books.ts";
import { readEvidence, type Witness } from "../audit/evidence.ts";
import { type Cashier, openCashier } from "../cashier.ts";
import type { Server } from "./process.ts";

/** A database, gateways and an address for their callbacks, all for one test, so that an audit can read the whole of them. */
export interface Outside {
  platform: Platform;
  cashier: Cashier;
  /** Who is there to take a callback. */
  serve(server: Server): void;
  /** Resolves when the gateways have nothing on its way back any more. */
  refundsArrived(): Promise<unknown>;
  audit(witness: Partial<Witness>): Promise<Verdict>;
  close(): Promise<void>;
}

export async function openOutside(): Promise<Outside> {
  const database = await ownDatabase(process.env.DATABASE_URL ?? "");
  const dataDir = await mkdtemp(join(tmpdir(), "kaimu-crash-"));
  const own = (name: string) => process.env[name] ?? "";
  const gateways = await startPaymentSandbox({
    ...{ port: 0, dataDir, appId: own("ALIPAY_APP_ID"), sellerId: own("ALIPAY_SELLER_ID") },
    ...{ merchantPublicKey: own("ALIPAY_MERCHANT_PUBLIC_KEY"), privateKey: own("ALIPAY_SANDBOX_PRIVATE_KEY") },
    wechat: {
      ...{ mchId: own("WECHAT_MCH_ID"), appId: own("WECHAT_APP_ID"), merchantSerial: own("WECHAT_SERIAL_NO") },
      ...{ appSecret: own("WECHAT_APP_SECRET") },
      ...{ merchantPublicKey: own("WECHAT_MERCHANT_PUBLIC_KEY"), apiV3Key: own("WECHAT_API_V3_KEY") },
      ...{ publicKeyId: own("WECHAT_PUBLIC_KEY_ID"), privateKey: own("WECHAT_SANDBOX_PRIVATE_KEY") },
    },
  });
  let server: Server | undefined;
  const door = createServer(async (request, response) => {
    const [, , credential] = (request.url ?? "").split("/");
    // Nobody is asked here for seats or runs: the audit finds none.
    if (request.method === "GET") return response.end(JSON.stringify({ data: [] }));
    const raw = {
      credential: credential?.toUpperCase() ?? "",
      headers: headersOf(request),
      body: await bodyOf(request),
    };
    const { ctx, life } = (server as Server).now();
    try {
      const refused = await receiveCallback(ctx, raw).then(
        () => undefined,
        (error) => asAppError(error)?.code ?? "failed",
      );
      const { status, body } = callbackAnswer(ctx, { credential: raw.credential, refused });
      await life.effect("answer to the gateway", async () => response.writeHead(status).end(body));
    } catch {
      response.destroy();
    }
    // Whoever comes next finds a process.
    if (life.dead) await (server as Server).untilAnswered(async () => undefined);
  });
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  const at = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const env = readEnv({
    ...{ ...process.env, DATABASE_URL: database.url, CALLBACK_ORIGIN: at },
    ...{ ALIPAY_GATEWAY: `${gateways.url}/gateway.do`, WECHAT_GATEWAY: gateways.url },
  });
  const platform = openPlatform(env, "test");
  const cashier = openCashier(gateways.url);
  // The gateways tell of nothing by themselves: the story says when.
  await cashier.control("/control", { faults: { drop: { attempts: "all" } } });
  return {
    platform,
    cashier,
    serve(now) {
      server = now;
    },
    refundsArrived: () =>
      eventually(async () => {
        const refunds = [...(await readBooks(gateways.url)).values()].flatMap((trade) => trade.refunds);
        return refunds.every(({ state }) => state !== "PROCESSING");
      }),
    async audit(witness) {
      const nothing = { seen: [], believed: [], holds: [], losses: [], withdrawn: [], givenBack: [], cancelled: [] };
      return judge(
        await readEvidence({
          ...{ databaseUrl: database.url, redisUrl: env.REDIS_URL, paymentOrigin: gateways.url },
          ...{ gatewayOrigin: at, inngestOrigin: at, witness: { ...nothing, ...witness } },
        }),
      );
    },
    async close() {
      await platform.close();
      door.close();
      door.closeAllConnections();
      await gateways.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function ownDatabase(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  const at = new URL(url);
  const name = `${at.pathname.slice(1)}_crash_${newId().slice(-8)}`;
  const connection = await mariadb.createConnection({
    ...{ host: at.hostname, port: Number(at.port), user: at.username, password: decodeURIComponent(at.password) },
    multipleStatements: true,
  });
  await connection.query(`CREATE DATABASE ${name}; USE ${name}`);
  const dir = new URL("../../../packages/db/migrations/", import.meta.url);
  for (const file of readdirSync(dir).sort())
    if (file.endsWith(".sql"))
      await connection.query(readFileSync(new URL(file, dir), "utf8").split("-- migrate:down")[0] as string);
  at.pathname = `/${name}`;
  return {
    url: at.href,
    async drop() {
      await connection.query(`DROP DATABASE ${name}`);
      await connection.end();
    },
  };
}

function headersOf(request: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
