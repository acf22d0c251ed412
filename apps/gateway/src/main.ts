import { createServer } from "node:http";
import { openPlatform, readEnvOrExit, showBreakers, startTracing } from "@kaimu/api";
import { handle } from "./handle.ts";

/** The API gateway: the routers over bare Node HTTP, payment callbacks, health and metrics. Nginx stands before it. */
const env = readEnvOrExit();
const port = Number(process.env.GATEWAY_PORT ?? 4000);
startTracing("gateway", env.OTEL_EXPORTER_OTLP_ENDPOINT);
const platform = openPlatform(env, "gateway");
const hide = showBreakers(platform, "gateway");
const server = createServer(handle(platform));
// Longer than Nginx keeps its connections, so that it never writes into one that is being closed here.
server.keepAliveTimeout = 75_000;
server.listen(port, process.env.HOST ?? "127.0.0.1", () => platform.log.info({ port }, "gateway listens"));

async function stop() {
  hide();
  server.close();
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 5_000).unref();
  await new Promise((resolve) => server.on("close", resolve));
  await platform.close();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
