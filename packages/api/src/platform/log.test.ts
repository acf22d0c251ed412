import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const program = `
  import { createLog } from ${JSON.stringify(join(import.meta.dirname, "log.ts"))};
  const log = createLog("test");
  log.info({ phone: "13800000001", account: { mail: "a@b.c", name: "王小明" }, orderId: "o-1" }, "something");
`;

describe("a log line", () => {
  it("is one JSON object and hides what is personal, also when somebody forgot", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
    expect(JSON.parse(stdout)).toMatchObject({ process: "test", orderId: "o-1", msg: "something", phone: "[hidden]" });
    expect(stdout).not.toMatch(/13800000001|a@b\.c|王小明/);
  });
});
