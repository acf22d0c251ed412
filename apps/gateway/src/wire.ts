import superjson from "superjson";

/** A value as the pages' clients read it: what JSON can say is left as it is, so that only dates and the like pay for being more. */
export function toWire(value: unknown): { json: unknown; meta?: unknown } {
  return isPlain(value) ? { json: value } : superjson.serialize(value);
}

/** The value that a client has sent. Throws on what is no JSON. */
export function fromWire(text: string): unknown {
  const sent = JSON.parse(text) as Parameters<typeof superjson.deserialize>[0] | null;
  return sent && typeof sent === "object" && "json" in sent && !sent.meta
    ? sent.json
    : superjson.deserialize(sent as never);
}

/** Whether JSON says all of it: text, finite numbers, yes and no, null, lists and plain objects of them. */
function isPlain(value: unknown): boolean {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return true;
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const key in value) if (!isPlain(value[key as keyof typeof value])) return false;
  return true;
}
