import type { Breakers } from "../platform/breakers.ts";
import type { Env } from "../platform/env.ts";
import { alipayGateway } from "./alipay/alipay-gateway.ts";
import type { PaymentGateways } from "./gateway.ts";
import { wechatGateway } from "./wechat/wechat-gateway.ts";

/** A gateway for each merchant account whose keys are in the environment. Another vendor is another folder, and a line here. */
export function openGateways(env: Env, breakers: Breakers): PaymentGateways {
  const gateways: PaymentGateways = {};
  for (const [credential, keys] of Object.entries(env.merchants.alipay))
    gateways[credential] = alipayGateway(keys, env.ALIPAY_GATEWAY, breakers.alipay);
  for (const [credential, keys] of Object.entries(env.merchants.wechat))
    if (env.WECHAT_GATEWAY) gateways[credential] = wechatGateway(keys, env.WECHAT_GATEWAY, breakers.wechat);
  return gateways;
}
