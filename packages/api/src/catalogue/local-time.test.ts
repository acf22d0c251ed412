import { describe, expect, it } from "vitest";
import { refusalCode } from "../testing/test-platform.ts";
import { localOf, momentOf } from "./local-time.ts";

const code = (local: string, zone: string) => refusalCode(Promise.resolve().then(() => momentOf(local, zone)));

describe("a time on the venue's clock", () => {
  it("is the same moment for everybody", () => {
    expect(momentOf("2026-12-24T19:30", "Asia/Shanghai").toISOString()).toBe("2026-12-24T11:30:00.000Z");
    expect(momentOf("2027-07-01T20:00", "Europe/London").toISOString()).toBe("2027-07-01T19:00:00.000Z");
    expect(momentOf("2027-01-01T00:15", "Pacific/Auckland").toISOString()).toBe("2026-12-31T11:15:00.000Z");
    expect(localOf(new Date("2026-12-24T11:30:00Z"), "Asia/Shanghai")).toBe("2026-12-24T19:30");
  });

  it("is refused where clocks jump over it, and on days that are none", async () => {
    expect(await code("2027-03-28T01:30", "Europe/London")).toBe("TIME_DOES_NOT_EXIST");
    expect(await code("2027-02-30T19:30", "Asia/Shanghai")).toBe("TIME_DOES_NOT_EXIST");
  });

  it("is the first of two where clocks go back", () => {
    expect(momentOf("2027-10-31T01:30", "Europe/London").toISOString()).toBe("2027-10-31T00:30:00.000Z");
  });
});
