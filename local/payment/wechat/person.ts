import type { IncomingMessage } from "node:http";

/** Who may hold the phone. The one who does is kept in a cookie of the sandbox's; without it, it is the buyer. */
export const PEOPLE = {
  buyer: { openId: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", name: "买家本人" },
  friend: { openId: "oUpF8uFr1end0M2pxb1Q9zNjWeS6o", name: "买家的朋友（另一个微信号）" },
  shy: { openId: "", name: "不允许网站确认身份的人" },
} as const;

export const COOKIE = "wechat_person";

/** The person at the phone, and whether somebody chose him. */
export function personOf(request: IncomingMessage): { openId: string; chosen: boolean } {
  const name = new RegExp(`(?:^|; )${COOKIE}=(\\w+)`).exec(request.headers.cookie ?? "")?.[1];
  const chosen = Object.hasOwn(PEOPLE, name ?? "");
  return { openId: PEOPLE[chosen ? (name as keyof typeof PEOPLE) : "buyer"].openId, chosen };
}
