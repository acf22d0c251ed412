import { createServer } from "node:http";
import {
  healthOf,
  openInngest,
  openPlatform,
  readEnvOrExit,
  registry,
  showBacklog,
  showBreakers,
  startRelay,
  startTracing,
} from "@kaimu/api";
import { serveJobs } from "./serve-jobs.ts";

/** The worker: serves the durable functions to Inngest and relays the outbox to it. No pages, nothing for browsers. */
const env = readEnvOrExit();
const port = Number(process.env.WORKER_PORT ?? 4100);
startTracing("worker", env.OTEL_EXPORTER_OTLP_ENDPOINT);
const platform = openPlatform(env, "worker");
const hide = showBreakers(platform, "worker");
const inngest = openInngest(env);
const jobs = serveJobs(platform, inngest);

const server = createServer(async (request, response) => {
  const path = (request.url ?? "/").split("?", 1)[0];
  if (path === "/api/inngest") return jobs.handler(request, response);
  if (path === "/healthz") return void response.end("ok");
  if (path === "/readyz") {
    const health = await healthOf(platform);
    response.writeHead(health.ready ? 200 : 503, { "content-type": "application/json" });
    return void response.end(JSON.stringify(health));
  }
  if (path === "/metrics") {
    await showBacklog(platform);
    response.setHeader("content-type", registry.contentType);
    return void response.end(await registry.metrics());
  }
  response.writeHead(404).end();
});
server.listen(port, process.env.HOST ?? "127.0.0.1", () => platform.log.info({ port }, "worker listens"));
const registration = jobs.register(env.WORKER_ORIGIN);
const relay = startRelay({ db: platform.db, inngest, log: platform.log });

async function stop() {
  hide();
  setTimeout(() => process.exit(0), 8_000).unref();
  registration.stop();
  await relay.stop();
  server.close();
  server.closeIdleConnections();
  await new Promise((resolve) => server.on("close", resolve));
  await platform.close();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
