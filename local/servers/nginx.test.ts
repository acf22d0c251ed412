import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Child } from "./child.ts";
import { startNginx } from "./nginx.ts";
import { freePort } from "./ports.ts";

const dir = mkdtempSync(join(tmpdir(), "kaimu-nginx-"));
const servers: Server[] = [];
let nginx: Child;
let origin: string;
let adminOrigin: string;

type Mirrored = { name: string; path: string; headers: Record<string, string> };

/** Answers with what it was asked, as the gateway and the Next app behind Nginx see it. */
async function mirror(name: string): Promise<number> {
  const port = await freePort();
  const server = createServer((request, response) => {
    response.end(JSON.stringify({ name, path: request.url, headers: request.headers }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return port;
}

beforeAll(async () => {
  const [web, admin] = [await freePort(), await freePort()];
  origin = `http://127.0.0.1:${web}`;
  adminOrigin = `http://127.0.0.1:${admin}`;
  nginx = await startNginx({
    dir,
    gatewayPort: await mirror("gateway"),
    audiences: [
      { name: "web", port: web, origin, appPort: await mirror("web") },
      { name: "admin", port: admin, origin: adminOrigin, appPort: await freePort() },
    ],
  });
});

afterAll(async () => {
  await nginx?.stop();
  for (const server of servers) server.close();
  rmSync(dir, { recursive: true, force: true });
});

test("calls, events and callbacks go to the gateway, everything else to the app", async () => {
  for (const path of ["/trpc/catalogue.home", "/events?performance=1", "/callbacks/alipay", "/MP_verify_aB3.txt"])
    expect(await (await fetch(origin + path)).json()).toMatchObject({ name: "gateway", path });
  for (const path of ["/", "/trpcx", "/_next/static/a.js"])
    expect(await (await fetch(origin + path)).json()).toMatchObject({ name: "web", path });
});

test("a stranger cannot write headers that the processes behind believe", async () => {
  const forged = {
    "x-kaimu-audience": "ops",
    "x-forwarded-for": "8.8.8.8",
    "x-forwarded-host": "evil.example",
    "x-middleware-subrequest": "middleware",
    traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  };
  for (const path of ["/trpc/identity.me", "/"]) {
    const { headers } = (await (await fetch(origin + path, { headers: forged })).json()) as Mirrored;
    expect(headers).toMatchObject({
      "x-kaimu-audience": "web",
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-host": origin.slice("http://".length),
      traceparent: forged.traceparent,
    });
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f]{32}$/);
    if (path === "/") expect(headers).not.toHaveProperty("x-middleware-subrequest");
  }
});

test("metrics and readiness are not shown outside, and every answer carries its protection", async () => {
  for (const path of ["/metrics", "/readyz", "/api/metrics", "/api/inngest"])
    expect((await fetch(origin + path)).status, path).toBe(404);
  const { headers } = await fetch(origin);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
});

test("another name of this machine is sent on to the audience's own address", async () => {
  const page = await fetch(`${origin.replace("127.0.0.1", "localhost")}/e/1?a=b`, { redirect: "manual" });
  expect([page.status, page.headers.get("location")]).toEqual([307, `${origin}/e/1?a=b`]);
});

test("while an app is away people read that they should try again, in both languages", async () => {
  const answer = await fetch(adminOrigin);
  expect(answer.status).toBe(502);
  expect(await answer.text()).toMatch(/稍后再试[\s\S]*try again/);
});
