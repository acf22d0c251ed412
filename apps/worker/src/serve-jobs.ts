import type { RequestListener } from "node:http";
import { jobs, type Platform } from "@kaimu/api";
import type { Inngest } from "inngest";
import { serve } from "inngest/node";

/** How often the worker tells the Inngest server about its functions: a server that lost its memory learns them again. */
const registerEveryMs = 30_000;

/** The durable functions as an HTTP handler, and their registration. */
export function serveJobs(
  platform: Platform,
  inngest: Inngest,
): { handler: RequestListener; register(origin: string): { stop(): void } } {
  const handler = serve({
    client: inngest,
    functions: jobs.map((job) => job(inngest, platform)),
    servePath: "/api/inngest",
  });
  return {
    handler,
    register(origin) {
      let timer: NodeJS.Timeout;
      const again = async () => {
        const done = await fetch(`${origin}/api/inngest`, { method: "PUT", signal: AbortSignal.timeout(5_000) })
          .then((answer) => answer.ok)
          .catch(() => false);
        if (!done) platform.log.warn("functions not registered yet, will try again");
        timer = setTimeout(again, done ? registerEveryMs : 1_000);
      };
      timer = setTimeout(again, 0);
      return { stop: () => clearTimeout(timer) };
    },
  };
}
