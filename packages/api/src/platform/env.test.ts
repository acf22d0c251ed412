import { describe, expect, it } from "vitest";
import { readEnv } from "./env.ts";

describe("the environment", () => {
  it("is whole in a running platform", () => {
    expect(readEnv().SMS_SIGN_NAME).toBe("开幕");
  });

  it("names a variable that is missing, in one line", () => {
    expect(() => readEnv({ ...process.env, DATABASE_URL: undefined })).toThrow(
      /^environment: DATABASE_URL is missing$/,
    );
  });

  it("names one that is malformed and keeps its value to itself", () => {
    const read = () => readEnv({ ...process.env, AUTH_SECRET: "too short a secret", REDIS_URL: "localhost" });
    expect(read).toThrow(/AUTH_SECRET must be 32 bytes in base64/);
    expect(read).toThrow(/REDIS_URL must be/);
    expect(read).not.toThrow(/too short a secret/);
  });

  it("takes WeChat's file of our domain by name and content, and nothing that could be another path", () => {
    const read = (WECHAT_DOMAIN_FILE: string) => () => readEnv({ ...process.env, WECHAT_DOMAIN_FILE });
    expect(read("MP_verify_aB3.txt=aB3")().WECHAT_DOMAIN_FILE).toBe("MP_verify_aB3.txt=aB3");
    for (const wrong of ["MP_verify_aB3.txt", "robots.txt=aB3", "MP_verify_../x.txt=aB3", "MP_verify_aB3.txt=<b>"])
      expect(read(wrong)).toThrow("WECHAT_DOMAIN_FILE must be MP_verify_….txt=content");
  });

  it("takes Redis as a server or as a cluster, and refuses what is neither", () => {
    const read = (REDIS_URL: string) => () => readEnv({ ...process.env, REDIS_URL });
    for (const url of [
      "redis://a:6379",
      "rediss://u:p@a:6379",
      "redis-cluster://a:7001",
      "rediss-cluster://:p@a:1,[::1]:2",
    ])
      expect(read(url)().REDIS_URL).toBe(url);
    for (const url of ["redis://a:1,b:2", "redis-cluster://a", "redis-cluster://a:7001,", "redis-cluster://a:70010"])
      expect(read(url)).toThrow("REDIS_URL must be redis://host:port or redis-cluster://host:port,host:port");
  });
});
