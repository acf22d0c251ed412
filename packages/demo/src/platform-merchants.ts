import type { Env } from "@kaimu/api";
import { demoId } from "./demo-id.ts";

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
