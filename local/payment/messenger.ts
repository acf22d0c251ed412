import { alipayMessenger } from "./alipay-messages.ts";
import type { NotificationRow, Vendor } from "./books.ts";
import type { Forgery } from "./forgeries.ts";
import type { Sandbox } from "./sandbox.ts";
import { wechatMessenger } from "./wechat/messages.ts";

/** A notification as it goes over the wire. */
export type Letter = { headers: Record<string, string>; body: string };

/** How one vendor writes its notifications, and when it takes them as heard. */
export type Messenger = {
  /** Milliseconds between the tries; there is one more try than intervals. */
  intervals: number[];
  patienceMs: number;
  genuine(sandbox: Sandbox, row: NotificationRow): Letter;
  /** A notification the merchant must not believe, made from a genuine one; undefined where this vendor's cannot be forged so. */
  forged(sandbox: Sandbox, row: NotificationRow, kind: Forgery): Letter | undefined;
  acknowledges(status: number, body: string): boolean;
};

export const messengers: Record<Vendor, Messenger> = { alipay: alipayMessenger, wechat: wechatMessenger };
