import { describe, expect, it } from "vitest";
import { newId } from "../platform/ids.ts";
import { agentOfLink, linkSeconds, signLink } from "./link.ts";

const secret = Buffer.alloc(32, 7).toString("base64");
const now = new Date("2026-12-24T04:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

describe("the cookie of an agent's link", () => {
  it("names its agent for a day", () => {
    const agentId = newId();
    const cookie = signLink(secret, { agentId, now });
    expect(agentOfLink(secret, { cookie, now })).toBe(agentId);
    expect(agentOfLink(secret, { cookie, now: later(linkSeconds - 1) })).toBe(agentId);
    expect(agentOfLink(secret, { cookie, now: later(linkSeconds) })).toBeUndefined();
  });

  it("is nobody's when it was changed, lengthened or made up", () => {
    const [agentId = "", until = "", signed] = signLink(secret, { agentId: newId(), now }).split(".");
    const longer = String(Number(until) + 1);
    const others = [
      `${newId()}.${until}.${signed}`,
      `${agentId}.${longer}.${signed}`,
      `${agentId}.${until}.`,
      "",
      "a.b.c.d",
    ];
    for (const cookie of [...others, undefined]) expect(agentOfLink(secret, { cookie, now })).toBeUndefined();
    const elsewhere = Buffer.alloc(32, 8).toString("base64");
    const cookie = signLink(elsewhere, { agentId, now });
    expect(agentOfLink(secret, { cookie, now })).toBeUndefined();
  });
});
