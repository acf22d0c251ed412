import { setTimeout as pause } from "node:timers/promises";
import { statesFromBase64 } from "@kaimu/seatmap";
import type { Chance } from "./chance.ts";
import type { Tally } from "./tally.ts";

/** What a call came to. `GAVE_UP`: nobody answered for as long as a buyer waits. */
export type Said<T> = { ok: true; data: T } | { ok: false; code: string };

/** The site as one buyer's browser speaks to it: through Nginx, trying again as a page does, with the same input and so the same client key. */
export interface Site {
  ask<T>(procedure: string, input: object): Promise<Said<T>>;
  tell<T>(procedure: string, input: object): Promise<Said<T>>;
  /** What the seat map shows now: two bits a unit. Undefined when it does not come; nobody waits for it. */
  look(performanceId: string): Promise<Uint8Array | undefined>;
}

const patienceMs = 40_000;
const requestMs = 15_000;

/** `session` is the cookie of whoever has signed in. */
export function openSite(o: { origin: string; session: string; phone: boolean; chance: Chance; tally: Tally }): Site {
  const headers: Record<string, string> = {
    cookie: o.session,
    ...(o.phone ? { "user-agent": "Mozilla/5.0 (iPhone) Mobile" } : {}),
  };

  /** A browser keeps the device that it is given: strangers of one address share a limit. */
  function keepDevice(response: Response): void {
    const given = response.headers.getSetCookie().find((cookie) => cookie.startsWith("kaimu.device="));
    if (given) headers.cookie = `${o.session}; ${given.split(";")[0]}`;
  }

  async function call<T>(url: string, request: RequestInit): Promise<Said<T>> {
    const end = Date.now() + patienceMs;
    for (let pauseMs = 150; Date.now() < end; pauseMs = Math.min(2 * pauseMs, 2_000)) {
      const heard = await once<T>(url, request);
      if (!("again" in heard)) return heard;
      o.tally.add("retries", heard.again);
      await pause(heard.afterMs ?? pauseMs * (0.5 + o.chance.next()));
    }
    o.tally.add("given up", new URL(url).pathname.slice("/trpc/".length));
    return { ok: false, code: "GAVE_UP" };
  }

  async function once<T>(url: string, request: RequestInit): Promise<Said<T> | { again: string; afterMs?: number }> {
    let response: Response;
    let body: { result?: { data: { json: T } }; error?: { json: { data?: { refusal?: { code: string } } } } };
    try {
      response = await fetch(url, {
        ...request,
        headers: { ...request.headers, ...headers },
        signal: AbortSignal.timeout(requestMs),
      });
      keepDevice(response);
      body = (await response.json()) as typeof body;
    } catch {
      return { again: "no answer" };
    }
    if (body.result) return { ok: true, data: body.result.data.json };
    const code = body.error?.json.data?.refusal?.code ?? `HTTP ${response.status}`;
    if (response.status === 429)
      return { again: code, afterMs: Math.min(10, Number(response.headers.get("retry-after") ?? 5)) * 1_000 };
    return response.status >= 500 ? { again: code } : { ok: false, code };
  }

  return {
    ask: (procedure, input) =>
      call(`${o.origin}/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`, {}),
    tell: (procedure, input) =>
      call(`${o.origin}/trpc/${procedure}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ json: input }),
      }),
    async look(performanceId) {
      try {
        const address = `${o.origin}/seats/state/${performanceId}`;
        const answer = await fetch(address, { headers, signal: AbortSignal.timeout(requestMs) });
        const said = (await answer.json()) as { states?: string };
        return said.states === undefined ? undefined : statesFromBase64(said.states);
      } catch {
        return undefined;
      }
    },
  };
}
