import { api } from "./api.ts";
import { platform } from "./platform.ts";

const fresh = { headers: { "cache-control": "no-store" } };

/** GET /healthz: the process is there and answers. It says nothing of the stores: restarting this process would not mend them. */
export function healthz(): Response {
  return new Response("ok\n", fresh);
}

/** GET /readyz: 200 when MySQL and Redis answer, else 503; the body says which of them does not. */
export async function readyz(): Promise<Response> {
  const health = await api.healthOf(platform());
  return Response.json(health, { status: health.ready ? 200 : 503, ...fresh });
}

/** GET /api/metrics: this process's metrics for Prometheus; Nginx does not pass it on. */
export async function metrics(): Promise<Response> {
  return new Response(await api.registry.metrics(), { headers: { "content-type": api.registry.contentType } });
}
