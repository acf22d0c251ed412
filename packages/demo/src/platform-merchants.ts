import type { Env } from "@kaimu/api";
import { demoId } from "./demo-id.ts";

/**
 * What the demo's sales of the past were paid to: an account that nobody has the keys of, so that no bill is asked for that could not know them,
 * and nobody pays to it any more.
 */
export const pastMerchant = {
  ...{ id: demoId("merchant/past"), gateway: "alipay" as const, credential: "PAST", organizerId: null },
  ...{ name: "开幕平台（旧户）", appId: "past", sellerId: "past" },
};

/** The platform's own merchant account at each gateway whose keys are in the environment. */
export function platformMerchants({ merchants: { alipay, wechat } }: Env) {
  const own = { organizerId: null, name: "开幕平台" };
  return [
    ...(alipay.ALIPAY
      ? [
          {
            ...{ id: demoId("merchant/platform"), gateway: "alipay" as const, credential: "ALIPAY", ...own },
            ...{ appId: alipay.ALIPAY.APP_ID, sellerId: alipay.ALIPAY.SELLER_ID },
          },
        ]
      : []),
    ...(wechat.WECHAT
      ? [
          {
            ...{ id: demoId("merchant/platform/wechat"), gateway: "wechat" as const, credential: "WECHAT", ...own },
            ...{ appId: wechat.WECHAT.APP_ID, sellerId: wechat.WECHAT.MCH_ID },
          },
        ]
      : []),
  ];
}
