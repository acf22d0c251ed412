import type { KeyObject } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";

/** What every part of the payment sandbox stands on. */
export type Sandbox = {
  books: DatabaseSync;
  appId: string;
  sellerId: string;
  merchantKey: KeyObject;
  ownKey: KeyObject;
  wechat: WechatSide;
  /** Factor on the vendor's repeat intervals (4 m, 10 m, …); 1 is the vendor's own pace. */
  notifyScale: number;
  now: () => number;
  /** Tells the clockwork that something new may be due. */
  wake: () => void;
};

/** What WeChat knows of its merchant, and its own public key; its certificates are in the books. */
export type WechatSide = {
  mchId: string;
  appId: string;
  /** The app of app orders, where it is another. */
  mobileAppId?: string | undefined;
  appSecret?: string | undefined;
  merchantSerial: string;
  merchantKey: KeyObject;
  apiV3Key: string;
  publicKeyId: string;
  publicKeyPrivate: KeyObject;
};

/** A refusal in Alipay's words: goes out as sub_code and sub_msg with code 40004, or in WeChat's own words for the same (wechat/refusals.ts). */
export class Refusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
