import { requestBytes } from "./http-client.ts";

/** Who asks: his session's token, his device's cookie, and an address of his own, as Nginx would tell it. */
export interface Asker {
  token: string;
  device: string;
  address: string;
}

/** A call of one of the buyers' procedures, ready to be written to the gateway; the input is of plain values, which superjson leaves as they are. */
export function trpcRequest(o: { procedure: string; input: unknown; as?: Asker; query?: boolean }): Buffer {
  const input = JSON.stringify({ json: o.input });
  const headers = {
    ...(o.as ? { cookie: `kaimu.web.session=${o.as.token}; ${o.as.device}`, "x-forwarded-for": o.as.address } : {}),
  };
  const path = `/trpc/${o.procedure}`;
  if (o.query) return requestBytes({ method: "GET", path: `${path}?input=${encodeURIComponent(input)}`, headers });
  return requestBytes({
    method: "POST",
    path,
    headers: { ...headers, "content-type": "application/json" },
    body: input,
  });
}

/** What a call gave, or the code of its refusal. */
export function trpcAnswer(body: string): { data?: unknown; code: string } {
  const read = JSON.parse(body) as {
    result?: { data: { json: unknown } };
    error?: { json: { data?: { refusal?: { code: string } } } };
  };
  if (read.result) return { data: read.result.data.json, code: "OK" };
  return { code: read.error?.json?.data?.refusal?.code ?? "UNREADABLE" };
}
