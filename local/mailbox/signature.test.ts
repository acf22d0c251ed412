import { expect, test } from "vitest";
import { canonicalRequest, sha256, signatureOf } from "./signature.ts";

test("the vendor's documented example gives the vendor's documented signature", () => {
  const headers = {
    host: "ecs.cn-shanghai.aliyuncs.com",
    "x-acs-action": "RunInstances",
    "x-acs-content-sha256": sha256(""),
    "x-acs-date": "2023-10-26T10:22:32Z",
    "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
    "x-acs-version": "2014-05-26",
  };
  const query = new URLSearchParams("ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai");
  const canonical = canonicalRequest({ method: "POST", path: "/", query, headers, body: "" }, Object.keys(headers));
  expect(signatureOf(canonical, "YourAccessKeySecret")).toBe(
    "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
  );
});
