import { generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import { createBreaker } from "../../platform/breaker.ts";
import { refusalCode } from "../../testing/test-platform.ts";
import { alipayGateway } from "./alipay-gateway.ts";

/*
 * What Alipay itself has signed, so that what both of our sides (SDK and sandbox) do is not merely what they agreed upon.
 */

/** A payment of ¥0.10 and the key that verifies it, from the tests of Alipay's SDK: github.com/alipay/alipay-sdk-nodejs-all, test/alipay.test.ts, checkNotifySign. */
const publicKey =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqObrdC7hrgAVM98tK0nv3hSQRGGKT4lBsQjHiGjeYZjOPIPHR5knm2jnnz/YGIXIofVHkA/tAlBAd5DrY7" +
  "YpvI4tP5EONLtZKC2ghBMx7McI2wRD0xiqzxOQr1FuhZGJ8/AUokBzJrzY+aGX2xcOrxFYRlFilvVLTXg4LWjR1tdPkO6+i7wQZAIVMClPkwVRZEbaERRHlKqTzv2g" +
  "Gv5rDU8gRoe1LeaN+6BlbTqHWkQcNCUNrA8C6l17XAXGKDsm/9TFWwO8EPHHHCaQdjtV5/FdcWIt+L8SR1ss7EXTjYDFtxcKVv9rEoY1lX8T4mX+GbXfZHraG5NCF1" +
  "+XioL5JwIDAQAB";
const notification = {
  ...{ gmt_create: "2019-08-15 15:56:22", charset: "utf-8", seller_email: "z97-yuquerevenue@service.aliyun.com" },
  ...{ subject: "语雀空间 500人规模", buyer_id: "2088102534368455", invoice_amount: "0.10" },
  ...{ notify_id: "2019081500222155624068450559358070", notify_type: "trade_status_sync" },
  fund_bill_list: '[{"amount":"0.10","fundChannel":"ALIPAYACCOUNT"}]',
  ...{ trade_status: "TRADE_SUCCESS", receipt_amount: "0.10", buyer_pay_amount: "0.10", sign_type: "RSA2" },
  ...{ app_id: "2019073166072302", seller_id: "2088531891668739", gmt_payment: "2019-08-15 15:56:24" },
  ...{ notify_time: "2019-08-15 15:56:25", version: "1.0", out_trade_no: "20190815155618536-564-57" },
  ...{ total_amount: "0.10", trade_no: "2019081522001468450512505578", auth_app_id: "2019073166072302" },
  ...{ buyer_logon_id: "xud***@126.com", point_amount: "0.00" },
  sign:
    "QfTb8tqE1BMhS5qAnXtvsF3/jBkEvu9q9en0pdbBUDDjvKycZhQb7h8GDs4FKfi049PynaNuatxSgLb/nLWZpXyyh0LEWdK2S6Ri7nPwrVgOs08zugLO20vOQz44y3" +
    "ti2Ncm8/wZts1Fr2gZ7pShnVX3d1B50hbsXnObT1r/U8ONNQjWXd0HIul4TG+Q3fm3svmSvFEy0WnzuhcyHPX5Gm4ELNctL6Qd5YniGJFNcc7kopHYtI/XD9YCKCH6" +
    "Ct02rzUs9i11C9CsadtZn+WhxF26Dqt9sGEFajkJ8cxUTLi8+VCpLHsgPE8P0y095uQcDdK0YjCh4x7wVSov+lrmOQ==",
};

it("a notification that Alipay has signed is believed as it came, and not with anything in it changed", async () => {
  const ours = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const PRIVATE_KEY = ours.export({ type: "pkcs8", format: "der" }).toString("base64");
  const { app_id: APP_ID, seller_id: SELLER_ID } = notification;
  const keys = { APP_ID, SELLER_ID, PRIVATE_KEY, PUBLIC_KEY: publicKey };
  const breaker = createBreaker({ name: "alipay", counts: () => true, refusal: () => new Error() });
  const gateway = alipayGateway(keys, "http://127.0.0.1:9", breaker);
  const read = (change: Partial<typeof notification> = {}) => {
    const body = Buffer.from(String(new URLSearchParams({ ...notification, ...change })));
    return gateway.readCallback({ headers: {}, body }, new Date());
  };
  expect(await read()).toEqual({
    ...{ notificationId: notification.notify_id, outTradeNo: notification.out_trade_no },
    ...{ gatewayTradeNo: notification.trade_no, amountFen: 10, state: "paid" },
  });
  expect(await refusalCode(read({ total_amount: "0.01" }))).toBe("CALLBACK_UNSIGNED");
  expect(await refusalCode(read({ subject: "语雀空间 5000人规模" }))).toBe("CALLBACK_UNSIGNED");
});
