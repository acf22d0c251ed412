import { describe, expect, it } from "vitest";
import { newId } from "../platform/ids.ts";
import { webRouter } from "../router/web.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { createRoom } from "../testing/waiting-room.ts";
import { callerFactory } from "../trpc.ts";
import { newClient } from "./client.ts";

const { system, contextFor } = testPlatform();

describe("joining a queue", () => {
  it("with ever more accounts from one device must be paid for by work; a household is let in, and so is everyone else", async () => {
    const { performanceId } = await createRoom(system);
    const join = (device: string) => {
      const who = { kind: "buyer" as const, accountId: newId() };
      const caller = callerFactory(webRouter)(contextFor(who, { client: newClient(device), address: newId() }));
      return refusalCode(caller.admission.join({ performanceId }));
    };
    const device = newId();
    for (let i = 0; i < 5; i++) expect(await join(device)).toBe("no refusal");
    expect(await join(device)).toBe("CHALLENGE_REQUIRED");
    expect(await join(newId())).toBe("no refusal");
  });
});
