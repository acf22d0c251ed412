import { api } from "./api.ts";
import { type App, audienceOf, audiences } from "./audiences.ts";
import { nameProcess } from "./platform.ts";

/** What an app does before its first request (instrumentation.ts): a faulty environment ends the process with one line. */
export function startApp(app: App): void {
  const env = api.readEnvOrExit();
  nameProcess(app);
  // next-auth knows its own address only from here; behind Nginx the Host header is not to be believed for it.
  process.env.NEXTAUTH_URL = env[audiences[audienceOf(app)].origin];
  api.startTracing(app, env.OTEL_EXPORTER_OTLP_ENDPOINT);
}
