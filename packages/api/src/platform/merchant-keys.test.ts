import { describe, expect, it } from "vitest";
import { readEnv } from "./env.ts";
import { merchantKeys } from "./merchant-keys.ts";

const key = "k".repeat(200);
const wechat = (name: string) => ({
  [`${name}_MCH_ID`]: "1900000001",
  [`${name}_APP_ID`]: "wx1",
  [`${name}_SERIAL_NO`]: "3775B6A45ACD588826D15E583A95F5DD00000001",
  [`${name}_PRIVATE_KEY`]: key,
  [`${name}_API_V3_KEY`]: "0123456789abcdef0123456789abcdef",
});

describe("keys of merchant accounts", () => {
  it("are read for the platform and for organizers beside it", () => {
    const { keys, faults } = merchantKeys({
      ...wechat("WECHAT"),
      ...wechat("WECHAT_DAWN"),
      WECHAT_DAWN_MCH_ID: "1900000002",
    });
    expect(faults).toEqual([]);
    expect(Object.entries(keys.wechat).map(([credential, { MCH_ID }]) => [credential, MCH_ID])).toEqual([
      ["WECHAT", "1900000001"],
      ["WECHAT_DAWN", "1900000002"],
    ]);
    expect(keys.alipay).toEqual({});
  });

  it("that are missing or malformed are named, never shown", () => {
    const given = {
      ...process.env,
      ...wechat("WECHAT_DAWN"),
      WECHAT_DAWN_API_V3_KEY: "secret",
      WECHAT_DAWN_SERIAL_NO: "",
    };
    const said = () => readEnv({ ...given, WECHAT_DAWN_PUBLIC_KEY: key });
    expect(said).toThrow(/WECHAT_DAWN_API_V3_KEY must be 32 bytes/);
    expect(said).toThrow(/WECHAT_DAWN_SERIAL_NO/);
    expect(said).not.toThrow(/secret/);
    const half = merchantKeys({ ...wechat("WECHAT"), WECHAT_PUBLIC_KEY: key });
    expect(half.faults).toEqual(["WECHAT_PUBLIC_KEY and PUBLIC_KEY_ID are given together"]);
  });
});
